import { addDays, addMonths, type Day } from './day.ts';

/** How long a review holds: a whole number of days or months, or for ever. */
export type Interval = { days: number } | { months: number } | 'never';

/** What every such length of time looks like. It has no flags, so that a JSON Schema can hold it. */
export const intervalPattern = /* @__PURE__ */ pattern();

/** Made by a function, so that it is left out of what browsers load, which read none. */
function pattern(): RegExp {
  const anyCase = (word: string) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
  const units = ['day', 'week', 'month', 'year'].map(anyCase).join('|');
  return new RegExp(`^\\s*(?:${anyCase('never')}|(?!0+\\D)(\\d{1,4})\\s*(${units})[sS]?)\\s*$`);
}

/**
 * Reads a duration as people write it: `90 days`, `2 weeks`, `6 months`, `6 month`, `1 year`, `never`.
 *
 * Returns `undefined` for anything else, and for nothing at all of a unit (`0 days`).
 */
export function parseInterval(text: unknown): Interval | undefined {
  const match = typeof text === 'string' ? intervalPattern.exec(text) : null;
  if (match === null) return undefined;
  const [, digits, unit] = match;
  const count = Number(digits);
  switch (unit?.toLowerCase()) {
    case undefined:
      return 'never';
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
