import { collectionOf } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { sectionOf, sectionsIn } from '../wiki/sections.ts';

/** The pages before and after one in its folder: of what has happened on days, the earlier and the later one. */
export function neighboursOf(wiki: Wiki, entry: Entry): [Entry | undefined, Entry | undefined] {
  const places = placesIn.get(wiki) ?? findPlaces(wiki);
  placesIn.set(wiki, places);
  const entries = sectionOf(wiki, entry)?.entries ?? [];
  const at = places.get(entry) ?? 0;
  const [above, below] = [entries[at - 1], entries[at + 1]];
  // What has happened is listed from the latest on.
  return collectionOf(entry.collection)?.dated === undefined ? [above, below] : [below, above];
}

const placesIn = new WeakMap<Wiki, Map<Entry, number>>();

function findPlaces(wiki: Wiki): Map<Entry, number> {
  const all = [...sectionsIn(wiki).values()];
  return new Map(all.flatMap(({ entries }) => entries.map((entry, index) => [entry, index] as const)));
}
