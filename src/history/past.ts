import { dayAt, parseDay } from '../freshness/day.ts';
import type { Moment, Past } from '../freshness/past.ts';
import type { Commit, Removal, Version } from './log.ts';
import { reviewIn, sameSubstance, valueOf } from './substance.ts';

/** The versions of one file, latest first, up to the one that created it. */
export interface Chain {
  versions: readonly Version[];
  /** The oldest version is where the file came from; otherwise the clone ends there. */
  isWhole: boolean;
}

/**
 * Finds the versions of files by following their blobs from the one that is committed now.
 *
 * A change that was made on a branch and merged is found where it was made: the merge itself shows the same blob.
 */
export function chains(
  versions: readonly Version[],
  files: ReadonlyMap<string, string>,
  isShallow: boolean,
): Map<string, Chain> {
  const byPath = Map.groupBy(
    versions.map((version, index) => ({ version, index })),
    ({ version }) => version.path,
  );
  return new Map(
    [...files].map(([file, blob]) => {
      const found: Version[] = [];
      let next: { path: string; blob: string } | undefined = { path: file, blob };
      let last = -1;
      while (next !== undefined) {
        const { path, blob }: { path: string; blob: string } = next;
        const makers: { version: Version; index: number }[] =
          byPath.get(path)?.filter(({ version, index }) => index > last && version.blob === blob) ?? [];
        const maker = makers.find(({ version }) => !version.commit.isMerge) ?? makers[0];
        if (maker === undefined) break;
        found.push(maker.version);
        last = maker.index;
        next = maker.version.before;
      }
      const oldest = found.at(-1);
      const isWhole =
        oldest !== undefined && oldest.before === undefined && !(isShallow && oldest.commit.isFirst);
      return [file, { versions: found, isWhole }];
    }),
  );
}

/**
 * The past of a file, from its versions and the texts of the first of them.
 *
 * Returns `more` where further texts are needed, and `undefined` where the past is not known because the clone does
 * not go back far enough.
 */
export function pastOf(chain: Chain, texts: readonly string[], timeZone: string): Past | 'more' | undefined {
  const { versions, isWhole } = chain;
  const last = versions.length - 1;
  const created = versions[last];
  if (created === undefined) return undefined;
  // A file that was never changed has its review since it was created.
  const reviewedAt =
    last === 0 ? 0 : firstOf(versions, texts, (now, _, older) => reviewIn(now) !== reviewIn(older));
  const changedAt =
    last === 0 ? -1 : firstOf(versions, texts, (_, text, older) => !sameSubstance(text, older));
  if (reviewedAt === undefined || changedAt === undefined) return 'more';
  const review = reviewedAt < 0 ? last : reviewedAt;
  if (!isWhole && (review === last || changedAt < 0)) return undefined;
  const moment = (index: number) => momentOf((versions[index] ?? created).commit, timeZone);
  const past: Past = { created: moment(last), reviewed: moment(review) };
  if (changedAt < 0) return past;
  const changed = moment(changedAt);
  const reviewed = parseDay(valueOf(texts[0] ?? '', 'reviewed'));
  // What was changed and then changed back is as it was reviewed.
  const isEdited =
    changedAt < review
      ? !sameSubstance(texts[0] ?? '', texts[review] ?? '')
      : changedAt > review && reviewed !== undefined && changed.day > reviewed;
  const before = versions.findIndex(
    ({ blob }, index) => index > changedAt + 1 && blob === versions[changedAt]?.blob,
  );
  return {
    ...past,
    changed,
    ...(isEdited && reviewed !== undefined && { edited: changed }),
    ...(before > 0 && { restored: { from: moment(before), until: moment(before - 1) } }),
  };
}

/** When the files that are no longer there went, by their paths without the ending. */
export function removedFrom(
  removals: readonly Removal[],
  files: ReadonlyMap<string, string>,
  timeZone: string,
): Map<string, Moment> {
  const there = new Set([...files.keys()].map(withoutEnding));
  const removed = new Map<string, Moment>();
  for (const { path, commit } of removals) {
    const key = withoutEnding(path);
    const known = removed.get(key);
    if (!there.has(key) && (known === undefined || known.order < commit.order))
      removed.set(key, momentOf(commit, timeZone));
  }
  return removed;
}

export function withoutEnding(path: string): string {
  return path.replace(/\.\w+$/, '');
}

/** The latest version that differs from the one before it; -1 where none does, `undefined` where texts are missing. */
function firstOf(
  versions: readonly Version[],
  texts: readonly string[],
  differs: (now: string, text: string, older: string) => boolean,
): number | undefined {
  const [now = ''] = texts;
  for (let index = 0; index + 1 < versions.length; index++) {
    const [text, older] = [texts[index], texts[index + 1]];
    if (text === undefined || older === undefined) return undefined;
    if (differs(now, text, older)) return index;
  }
  return -1;
}

export function momentOf(commit: Commit, timeZone: string): Moment {
  const { id, landed, order } = commit;
  const moment = moments.get(commit) ?? { day: dayAt(new Date(landed * 1000), timeZone), order, commit: id };
  moments.set(commit, moment);
  return moment;
}

/** A commit may have made thousands of files. */
const moments = new WeakMap<Commit, Moment>();
