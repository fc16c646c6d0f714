import { keyOfFile } from '../wiki/files.ts';
import { namedAlike } from '../wiki/naming/alike.ts';
import { withoutEnding, type Known } from './known.ts';
import type { Commit } from './log.ts';
import type { PastNames } from './names.ts';
import { textsOf, type Tracked } from './place.ts';

/** Of more pages that have gone, times those that have come, only a commit tells which is which. */
const mostPairs = 100;

/**
 * What pages were called when, with new names that are not committed yet: of pages that have come and say, but for such
 * names, what a page said that has gone.
 *
 * @param files that are not as they were committed, by their paths; `undefined` for those that have gone
 */
export async function withLooseNames(
  files: ReadonlyMap<string, string | undefined>,
  commit: Commit,
  known: Known,
  place: Tracked,
): Promise<PastNames> {
  const gone = [...files].flatMap(([path, text]): [string, string][] => {
    const blob = text === undefined ? known.files.get(path) : undefined;
    return blob === undefined ? [] : [[path, blob]];
  });
  const come = [...files].filter(([path, text]) => text !== undefined && !known.files.has(path));
  if (gone.length * come.length === 0 || gone.length * come.length > mostPairs) return known;
  const texts = await textsOf(
    place,
    gone.map(([, blob]) => blob),
  );
  const [ends, versions] = [new Map(known.ends), new Map(known.versions)];
  const { index, moment } = commit;
  for (const [from, blob] of gone) {
    const [to] = come.find(([to, text = '']) => isSame(texts.get(blob) ?? '', from, text, to)) ?? [];
    if (to === undefined) continue;
    ends.set(from, [...(ends.get(from) ?? []), { index, moment, to }]);
    const version = { commit, path: to, blob: `:${to}`, before: { path: from, blob } };
    versions.set(to, [...(versions.get(to) ?? []), version]);
  }
  return { ends, versions, moves: known.moves };
}

/** Whether a page says what another did, taken for the same under a new name. */
function isSame(was: string, from: string, now: string, to: string): boolean {
  const names = new Map(
    [from, to].flatMap((path) => [keyOfFile(path), withoutEnding(path)].map((each) => [each, to])),
  );
  const nameOf = (name: string) => {
    const path = names.get(name);
    return path === undefined ? name : keyOfFile(path);
  };
  return namedAlike(was, from, nameOf) === namedAlike(now, to, nameOf);
}
