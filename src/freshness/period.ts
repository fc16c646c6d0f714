import { addDays, addMonths, daysBetween, parseDay, type Day } from './day.ts';

export type Length = 'week' | 'month' | 'quarter' | 'year';

/** A stretch of the calendar: `first` and `last` belong to it. */
export interface Period {
  length: Length;
  first: Day;
  last: Day;
}

/** What every period looks like: `2026-W44`, `2026-10`, `2026-Q4`, `2026`. It has no flags, so that a JSON Schema can hold it. */
export const periodPattern = /^\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4]|-W(?:0[1-9]|[1-4]\d|5[0-3]))?$/;

/** The days of a period; `undefined` for what is none, such as the 53rd week of a year that has 52. Weeks are those of ISO 8601. */
export function parsePeriod(text: unknown): Period | undefined {
  if (typeof text !== 'string' || !periodPattern.test(text)) return undefined;
  const year = text.slice(0, 4);
  const rest = text.slice(5);
  if (rest.startsWith('W')) return weekOf(year, Number(rest.slice(1)));
  if (rest.startsWith('Q')) return months(year, Number(rest.slice(1)) * 3 - 2, 3, 'quarter');
  return rest === '' ? months(year, 1, 12, 'year') : months(year, Number(rest), 1, 'month');
}

function months(year: string, month: number, count: number, length: Length): Period | undefined {
  const first = parseDay(`${year}-${String(month).padStart(2, '0')}-01`);
  return first && { length, first, last: addDays(addMonths(first, count), -1) };
}

/** The first week of a year is the one with its fourth of January. */
function weekOf(year: string, week: number): Period | undefined {
  const fourth = parseDay(`${year}-01-04`);
  if (fourth === undefined) return undefined;
  const monday = addDays(fourth, -((new Date(`${fourth}T00:00:00Z`).getUTCDay() + 6) % 7));
  const first = addDays(monday, (week - 1) * 7);
  // Its Thursday says which year a week belongs to.
  return addDays(first, 3).startsWith(year) ? { length: 'week', first, last: addDays(first, 6) } : undefined;
}

/** The week, month, quarter or year in which a day lies. */
export function periodAt(day: Day, length: Length): Period {
  const period = parsePeriod(nameAt(day, length));
  if (period === undefined) throw new RangeError(`No ${length} is known that ${day} lies in.`);
  return period;
}

/** A period as it is written in files. */
export function nameOf({ first, length }: Period): string {
  return nameAt(first, length);
}

function nameAt(day: Day, length: Length): string {
  const [year = '', month = ''] = day.split('-');
  if (length === 'year') return year;
  if (length === 'month') return `${year}-${month}`;
  if (length === 'quarter') return `${year}-Q${Math.ceil(Number(month) / 3)}`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(day, 3 - weekday);
  const [ofWeek = '', dayOfYear] = [thursday.slice(0, 4), daysSinceNewYear(thursday)];
  return `${ofWeek}-W${String(Math.floor(dayOfYear / 7) + 1).padStart(2, '0')}`;
}

function daysSinceNewYear(day: Day): number {
  return daysBetween(`${day.slice(0, 4)}-01-01` as Day, day);
}
