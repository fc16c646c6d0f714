/** How it stands with what was heard outside: whether it waits, and how long it took until it stood on a page. */
import { addDays, type Day } from './day.ts';
import { addWorkingDays, workingDaysBetween } from './working-days.ts';

/** What is known of a note on every day. */
export interface NoteFacts {
  /** The day it was heard. */
  on: Day;
  /** The day since which it stands on a page. */
  folded?: Day | undefined;
  /** The day on which somebody decided that it is not taken over. */
  declined?: Day | undefined;
}

/** `took` and `left` are in working days. */
export type NoteState =
  | { id: 'waits'; by: Day; left: number }
  | { id: 'late'; by: Day }
  | { id: 'taken-over'; on: Day; took: number }
  | { id: 'declined'; on: Day };

/** How many working days a note may wait. */
export const daysToTakeOver = 10;

/** How a note stands on a day. */
export function noteOn({ on, folded, declined }: NoteFacts, today: Day): NoteState {
  if (folded) return { id: 'taken-over', on: folded, took: workingDaysBetween(on, folded) };
  if (declined) return { id: 'declined', on: declined };
  const by = lastDayFor(on);
  return today > by ? { id: 'late', by } : { id: 'waits', by, left: workingDaysBetween(today, by) };
}

/** The last day to take over what was heard on a day, or to say why not. */
export function lastDayFor(on: Day): Day {
  return addWorkingDays(on, daysToTakeOver);
}

/** How long it took from hearing to the page. */
export interface LoopTime {
  /** In working days; between two notes, halfway. */
  median: number;
  /** How many notes it is the median of. */
  cases: number;
}

/** Of the notes that stand on a page, the median of the days that took; `undefined` where none does. */
export function loopTimeOf(notes: readonly Pick<NoteFacts, 'on' | 'folded'>[]): LoopTime | undefined {
  const days = notes
    .flatMap(({ on, folded }) => (folded ? [workingDaysBetween(on, folded)] : []))
    .toSorted((a, b) => a - b);
  const half = Math.floor(days.length / 2);
  const [lower, upper] = [days[days.length % 2 === 0 ? half - 1 : half], days[half]];
  if (lower === undefined || upper === undefined) return undefined;
  return { median: (lower + upper) / 2, cases: days.length };
}

/** Over how many days what was heard counts as heard often. */
export const daysCounted = 90;

/** How many of some days lie within the last 90 up to a day. */
export function heardWithin(days: readonly Day[], today: Day): number {
  const since = addDays(today, 1 - daysCounted);
  return days.filter((day) => since <= day && day <= today).length;
}
