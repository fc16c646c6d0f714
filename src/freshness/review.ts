import { addDays, type Day } from './day.ts';
import { endOf, type Interval } from './interval.ts';

/** What a page's files say about its review. States are derived from it, never stored. */
export interface ReviewFacts {
  /** The day someone last confirmed that the page is true. */
  reviewed?: Day | undefined;
  /** How long that holds. */
  every: Interval;
  /** The earliest day until which a claim on the page was said to be true. */
  claimsUntil?: Day | undefined;
  /** How many days before the due day the page counts as due. */
  noticeDays: number;
}

/** From best to worst. */
export const states = ['current', 'due', 'overdue', 'unreviewed'] as const;
export type State = (typeof states)[number];

export interface Review {
  state: State;
  /** The last day on which the page holds: its review date, or the day a claim ends if that is earlier. */
  due: Day | undefined;
  /** A claim ended before the page's own review date. */
  claimExpired: boolean;
}

/**
 * The day an entry falls due: its last review plus its interval, or the end of a claim where that is earlier.
 *
 * Returns `undefined` where the entry was never reviewed, or is never due.
 */
export function dueOn(facts: ReviewFacts): Day | undefined {
  if (facts.reviewed === undefined) return undefined;
  const due = endOf(facts.every, facts.reviewed);
  if (facts.claimsUntil === undefined) return due;
  return due === undefined || facts.claimsUntil < due ? facts.claimsUntil : due;
}

/**
 * How far an entry can be trusted on a day.
 *
 * It is `due` from the first day of notice to the due day itself, `overdue` from the day after. A review that
 * lies in the future proves nothing, so such an entry is `unreviewed`.
 */
export function reviewOn(facts: ReviewFacts, today: Day): Review {
  const due = dueOn(facts);
  const claimExpired = facts.claimsUntil !== undefined && facts.claimsUntil < today;
  if (facts.reviewed === undefined || facts.reviewed > today) {
    return { state: 'unreviewed', due: undefined, claimExpired };
  }
  if (due === undefined) return { state: 'current', due, claimExpired };
  const state = due < today ? 'overdue' : addDays(due, -facts.noticeDays) <= today ? 'due' : 'current';
  return { state, due, claimExpired };
}
