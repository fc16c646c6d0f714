import type { Day } from '../freshness/day.ts';
import type { Outcome } from '../freshness/outcome.ts';
import { withFields } from './format.ts';

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
