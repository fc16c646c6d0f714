import { addDays, addMonths, type Day } from './day.ts';

/** How long a review holds: a whole number of days or months, or for ever. */
export type Interval = { days: number } | { months: number } | 'never';

const pattern = /^(\d{1,4})\s*(day|week|month|year)s?$/i;

/**
 * Reads a duration as people write it: `90 days`, `2 weeks`, `6 months`, `6 month`, `1 year`, `never`.
 *
 * Returns `undefined` for anything else, and for nothing at all of a unit (`0 days`).
 */
export function parseInterval(text: unknown): Interval | undefined {
  if (typeof text !== 'string') return undefined;
  if (/^never$/i.test(text.trim())) return 'never';
  const [, digits, unit] = pattern.exec(text.trim()) ?? [];
  const count = Number(digits);
  if (unit === undefined || count === 0) return undefined;
  switch (unit.toLowerCase()) {
    case 'day':
      return { days: count };
    case 'week':
      return { days: count * 7 };
    case 'month':
      return { months: count };
    default:
      return { months: count * 12 };
  }
}

/** The day an interval that began on a day ends; `undefined` where it never does. */
export function endOf(interval: Interval, from: Day): Day | undefined {
  if (interval === 'never') return undefined;
  return 'days' in interval ? addDays(from, interval.days) : addMonths(from, interval.months);
}
