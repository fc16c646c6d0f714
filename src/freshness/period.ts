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
export function parsePeriod(text: unknown): Readonly<Period> | undefined {
  if (typeof text !== 'string' || !periodPattern.test(text)) return undefined;
  if (!known.has(text)) known.set(text, findPeriod(text));
  return known.get(text);
}

/** A wiki names few periods, and where a number stands on its days asks for each a thousand times. */
const known = new Map<string, Period | undefined>();

function findPeriod(text: string): Period | undefined {
  const year = text.slice(0, 4);
  const rest = text.slice(5);
  if (rest.startsWith('W')) return weekOf(year, Number(rest.slice(1)));
  if (rest.startsWith('Q')) return months(year, Number(rest.slice(1)) * 3 - 2, 3, 'quarter');
  return rest === '' ? months(year, 1, 12, 'year') : months(year, Number(rest), 1, 'month');
}

/** The latest periods of a length that are over on a day, the newest first. */
export function finishedPeriods(length: Length, today: Day, count: number): string[] {
  if (count === 0) return [];
  const current = parsePeriod(periodOf(length, today));
  if (current === undefined) return [];
  const before = addDays(current.first, -1);
  return [periodOf(length, before), ...finishedPeriods(length, before, count - 1)];
}

/** A period as people say it: “October 2026”, “Q3 2026”, “week 44 of 2026”. What is none stays as it is. */
export function periodInWords(text: string): string {
  const period = parsePeriod(text);
  if (period === undefined) return text;
  const year = text.slice(0, 4);
  switch (period.length) {
    case 'week':
      return `week ${Number(text.slice(6))} of ${year}`;
    case 'month':
      return `${monthNames[Number(text.slice(5)) - 1]} ${year}`;
    case 'quarter':
      return `${text.slice(5)} ${year}`;
    case 'year':
      return year;
  }
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What the period of a length is called that a day lies in. */
export function periodOf(length: Length, day: Day): string {
  const [year = '', month = ''] = day.split('-');
  switch (length) {
    case 'week':
      return weekName(day);
    case 'month':
      return `${year}-${month}`;
    case 'quarter':
      return `${year}-Q${Math.ceil(Number(month) / 3)}`;
    case 'year':
      return year;
  }
}

function months(year: string, month: number, count: number, length: Length): Period | undefined {
  const first = parseDay(`${year}-${String(month).padStart(2, '0')}-01`);
  return first && { length, first, last: addDays(addMonths(first, count), -1) };
}

/** The first week of a year is the one with its fourth of January. */
function weekOf(year: string, week: number): Period | undefined {
  const fourth = parseDay(`${year}-01-04`);
  if (fourth === undefined) return undefined;
  const first = addDays(mondayOf(fourth), (week - 1) * 7);
  // Its Thursday says which year a week belongs to.
  return addDays(first, 3).startsWith(year) ? { length: 'week', first, last: addDays(first, 6) } : undefined;
}

function weekName(day: Day): string {
  const thursday = addDays(mondayOf(day), 3);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(parseDay(`${year}-01-01`) ?? thursday, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The week, month, quarter or year in which a day lies. */
export function periodAt(day: Day, length: Length): Period {
  const period = parsePeriod(periodOf(length, day));
  if (period === undefined) throw new RangeError(`No ${length} is known that ${day} lies in.`);
  return period;
}

/** A period as it is written in files. */
export function nameOf({ first, length }: Period): string {
  return periodOf(length, first);
}
