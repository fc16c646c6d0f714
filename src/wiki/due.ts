import type { Day } from '../freshness/day.ts';
import type { Interval } from '../freshness/interval.ts';
import { dueOn, isKeptOn } from '../freshness/review.ts';
import type { Wiki } from './wiki.ts';
import { reviewedIn, reviewFacts } from './review.ts';

/** The days on which pages fall due, in order, by the ids of their owners. */
export function dueByOwner(wiki: Wiki): Map<string, Day[]> {
  const due = new Map<string, Day[]>();
  for (const entry of reviewedIn(wiki)) {
    const day = dueOn(reviewFacts(entry, wiki));
    if (entry.owner === undefined || day === undefined) continue;
    const days = due.get(entry.owner) ?? [];
    days.push(day);
    due.set(entry.owner, days);
  }
  return new Map([...due].map(([owner, days]) => [owner, days.toSorted()]));
}

/** How long a review of each page holds that is kept on a day, by the ids of their owners. */
export function intervalsByOwner(wiki: Wiki, today: Day): Map<string, Interval[]> {
  const kept = reviewedIn(wiki).filter((entry) => isKeptOn(reviewFacts(entry, wiki), today));
  const owned = Map.groupBy(kept, ({ owner }) => owner ?? '');
  return new Map(
    [...owned].map(([owner, entries]) => [owner, entries.map((entry) => reviewFacts(entry, wiki).every)]),
  );
}
