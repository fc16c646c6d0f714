import { parseDay } from '../freshness/day.ts';
import type { PageHistory } from '../freshness/page-history.ts';
import type { Version } from './log.ts';
import { reviewIn, sameSubstance, valueOf } from './substance.ts';

/** The versions of one file, latest first, up to the one that created it. */
export interface Chain {
  versions: readonly Version[];
  /** The oldest version is where the file came from; otherwise the clone ends there. */
  isWhole: boolean;
}

/**
 * Finds the versions of a file by following its blobs from the one that is committed now.
 *
 * A change that was made on a branch and merged is found where it was made: the merge itself shows the same blob.
 *
 * @param byPath all versions of all files, by their paths, the oldest first
 */
export function chainOf(
  file: { path: string; blob: string },
  byPath: ReadonlyMap<string, readonly Version[]>,
  isShallow: boolean,
): Chain {
  const versions: Version[] = [];
  for (let next: typeof file | undefined = file; next !== undefined;) {
    const maker = makerOf(next, byPath.get(next.path) ?? [], versions.at(-1)?.commit.index ?? Infinity);
    if (maker === undefined) break;
    versions.push(maker);
    next = maker.before;
  }
  const oldest = versions.at(-1);
  const isWhole =
    oldest !== undefined && oldest.before === undefined && !(isShallow && oldest.commit.isFirst);
  return { versions, isWhole };
}

/** The latest version with a blob before a commit; a merge only where none other has it. */
function makerOf(
  { blob }: { blob: string },
  versions: readonly Version[],
  before: number,
): Version | undefined {
  let merged: Version | undefined;
  for (let at = versions.length - 1; at >= 0; at--) {
    const version = versions[at];
    if (version === undefined || version.commit.index >= before || version.blob !== blob) continue;
    if (!version.commit.isMerge) return version;
    merged ??= version;
  }
  return merged;
}

/**
 * The history of a file, from its versions and the texts of the first of them.
 *
 * Returns `more` where further texts are needed, and `undefined` where the past is not known because the clone does
 * not go back far enough.
 */
export function historyOf(
  { versions, isWhole }: Chain,
  texts: readonly string[],
): PageHistory | 'more' | undefined {
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
  const moment = (index: number) => (versions[index] ?? created).commit.moment;
  const history: PageHistory = { created: moment(last), reviewed: moment(review) };
  if (changedAt < 0) return history;
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
    ...history,
    changed,
    ...(isEdited && reviewed !== undefined && { edited: changed }),
    ...(before > 0 && { restored: { from: moment(before), until: moment(before - 1) } }),
  };
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
