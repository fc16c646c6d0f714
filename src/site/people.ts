import { addDays, type Day } from '../freshness/day.ts';
import { everyoneIn } from '../freshness/assignees.ts';
import { responsibleFor, type ReviewFacts } from '../freshness/review.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { reviewedIn, reviewFacts } from '../wiki/review.ts';
import { inOrderOfDue } from '../freshness/worklist.ts';

/** The pages a person answers for, in the order in which they fall due. */
export function pagesOf(wiki: Wiki, id: string): Entry[] {
  return pagesBy(wiki).own.get(id) ?? [];
}

/** The pages of others that fall to a person on some day, by their owner: who is away or has left, or nobody. */
export function pagesForOthers(wiki: Wiki, id: string): { owner: Entry | undefined; entries: Entry[] }[] {
  const byOwner = Map.groupBy(pagesBy(wiki).ofOthers.get(id) ?? [], ({ owner }) => owner);
  return [...byOwner].map(([owner, entries]) => ({ owner: wiki.byKey.get(`people/${owner}`), entries }));
}

/** Pages by those they fall to, in the order in which they fall due. */
interface PagesBy {
  own: ReadonlyMap<string | undefined, Entry[]>;
  ofOthers: ReadonlyMap<string, Entry[]>;
}

/** Found once, and not for each person. */
function pagesBy(wiki: Wiki): PagesBy {
  const known = byPerson.get(wiki) ?? findPagesBy(wiki);
  byPerson.set(wiki, known);
  return known;
}

const byPerson = new WeakMap<Wiki, PagesBy>();

function findPagesBy(wiki: Wiki): PagesBy {
  const pages = inOrderOfDue(reviewedIn(wiki), (entry) => reviewFacts(entry, wiki));
  const fallen = pages.flatMap((entry) =>
    [...fallsTo(reviewFacts(entry, wiki))].map((person) => ({ person, entry })),
  );
  const others = Map.groupBy(
    fallen.filter(({ person, entry }) => entry.owner !== person),
    ({ person }) => person,
  );
  return {
    own: Map.groupBy(pages, ({ owner }) => owner),
    ofOthers: new Map(Array.from(others, ([person, found]) => [person, found.map(({ entry }) => entry)])),
  };
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
