import { addDays, type Day } from '../freshness/day.ts';
import { everyoneIn } from '../freshness/assignees.ts';
import { responsibleFor, type ReviewFacts } from '../freshness/review.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { reviewedIn, reviewFacts } from '../wiki/review.ts';
import { inOrderOfDue } from '../freshness/worklist.ts';

/** The pages a person answers for, in the order in which they fall due. */
export function pagesOf(wiki: Wiki, id: string): Entry[] {
  return inOrder(
    wiki,
    reviewedIn(wiki).filter((entry) => entry.owner === id),
  );
}

/** The pages of others that fall to a person on some day, by their owner: who is away or has left, or nobody. */
export function pagesForOthers(wiki: Wiki, id: string): { owner: Entry | undefined; entries: Entry[] }[] {
  const entries = reviewedIn(wiki).filter((entry) => {
    return entry.owner !== id && fallsTo(reviewFacts(entry, wiki)).has(id);
  });
  const byOwner = Map.groupBy(inOrder(wiki, entries), ({ owner }) => owner);
  return [...byOwner].map(([owner, entries]) => ({ owner: wiki.byKey.get(`people/${owner}`), entries }));
}

/** Everyone something falls to on some day. That changes only where an absence begins or ends, or someone leaves. */
export function fallsTo(facts: Pick<ReviewFacts, 'assignees' | 'needsWork'>): Set<string> {
  const everyone = [facts.assignees, facts.needsWork?.asked].flatMap((each) =>
    each ? everyoneIn(each) : [],
  );
  const turns = everyone.flatMap(({ away, left }) => [
    ...(away ? [away.from, addDays(away.until, 1)] : []),
    ...(left ? [addDays(left, 1)] : []),
  ]);
  const days = [longAgo, ...turns];
  return new Set(days.flatMap((day) => responsibleFor(facts, day)?.id ?? []));
}

const longAgo = '1000-01-01' as Day;

function inOrder(wiki: Wiki, entries: readonly Entry[]): Entry[] {
  return inOrderOfDue(entries, (entry) => reviewFacts(entry, wiki));
}
