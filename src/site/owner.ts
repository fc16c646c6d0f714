import type { Person } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import type { Entry } from '../wiki/entry.ts';
import { personOf, type Wiki } from '../wiki/wiki.ts';

/** Who stands in for the owner of a page, and on which days. */
export interface Cover {
  person: Person;
  from: Day;
  until: Day;
}

/** The cover of a page's owner; `undefined` where the owner is not away, or nobody covers. */
export function coverOf(wiki: Wiki, entry: Pick<Entry, 'owner'>): Cover | undefined {
  const owner = personOf(wiki, entry.owner);
  const person = personOf(wiki, owner?.coveredBy);
  return owner?.away && person && { person, ...owner.away };
}

/** The days on which something is shown, as `src/components/days.ts` reads them. */
export function daysOf(
  wiki: Wiki,
  { from, until, before }: { from?: Day; until?: Day; before?: Day | undefined },
): string {
  return JSON.stringify({ from, until, before, timeZone: wiki.settings.review.timeZone });
}
