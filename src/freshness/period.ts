import { addDays, addMonths, parseDay, type Day } from './day.ts';

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
