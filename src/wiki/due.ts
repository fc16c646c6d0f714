import type { Day } from '../freshness/day.ts';
import type { Interval } from '../freshness/interval.ts';
import { dueOn } from '../freshness/review.ts';
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

/** How long a review of each page holds, by the ids of their owners. */
export function intervalsByOwner(wiki: Wiki): Map<string, Interval[]> {
  const owned = Map.groupBy(reviewedIn(wiki), ({ owner }) => owner ?? '');
  return new Map(
    [...owned].map(([owner, entries]) => [owner, entries.map((entry) => reviewFacts(entry, wiki).every)]),
  );
}
