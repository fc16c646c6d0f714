/** A calendar day without a time or a zone, as `YYYY-MM-DD`. Days compare as strings. */
export type Day = string & { readonly __day: unique symbol };

const pattern = /^\d{4}-\d\d-\d\d$/;
const millisecondsADay = 86_400_000;
const lastInstant = Date.UTC(9999, 11, 31);

/** The day a text names, or `undefined` where it names none (`2026-02-30`, `22.11.2026`). */
export function parseDay(text: unknown): Day | undefined {
  if (typeof text !== 'string' || !pattern.test(text)) return undefined;
  const [year = NaN, month = NaN, day = NaN] = text.split('-').map(Number);
  return fromNumbers(year, month, day) === text ? (text as Day) : undefined;
}

/** The day it is at an instant in a time zone (IANA name, as `Europe/Berlin`). Throws a `RangeError` where none is known. */
export function dayAt(instant: Date, timeZone: string): Day {
  const day = dayIfKnown(instant, timeZone);
  if (day === undefined) throw new RangeError(`The day it is in ${timeZone} cannot be told here.`);
  return day;
}

/**
 * The same for where not to know the day must not stop everything else: `undefined` where the engine does not know the
 * zone, or what it says is not that day.
 */
export function dayIfKnown(instant: Date, timeZone: string): Day | undefined {
  try {
    // A format takes ten times as long to be made, which holds up each page.
    const zoned = (instant as DateOfEngine).toTemporalInstant?.().toZonedDateTimeISO(timeZone);
    const { year, month, day } = zoned ?? numbersIn(instant, timeZone);
    const found = fromNumbers(year, month, day);
    // Nowhere is it further from the day in Greenwich: an engine that counts otherwise is found out.
    return Math.abs(daysBetween(fromInstant(instant.getTime()), found)) > 1 ? undefined : found;
  } catch {
    return undefined;
  }
}

interface YearMonthDay {
  year: number;
  month: number;
  day: number;
}

/** Where the engine has Temporal. TypeScript’s own types would have it everywhere, and Safari has none. */
interface DateOfEngine extends Date {
  toTemporalInstant?(): { toZonedDateTimeISO(timeZone: string): YearMonthDay };
}

/** Without a part that the engine does not give, it is no day. */
function numbersIn(instant: Date, timeZone: string): YearMonthDay {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat(locale, { timeZone });
  formats.set(timeZone, format);
  const parts = format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]);
  return Object.fromEntries(parts) as YearMonthDay;
}

/**
 * How a locale writes a day is its own affair; the parts of a format without options are numbers, here in our calendar
 * and in plain digits.
 */
const locale = 'en-u-ca-gregory-nu-latn';

/** Making one takes longer than a hundred uses of it. */
const formats = new Map<string, Intl.DateTimeFormat>();

export function addDays(day: Day, count: number): Day {
  return fromInstant(instantOf(day) + count * millisecondsADay);
}

/** The same day of the month, `count` months on; clamps to the month's last day (31 Jan + 1 = 28 Feb). */
export function addMonths(day: Day, count: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + count, 0)).getUTCDate();
  return fromNumbers(year, month + count, Math.min(date, lastOfMonth));
}

/** Whole days from one day to another; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((instantOf(to) - instantOf(from)) / millisecondsADay);
}

function instantOf(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function fromNumbers(year: number, month: number, day: number): Day {
  return fromInstant(Date.UTC(year, month - 1, day));
}

/** Days beyond the last that has four digits in its year are that last day. */
function fromInstant(instant: number): Day {
  return new Date(Math.min(instant, lastInstant)).toISOString().slice(0, 10) as Day;
}
