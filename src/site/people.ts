import type { Person } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/index.ts';
import { reviewFacts } from '../wiki/review.ts';
import { inOrderOfDue } from './worklist.ts';

/** The pages a person answers for, in the order in which they fall due. */
export function pagesOf(wiki: Wiki, id: string): Entry[] {
  const own = wiki.entries.filter((entry) => entry.owner === id);
  return inOrderOfDue(own, (entry) => reviewFacts(entry, wiki));
}

/** The people whose pages fall to a person while they are away. */
export function coveredBy(wiki: Wiki, id: string): Entry[] {
  return wiki.people.filter((each) => (each.data as Person | undefined)?.coveredBy === id);
}
