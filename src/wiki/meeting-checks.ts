/** What is asked of a meeting that is the last of its kind: when it is held again. */
import type { DataOf } from '../collections/index.ts';
import meetings from '../collections/meetings.ts';
import { expectedAfter } from '../freshness/rhythm.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { at } from './placed.ts';
import { dataOf, type Wiki } from './wiki.ts';

/** A meeting that was held again each time, until the last one named no day. Those that are held once are not asked. */
export function withoutNextDay(entry: Entry, wiki: Wiki): Problem[] {
  const own = dataOf(entry, meetings);
  if (own === undefined || own.next !== undefined) return [];
  const before = latestFirst(wiki)
    .get(own.kind)
    ?.find(({ file }) => file !== entry.file)?.data;
  if (before === undefined || before.on > own.on) return [];
  const expected = expectedAfter(own, before);
  return expected ? [at(entry, { id: 'meeting-next-missing', expected }, ['next'])] : [];
}

type Held = { file: string; data: DataOf<typeof meetings> };

/** The meetings of each kind, the latest first: sorted once, and not for each that names no day. */
function latestFirst(wiki: Wiki): ReadonlyMap<string, readonly Held[]> {
  const known = byKind.get(wiki) ?? Map.groupBy(heldIn(wiki), ({ data }) => data.kind);
  byKind.set(wiki, known);
  return known;
}

const byKind = new WeakMap<Wiki, ReadonlyMap<string, readonly Held[]>>();

function heldIn({ entries }: Wiki): Held[] {
  return entries
    .flatMap((entry): Held[] => {
      const data = dataOf(entry, meetings);
      return data ? [{ file: entry.file, data }] : [];
    })
    .toSorted((a, b) => (a.data.on > b.data.on ? -1 : 1));
}
