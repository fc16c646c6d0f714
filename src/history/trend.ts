import { addDays, type Day } from '../freshness/day.ts';
import { endOf } from '../freshness/interval.ts';
import { mondayOf } from '../freshness/load.ts';
import { isKeptOn } from '../freshness/review.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { Entry } from '../wiki/entry.ts';
import { intervalOf } from '../wiki/intervals.ts';
import { isReviewed, reviewFacts } from '../wiki/review.ts';
import type { DatedReview } from './reviews.ts';

/** How many of the pages there were on a day were reviewed and not past their date. */
export interface CurrencyShare {
  day: Day;
  current: number;
  total: number;
}

/** The day with which the share over the last weeks begins. */
export function trendFrom(today: Day, weeks: number): Day {
  return addDays(mondayOf(today), -7 * (weeks - 1));
}

/**
 * How many of today's pages held on each Monday of the last weeks, and hold today.
 *
 * Only dates count: who changed what after a review is not asked for days that are over.
 */
export function trendOf(
  wiki: Wiki,
  reviews: ReadonlyMap<string, readonly DatedReview[]>,
  today: Day,
  weeks: number,
): CurrencyShare[] | undefined {
  const { entries, settings } = wiki;
  const pages = entries.filter((each) => isKept(each, wiki, today));
  if (pages.length === 0) return undefined;
  const mondays = Array.from({ length: weeks }, (_, index) => addDays(trendFrom(today, weeks), index * 7));
  // When a review ends is worked out once, not for each of the days.
  const standing = pages.map(({ file, collection }) =>
    (reviews.get(file) ?? []).map(({ from, reviewed, every }) => {
      const due = reviewed && endOf(intervalOf(collection, every, settings), reviewed);
      return { from, reviewed, due };
    }),
  );
  return [...new Set([...mondays, today])].map((day) => {
    const then = standing.flatMap((said) => said.findLast(({ from }) => from <= day) ?? []);
    const current = then.filter(
      ({ reviewed, due }) => reviewed && reviewed <= day && (due === undefined || due >= day),
    );
    return { day, current: current.length, total: then.length };
  });
}

/** Whether a page is there for readers and to be kept true: what is over or settled by now is not. */
function isKept(entry: Entry, wiki: Wiki, today: Day): boolean {
  const { draft, history } = entry;
  const isKnown = !draft && history !== undefined && history !== null && isReviewed(entry);
  return isKnown && isKeptOn(reviewFacts(entry, wiki), today);
}
