/**
 * Where what git tells is kept: a file of lines in JSON. The first says what it is of; others tell a step from one
 * commit to a later one, or what texts say of their review. What is found out later is added at the end, and nothing
 * that has not changed is written anew.
 *
 * Several processes may add to it. A line that cannot be read, or a step from elsewhere, is passed over: what it would
 * have told is then found in git again.
 */
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Day } from '../freshness/day.ts';
import type { PageHistory } from '../freshness/page-history.ts';
import type { Move } from '../sample/move.ts';
import { Known, type Review } from './known.ts';
import type { Commit } from './log.ts';

interface Line {
  step?: Step;
  reviews?: CachedReview[];
}

interface Step {
  /** The commit it goes on from; empty for the beginning. */
  since: string;
  head: string;
  order: number;
  commits: CachedCommit[];
  histories: CachedHistory[];
}

/** Flags: 1 for a commit on the line, 2 for a merge, 4 for a first one. */
type CachedCommit = [
  id: string,
  day: Day,
  made: Day,
  order: number,
  flags: number,
  removals: string[],
  versions: CachedVersion[],
  correctedBy: string | null,
  moved: Move | null,
  by: string,
];
type CachedVersion = [path: string, blob: string, pathBefore?: string, blobBefore?: string];
/** Moments are told by the places of their commits; a page without any has no history that is known. */
type CachedHistory = [path: string, began?: Day | '', ...moments: (number | null)[]];
type CachedReview = [blob: string, reviewed: Day | '', every: string];

/** What is kept in a file under a key; `undefined` where that is nothing. */
export async function loadCache(file: string, key: string, isShallow: boolean): Promise<Known | undefined> {
  const [first, ...lines] = (await readFile(file, 'utf8').catch(() => '')).split('\n');
  if (first !== key) return undefined;
  const known = new Known(isShallow);
  for (const { step, reviews } of lines.map(parsed)) {
    if (step?.since === known.head) take(step, known);
    for (const [blob, reviewed, every] of reviews ?? [])
      known.reviews.set(blob, { reviewed: reviewed === '' ? undefined : reviewed, every });
  }
  if (known.head === '') return undefined;
  const [whole = '', , ...more] = lines;
  if (more.join('').length > whole.length) await writeCache(file, key, known);
  return known;
}

/** Keeps all that is known, in place of whatever was kept. */
export async function writeCache(file: string, key: string, known: Known): Promise<void> {
  const draft = `${file}.${process.pid}`;
  const text = [key, stepLine(known, '', known.commits, known.histories.keys()), reviewsLine(known.reviews)];
  await quietly(async () => {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(draft, text.join('\n'));
    await rename(draft, file);
  });
}

/** Keeps what has come since a commit: histories found anew, or no longer there. */
export async function appendStep(
  file: string,
  known: Known,
  since: { head: string; commits: number },
  pages: Iterable<string>,
): Promise<void> {
  const line = stepLine(known, since.head, known.commits.slice(since.commits), pages);
  await quietly(() => appendFile(file, `\n${line}`));
}

/** Keeps what more texts say of their review. */
export async function appendReviews(file: string, reviews: ReadonlyMap<string, Review>): Promise<void> {
  await quietly(() => appendFile(file, `\n${reviewsLine(reviews)}`));
}

/** Keeping it saves time and nothing else: where it cannot be kept, it is found anew. */
async function quietly(write: () => Promise<void>): Promise<void> {
  await write().catch(() => undefined);
}

function parsed(line: string): Line {
  try {
    return JSON.parse(line) as Line;
  } catch {
    return {};
  }
}

function take({ head, order, commits, histories }: Step, known: Known): void {
  const first = known.commits.length;
  known.add({ head, order, commits: commits.map((each, place) => commitOf(each, first + place)) });
  for (const [path, began, ...moments] of histories) {
    const history = pastOf(
      moments.map((index) => known.commits[index ?? -1]),
      began,
    );
    if (history === undefined) known.histories.delete(path);
    else known.histories.set(path, history);
  }
}

function commitOf(
  [id, day, made, order, flags, removals, versions, correctedBy, moved, by]: CachedCommit,
  index: number,
): Commit {
  const is = (flag: number) => (flags & flag) > 0;
  const moment = { day, order, commit: id };
  const commit: Commit = {
    ...{ moment, made, index, isOnLine: is(1), isMerge: is(2), isFirst: is(4) },
    by,
    correctedBy: correctedBy ?? undefined,
    moved: moved ?? undefined,
    versions: [],
    removals,
  };
  for (const [path, blob, pathBefore, blobBefore] of versions) {
    const before =
      pathBefore === undefined || blobBefore === undefined
        ? undefined
        : { path: pathBefore, blob: blobBefore };
    commit.versions.push({ commit, path, blob, before });
  }
  return commit;
}

function pastOf(
  commits: readonly (Commit | undefined)[],
  began: Day | '' | undefined,
): PageHistory | undefined {
  const [created, reviewed, changed, edited, ground, from, until, corrected] = commits.map(
    (commit) => commit?.moment,
  );
  const by = commits[7]?.correctedBy;
  return (
    created && {
      created,
      ...(began && { began }),
      ...(reviewed && { reviewed }),
      ...(changed && { changed }),
      ...(edited && { edited }),
      ...(ground && { ground }),
      ...(from && until && { restored: { from, until } }),
      ...(corrected && by !== undefined && { corrected: { ...corrected, by } }),
    }
  );
}

function stepLine(known: Known, since: string, commits: readonly Commit[], pages: Iterable<string>): string {
  const indexes = new Map(known.commits.map(({ moment, index }) => [moment.commit, index]));
  const momentsOf = (path: string): CachedHistory => {
    const history = known.histories.get(path);
    if (history === undefined) return [path];
    const { created, began = '', reviewed, changed, edited, ground, restored, corrected } = history;
    const moments = [created, reviewed, changed, edited, ground, restored?.from, restored?.until, corrected];
    return [path, began, ...moments.map((moment) => (moment && indexes.get(moment.commit)) ?? null)];
  };
  const { head, order } = known;
  const histories = Array.from(pages, momentsOf);
  return JSON.stringify({
    step: { since, head, order, commits: commits.map(keptCommit), histories },
  } satisfies Line);
}

function keptCommit(kept: Commit): CachedCommit {
  const { moment, made, isOnLine, isMerge, isFirst, by, correctedBy, moved, removals, versions } = kept;
  const { commit, day, order } = moment;
  const flags = Number(isOnLine) + 2 * Number(isMerge) + 4 * Number(isFirst);
  const files = versions.map(({ path, blob, before }): CachedVersion =>
    before === undefined ? [path, blob] : [path, blob, before.path, before.blob],
  );
  return [commit, day, made, order, flags, removals, files, correctedBy ?? null, moved ?? null, by];
}

function reviewsLine(reviews: ReadonlyMap<string, Review>): string {
  const kept = Array.from(reviews, ([blob, { reviewed, every }]): CachedReview => [
    blob,
    reviewed ?? '',
    every,
  ]);
  return JSON.stringify({ reviews: kept } satisfies Line);
}
