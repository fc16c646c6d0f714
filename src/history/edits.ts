/** What commits have made of pages, one by one: what the list of changes is made of. */
import { mostEdits, type Edit, type Said } from '../freshness/page-history.ts';
import type { Chain } from './history-of.ts';
import { isPage, type Known } from './known.ts';
import type { Version } from './log.ts';
import { Names } from './names.ts';
import { textsOf, type Tracked } from './place.ts';

/**
 * The last edits of pages, the latest first. That a page has come is told where git knows that it was not there before;
 * what moved the sample to another time is no edit.
 */
export function editsOf(known: Known): Edit[] {
  const recent = recentIn(known);
  const paths = new Set(recent.versions.map(({ path }) => path));
  const chains = known.chainsOf(paths);
  const first = Math.min(...recent.versions.map(({ commit }) => commit.index));
  const edits = [
    ...[...chains].flatMap(([file, chain]) => editsIn(file, chain, first)),
    ...recent.removals.flatMap((path) => removalOf(path, known) ?? []),
  ];
  return edits.toSorted((a, b) => indexOf(b) - indexOf(a)).slice(0, mostEdits);
}

/** What some pages said, by what names them today; empty where git does not have it. */
export async function saidIn(
  said: readonly { file: string; said: Said }[],
  known: Known,
  place: Tracked,
): Promise<string[]> {
  const texts = await textsOf(place, [...new Set(said.map((each) => each.said.blob))]);
  const names = new Names(known);
  return said.map(({ file, said: { path, blob, index } }) => {
    const today = { path: file, text: '', index: known.commits.length };
    return names.alike([today, { path, text: texts.get(blob) ?? '', index }])[1] ?? '';
  });
}

/** The last versions of pages, and the pages that went in the same time, the latest first. */
function recentIn({ commits }: Known): { versions: Version[]; removals: string[] } {
  const versions: Version[] = [];
  const removals = new Set<string>();
  for (let at = commits.length - 1; at >= 0 && versions.length + removals.size < mostEdits; at--) {
    const commit = commits[at];
    if (commit === undefined || commit.moved) continue;
    versions.push(...commit.versions.filter(({ path }) => isPage(path)));
    for (const path of commit.removals.filter(isPage)) removals.add(path);
  }
  return { versions, removals: [...removals] };
}

function editsIn(file: string, { versions, began }: Chain, first: number): Edit[] {
  return versions.flatMap(({ commit, path, blob, before }, place): Edit[] => {
    if (commit.index < first || commit.moved) return [];
    // A page that was taken away and came back goes on from what it was.
    const earlier = versions[place + 1];
    const was = before ?? earlier;
    if (was === undefined && began === undefined) return [];
    return [
      {
        ...{ ...commit.moment, file, by: commit.by, isCorrection: commit.correctedBy !== undefined },
        was: was && { path: was.path, blob: was.blob, index: commit.index - 1 },
        now: { path, blob, index: commit.index },
      },
    ];
  });
}

/** That a page went and is not there under another name; `undefined` where it is. */
function removalOf(path: string, { ends, files, versions, commits }: Known): Edit | undefined {
  const end = ends.get(path)?.at(-1);
  const commit = end && commits[end.index];
  const last = end && versions.get(path)?.findLast((each) => each.commit.index < end.index);
  if (!end || !commit || !last || end.to !== undefined || files.has(path)) return undefined;
  return {
    ...{ ...end.moment, file: path, by: commit.by, isCorrection: false },
    was: { path, blob: last.blob, index: end.index - 1 },
    now: undefined,
  };
}

function indexOf({ was, now }: Edit): number {
  return now?.index ?? (was?.index ?? 0) + 1;
}
