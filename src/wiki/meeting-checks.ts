/** What is asked of a meeting that is the last of its kind: when it is held again. */
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
  const others = wiki.entries
    .filter((each) => each.file !== entry.file)
    .flatMap((each) => dataOf(each, meetings) ?? [])
    .filter(({ kind }) => kind === own.kind)
    .toSorted((a, b) => (a.on > b.on ? -1 : 1));
  const [before] = others;
  if (before === undefined || before.on > own.on) return [];
  const expected = expectedAfter(own, before);
  return expected ? [at(entry, { id: 'meeting-next-missing', expected }, ['next'])] : [];
}
