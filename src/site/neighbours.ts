import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';

/** The pages before and after one in its collection. */
export function neighboursOf(wiki: Wiki, entry: Entry): [Entry | undefined, Entry | undefined] {
  const places = placesIn.get(wiki) ?? new Map(wiki.entries.map((each, index) => [each, index]));
  placesIn.set(wiki, places);
  const at = places.get(entry) ?? 0;
  const beside = [wiki.entries[at - 1], wiki.entries[at + 1]] as const;
  const own = (other: Entry | undefined) => (other?.collection === entry.collection ? other : undefined);
  return [own(beside[0]), own(beside[1])];
}

const placesIn = new WeakMap<Wiki, Map<Entry, number>>();
