import type { Day } from '../freshness/day.ts';
import { dueOn, reviewOn, type ReviewFacts, type State } from '../freshness/review.ts';

/** In what order work is offered: what is certainly wrong, what was never checked, what comes next, what holds. */
export const urgency = ['overdue', 'unreviewed', 'due', 'current'] as const satisfies readonly State[];

/** Orders by the day a review falls due: never reviewed first, never due last. Holds on every day. */
export function inOrderOfDue<T>(items: readonly T[], factsOf: (item: T) => ReviewFacts): T[] {
  return items
    .map((item) => ({ item, rank: rank(factsOf(item)) }))
    .toSorted((a, b) => compare(a.rank, b.rank))
    .map(({ item }) => item);
}

/** How many pages are in each state on a day, given those that fall due first. */
export interface Tally {
  counts: Record<State, number>;
  /**
   * Whether the pages not given can be told: they fall due no earlier than the last one given, so they are all
   * current where that one is. Otherwise the counts are lower bounds, and `current` is not known.
   */
  complete: boolean;
}

/** Counts states on a day. `first` holds the facts of the pages that fall due first, in that order, of `total`. */
export function tally(first: readonly ReviewFacts[], total: number, today: Day): Tally {
  const counts: Record<State, number> = { overdue: 0, unreviewed: 0, due: 0, current: 0 };
  for (const facts of first) counts[reviewOn(facts, today).state]++;
  const last = first.at(-1);
  const complete = first.length >= total || (last !== undefined && reviewOn(last, today).state === 'current');
  if (complete) counts.current += total - first.length;
  return { counts, complete };
}

function rank(facts: ReviewFacts): string {
  if (facts.reviewed === undefined) return '';
  const asked = [dueOn(facts), facts.edited, ...(facts.rechecks ?? []).map(({ changed }) => changed)];
  return asked.filter((day) => day !== undefined).toSorted()[0] ?? '9999';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
