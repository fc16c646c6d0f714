import type { Day } from '../freshness/day.ts';
import type { Outcome } from '../freshness/outcome.ts';
import { withFields } from './format.ts';
import { isBlank, same, type Values } from './same.ts';

/** What someone who has checked a page says of it. */
export interface Review {
  on: Day;
  /** The id of who checked it. */
  by: string;
  outcome: Outcome;
  /** The id of who is to put it right. */
  workFor?: string | undefined;
  note?: string | undefined;
}

/** The fields that a review writes anew, in their order. */
export const reviewFieldNames = [
  'reviewed',
  'reviewedBy',
  'reviewOutcome',
  'reviewFor',
  'reviewNote',
  'reviewFirstBy',
] as const;

type ReviewFields = Record<(typeof reviewFieldNames)[number], string | undefined>;

/** A review as fields. What the last one said beyond it is gone, and so is the day of the first. */
export function fieldsOfReview({ on, by, outcome, workFor, note }: Review): ReviewFields {
  return {
    reviewed: on,
    reviewedBy: by,
    reviewOutcome: outcome,
    reviewFor: outcome === 'needs-work' ? workFor : undefined,
    reviewNote: note?.trim() || undefined,
    reviewFirstBy: undefined,
  };
}

/** Whether fields enter a review that was not there before. A note that is mended makes no new one. */
export function isReviewedAnew(was: Values, now: Values): boolean {
  const isNew = (name: string) => !isBlank(now[name]) && !same(was[name], now[name]);
  return typeof now['reviewed'] === 'string' && ['reviewed', 'reviewedBy', 'reviewOutcome'].some(isNew);
}

/**
 * The text of a page with a review. No other line of it changes.
 *
 * Throws where its fields cannot be read.
 *
 * @param order the order of the fields, for those that are new
 */
export function withReview(text: string, review: Review, order: readonly string[]): string {
  return withFields(text, fieldsOfReview(review), order);
}
