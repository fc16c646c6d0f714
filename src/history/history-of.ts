import type { Day } from '../freshness/day.ts';
import type { PageHistory } from '../freshness/page-history.ts';
import type { Version } from './log.ts';
import type { Moved } from './moves.ts';
import type { Ends } from './renames.ts';
import { correctionsIn } from './corrections.ts';
import { firstOf, isEditedSince } from './edited.ts';
import { reviewIn, sameSubstance, type Concern } from './substance.ts';

/** The versions of one file, latest first, up to the one that created it. */
export interface Chain {
  versions: readonly Version[];
  /** The oldest version is where the file came from; otherwise the clone ends there. */
  isWhole: boolean;
  /** See {@link PageHistory.began}. */
  began: Day | undefined;
  /** The same along the branch, where a merge made words that neither side had: either may have the review. */
  alongBranch?: Chain;
}

/** What is known of all files. */
export interface Past {
  /** All versions of all files, by their paths, the oldest first. */
  versions: ReadonlyMap<string, readonly Version[]>;
  ends: Ends;
  /** How the sample was moved, the first time first. */
  moves: readonly Moved[];
  /** The day on which git first knew of a page. */
  began: Day | undefined;
  isShallow: boolean;
}

/**
 * Finds the versions of a file by following its blobs from the one that is committed now.
 *
 * A change that was made on a branch and merged is found where it was made: the merge itself shows the same blob. A
 * file that was taken away and came back goes on from what it was.
 */
export function chainOf(file: FileThen, past: Past): Chain {
  const chain = follow(file, past, ({ before }) => before);
  const isMerged = chain.versions.some((each) => branchBefore(each, past) !== undefined);
  if (!isMerged) return chain;
  return { ...chain, alongBranch: follow(file, past, (each) => branchBefore(each, past) ?? each.before) };
}

function follow(file: FileThen, past: Past, before: (version: Version) => FileThen | undefined): Chain {
  const versions: Version[] = [];
  for (let next: FileThen | undefined = file; next !== undefined;) {
    const known = past.versions.get(next.path) ?? [];
    const maker = makerOf(next, known, versions.at(-1)?.commit.index ?? Infinity);
    if (maker === undefined) break;
    versions.push(maker);
    next = before(maker) ?? earlierLife(maker.path, maker.commit.index, past);
  }
  return { versions, ...beginningOf(versions.at(-1), past) };
}

/** What the branch said that a merge brought, where the merge says something else. */
function branchBefore({ path, commit }: Version, { versions }: Past): FileThen | undefined {
  if (!commit.isMerge) return undefined;
  return versions.get(path)?.findLast(({ commit: { index, isOnLine, moment } }) => {
    return index < commit.index && !isOnLine && moment.order === commit.moment.order;
  });
}

/** The same with a version that came after. */
export function withNewest(chain: Chain, version: Version): Chain {
  const { versions, alongBranch } = chain;
  return {
    ...chain,
    versions: [version, ...versions],
    ...(alongBranch && { alongBranch: withNewest(alongBranch, version) }),
  };
}

/** A file as it was at a time. */
interface FileThen {
  path: string;
  blob: string;
}

/** What a file said when it was taken away for the last time before a commit. */
export function earlierLife(path: string, before: number, { ends, versions }: Past): FileThen | undefined {
  const end = ends.get(path)?.findLast(({ index, to }) => to === undefined && index < before);
  if (end === undefined) return undefined;
  const last = versions.get(path)?.findLast(({ commit }) => commit.index < end.index);
  return last && { path, blob: last.blob };
}

/** What is known of a file's beginning from its oldest version. */
export function beginningOf(
  oldest: Version | undefined,
  past: Pick<Past, 'began' | 'isShallow'>,
): Pick<Chain, 'isWhole' | 'began'> {
  const unknown = { isWhole: false, began: undefined };
  if (oldest === undefined || oldest.before !== undefined) return unknown;
  const { isFirst, made } = oldest.commit;
  const isOld = past.began === undefined || made <= past.began;
  // A clone that was cut off knows less than all of its first day.
  if (past.isShallow && (isFirst || isOld)) return unknown;
  return { isWhole: true, began: isFirst || isOld ? undefined : made };
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
  { versions, isWhole, began }: Chain,
  texts: readonly string[],
): PageHistory | 'more' | undefined {
  const last = versions.length - 1;
  const created = versions[last];
  if (created === undefined) return undefined;
  const path = versions[0]?.path ?? created.path;
  const corrections = correctionsIn(versions, texts, path);
  if (corrections === undefined) return 'more';
  const isChange = (concern: Concern) => (text: string, older: string, index: number) =>
    !corrections.has(index) && !sameSubstance(text, older, concern, path);
  const reviewedAt = reviewOf(versions, texts);
  const changedAt = firstOf(versions, texts, isChange('page'));
  const groundAt = firstOf(versions, texts, isChange('others'));
  if (reviewedAt === undefined || changedAt === undefined || groundAt === undefined) return 'more';
  // A file whose review was never changed has it since it was created.
  const review = reviewedAt < 0 ? last : reviewedAt;
  if (!isWhole && (review === last || groundAt < 0)) return undefined;
  const moment = (index: number) => (versions[index] ?? created).commit.moment;
  const lastCorrection = Math.min(...corrections);
  const history: PageHistory = {
    created: moment(last),
    reviewed: moment(review),
    ...(began !== undefined && { began }),
    ...correctedBy(versions[lastCorrection], lastCorrection < review),
  };
  if (changedAt < 0) return history;
  const isEdited = isEditedSince({ versions, texts, path, review, changedAt, corrections });
  if (isEdited === undefined) return 'more';
  return {
    ...history,
    changed: moment(changedAt),
    ...(isEdited && { edited: moment(changedAt) }),
    ...(groundAt >= 0 && { ground: moment(groundAt), ...restoredBy(groundAt, versions) }),
  };
}

/**
 * The version that brought the review of the latest; -1 where none did, `undefined` where further texts are needed. What
 * was taken back at once brought none: the review before is as old as it was.
 */
function reviewOf(versions: readonly Version[], texts: readonly string[], from = 0): number | undefined {
  const [older, olderTexts] = [versions.slice(from), texts.slice(from)];
  const [now = ''] = olderTexts;
  const found = firstOf(older, olderTexts, (_, before) => reviewIn(now) !== reviewIn(before));
  if (found === undefined || found < 0) return found;
  const isTakenBack = older[found]?.blob === older[found + 2]?.blob;
  return isTakenBack ? reviewOf(versions, texts, from + found + 2) : from + found;
}

/** The last correction of a page, where it came after its review. */
function correctedBy(last: Version | undefined, isSince: boolean): Pick<PageHistory, 'corrected'> {
  const { correctedBy: by, moment } = last?.commit ?? {};
  return isSince && moment && by !== undefined ? { corrected: { ...moment, by } } : {};
}

/** Between which changes a page said already what a version says. */
function restoredBy(at: number, versions: readonly Version[]): Pick<PageHistory, 'restored'> {
  const before = versions.findIndex(({ blob }, index) => index > at + 1 && blob === versions[at]?.blob);
  const [from, until] = [versions[before]?.commit.moment, versions[before - 1]?.commit.moment];
  return from && until ? { restored: { from, until } } : {};
}
