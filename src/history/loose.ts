/** What the files themselves tell that git does not know yet: they are not as they were committed. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dayAt } from '../freshness/day.ts';
import type { Revision, PageHistory } from '../freshness/page-history.ts';
import { withoutEnding, type Known } from './known.ts';
import type { Commit, Version } from './log.ts';
import { beginningOf, chainOf, earlierLife, withNewest, type Chain } from './history-of.ts';
import { historiesOf } from './histories-of.ts';
import { withLooseNames } from './loose-names.ts';
import { Names } from './names.ts';
import { uncommitted, type Tracked } from './place.ts';

/** What pages tell that are not committed as they are: they count as changed now, or as having come now. */
export interface Loose {
  histories: ReadonlyMap<string, PageHistory>;
  /** Like {@link Known.removed}, as the files are. */
  removed: Map<string, Revision>;
}

/** Reads pages below a folder that are not committed as they are. */
export async function readLoose(
  paths: ReadonlySet<string>,
  known: Known,
  folder: string,
  timeZone: string,
  place: Tracked,
): Promise<Loose> {
  const commit = commitNow(known, timeZone);
  const committed = known.chainsOf(paths);
  const chains = new Map<string, Chain>();
  const texts = new Map<string, string>();
  const removed = known.removed();
  const there: string[] = [];
  const unseen: string[] = [];
  const files = await Promise.all(
    Array.from(paths, async (path) => {
      return [path, await readFile(join(folder, path), 'utf8').catch(() => undefined)] as const;
    }),
  );
  // Only a commit tells whether a page that has come is one that has gone, under another name.
  const mayBeMoved = files.some(([path, text]) => text === undefined && known.files.has(path));
  for (const [path, text] of files) {
    // What was never committed has not gone, either.
    if (text !== undefined) there.push(path);
    else if (known.files.has(path)) removed.set(withoutEnding(path), commit.moment);
    if (text === undefined) continue;
    const version: Version = { commit, path, blob: `:${path}`, before: undefined };
    const chain = committed.get(path) ?? (mayBeMoved ? undefined : newChain(version, known));
    if (chain === undefined) continue;
    if (chain.versions.length === 0) unseen.push(path);
    chains.set(path, withNewest(chain, version));
    texts.set(version.blob, text);
  }
  for (const path of there) removed.delete(withoutEnding(path));
  const names = new Names(await withLooseNames(new Map(files), commit, known, place));
  const histories = await historiesOf(chains, names, place, texts);
  for (const path of unseen) {
    const history = histories.get(path);
    if (history) histories.set(path, { ...history, isNew: true });
  }
  return { histories, removed };
}

/** What a page goes on from that is not committed: what it was before it was taken away, or nothing. */
function newChain(version: Version, known: Known): Chain | undefined {
  const before = earlierLife(version.path, version.commit.index, known);
  if (before) return chainOf(before, known);
  return known.began === undefined ? undefined : { versions: [], ...beginningOf(version, known) };
}

/** Those of some pages that are not committed as they are. Git is asked only where their bytes are not those committed. */
export async function looseAmong(
  paths: ReadonlySet<string>,
  known: Known,
  folder: string,
  place: Tracked,
): Promise<Set<string>> {
  const isOther = async (path: string) => {
    const blob = known.files.get(path);
    const bytes = await readFile(join(folder, path)).catch(() => undefined);
    return blob !== (bytes && blobOf(bytes, place.head));
  };
  const others = await Promise.all(Array.from(paths, async (path) => ((await isOther(path)) ? [path] : [])));
  return uncommitted(place, new Set(others.flat()));
}

/** Git's name for what a file says, made like another name of the repository. */
function blobOf(bytes: Buffer, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

function commitNow({ commits }: Known, timeZone: string): Commit {
  const order = (commits.at(-1)?.moment.order ?? 0) + 1;
  const day = dayAt(new Date(), timeZone);
  return {
    moment: { day, order, commit: 'now' },
    ...{ made: day, index: commits.length, isOnLine: true, isMerge: false, isFirst: false },
    ...{ by: '', correctedBy: undefined, moved: undefined, versions: [], removals: [] },
  };
}
