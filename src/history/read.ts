import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { dayAt, parseDay, type Day } from '../freshness/day.ts';
import type { History, Moment, Past } from '../freshness/past.ts';
import { changedFiles, changesOf, committed, isShallow, textsOf, tracked, type Version } from './log.ts';
import { chains, momentOf, pastOf, removedFrom, withoutEnding, type Chain } from './past.ts';
import { valueOf } from './substance.ts';

/** What was found out about a commit, as it is kept in a file. */
interface Kept {
  key: string;
  pasts: Map<string, Past>;
  removed: Map<string, Moment>;
  chains: Map<string, Chain>;
  latest: number;
}

/**
 * The past of the files below a content folder, from git. A file that is missing in it has a past that is not known:
 * outside git, before the first commit, and where the clone is too shallow.
 *
 * @param timeZone in which the days of changes are counted
 * @param file where to keep what was found, for the next time
 */
export async function readHistory(folder: string, timeZone: string, file: string): Promise<History> {
  const place = await tracked(folder);
  if (place === undefined) return { pasts: new Map(), removed: new Map() };
  const known = await foundIn(place, timeZone, file);
  const changed = (await changedFiles(place)).filter(isPage);
  if (changed.length === 0) return known;
  return withUncommitted(known, changed, folder, timeZone, place);
}

/**
 * What the files below a content folder have said of their reviews since a day, oldest first, as they were committed.
 * A file whose past is not known is left out.
 */
export async function readReviews(
  folder: string,
  timeZone: string,
  file: string,
  since: Day,
): Promise<Map<string, Said[]>> {
  const place = await tracked(folder);
  if (place === undefined) return new Map();
  const { chains } = await foundIn(place, timeZone, file);
  const whole = [...chains].filter(([, { isWhole }]) => isWhole);
  const recent = new Map(whole.map(([path, { versions }]) => [path, standing(versions)]));
  const texts = await textsOf(place, [...new Set([...recent.values()].flatMap(blobsOf))]);
  return new Map(
    [...recent].map(([path, versions]) => [
      path,
      versions.toReversed().map(({ blob, commit }) => said(texts.get(blob) ?? '', dayOf(commit))),
    ]),
  );

  /** The versions since the day, and the one that stood on it. */
  function standing(versions: readonly Version[]): readonly Version[] {
    const last = versions.findIndex(({ commit }) => dayOf(commit) <= since);
    return last < 0 ? versions : versions.slice(0, last + 1);
  }

  function dayOf({ landed }: Version['commit']): Day {
    return dayAt(new Date(landed * 1000), timeZone);
  }
}

/** What a page said of its review from a day on. */
export interface Said {
  from: Day;
  reviewed: Day | undefined;
  every: string;
}

function said(text: string, from: Day): Said {
  return { from, reviewed: parseDay(valueOf(text, 'reviewed')), every: valueOf(text, 'reviewEvery') };
}

/** Changes with whatever changes what is kept. */
const formatVersion = 4;

type Place = NonNullable<Awaited<ReturnType<typeof tracked>>>;

async function foundIn(place: Place, timeZone: string, file: string): Promise<Kept> {
  const shallow = await isShallow(place);
  const key = JSON.stringify([formatVersion, place, shallow, timeZone]);
  const kept = await load(file, key);
  if (kept !== undefined) return kept;
  const found = await find(place, shallow, timeZone, key);
  await keep(file, found);
  return found;
}

async function find(place: Place, shallow: boolean, timeZone: string, key: string): Promise<Kept> {
  const [{ versions, removals }, files] = await Promise.all([changesOf(place), committed(place)]);
  const pages = new Map([...files].filter(([path]) => isPage(path)));
  const found = chains(versions, pages, shallow);
  const latest = versions.reduce((most, { commit }) => Math.max(most, commit.order), 0);
  const removed = removedFrom(
    removals.filter(({ path }) => isPage(path)),
    pages,
    timeZone,
  );
  return { key, pasts: await pastsOf(found, timeZone, place), removed, chains: found, latest };
}

/** Looks at ever more versions of each file, until its past is known. Most pages need no more than two. */
async function pastsOf(
  all: ReadonlyMap<string, Chain>,
  timeZone: string,
  place: Place,
): Promise<Map<string, Past>> {
  const pasts = new Map<string, Past>();
  const texts = new Map<string, string>();
  let open = [...all];
  for (let depth = 2; open.length > 0; depth *= 4) {
    const blobs = open.flatMap(([, { versions }]) =>
      versions.length < 2 ? [] : blobsOf(versions.slice(0, depth)),
    );
    const missing = [...new Set(blobs)].filter((blob) => !texts.has(blob));
    for (const [blob, text] of await textsOf(place, missing)) texts.set(blob, text);
    open = open.filter(([file, chain]) => {
      const own = chain.versions.slice(0, depth).map(({ blob }) => texts.get(blob) ?? '');
      const past = pastOf(chain, chain.versions.length < 2 ? [] : own, timeZone);
      if (past !== undefined && past !== 'more') pasts.set(file, past);
      return past === 'more';
    });
  }
  return pasts;
}

/** Files that are not committed as they are count as changed just now; what was never committed has no past. */
async function withUncommitted(
  { pasts, removed, chains, latest }: Kept,
  changed: readonly string[],
  folder: string,
  timeZone: string,
  place: Place,
): Promise<History> {
  const result = { pasts: new Map(pasts), removed: new Map(removed) };
  const now = { id: 'now', landed: Date.now() / 1000, order: latest + 1, isMerge: false, isFirst: false };
  for (const path of changed) {
    result.pasts.delete(path);
    const chain = chains.get(path);
    const text = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (text === undefined) result.removed.set(withoutEnding(path), momentOf(now, timeZone));
    else result.removed.delete(withoutEnding(path));
    if (chain === undefined || text === undefined) continue;
    const version: Version = { commit: now, path, blob: '', before: chain.versions[0] };
    const versions = [version, ...chain.versions];
    const texts = await textsOf(place, blobsOf(chain.versions));
    const own = [text, ...chain.versions.map(({ blob }) => texts.get(blob) ?? '')];
    const past = pastOf({ ...chain, versions }, own, timeZone);
    if (past !== undefined && past !== 'more') result.pasts.set(path, past);
  }
  return result;
}

function blobsOf(versions: readonly Version[]): string[] {
  return versions.map(({ blob }) => blob);
}

function isPage(path: string): boolean {
  return /\.mdx?$/i.test(path);
}

async function load(file: string, key: string): Promise<Kept | undefined> {
  try {
    const kept = deserialize(await readFile(file)) as Kept;
    return kept.key === key ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Keeping it saves time and nothing else: where it cannot be kept, it is found anew. */
async function keep(file: string, kept: Kept): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, serialize(kept));
  await rename(draft, file);
}
