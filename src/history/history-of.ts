import { parseDay, type Day } from '../freshness/day.ts';
import type { PageHistory } from '../freshness/page-history.ts';
import type { Version } from './log.ts';
import { reviewIn, sameSubstance, valueOf } from './substance.ts';

/** The versions of one file, latest first, up to the one that created it. */
export interface Chain {
  versions: readonly Version[];
  /** The oldest version is where the file came from; otherwise the clone ends there. */
  isWhole: boolean;
  /** See {@link PageHistory.began}. */
  began: Day | undefined;
}

/** What is known of all files. */
export interface Past {
  /** All versions of all files, by their paths, the oldest first. */
  versions: ReadonlyMap<string, readonly Version[]>;
  /** The places of the commits that took pages away, by their paths; not where they went on under other names. */
  ends: ReadonlyMap<string, readonly number[]>;
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
  const versions: Version[] = [];
  for (let next: FileThen | undefined = file; next !== undefined;) {
    const known = past.versions.get(next.path) ?? [];
    const maker = makerOf(next, known, versions.at(-1)?.commit.index ?? Infinity);
    if (maker === undefined) break;
    versions.push(maker);
    next = maker.before ?? earlierLife(maker.path, maker.commit.index, past);
  }
  return { versions, ...beginningOf(versions.at(-1), past) };
}

/** A file as it was at a time. */
interface FileThen {
  path: string;
  blob: string;
}

/** What a file said when it was taken away for the last time before a commit. */
export function earlierLife(path: string, before: number, { ends, versions }: Past): FileThen | undefined {
  const end = ends.get(path)?.findLast((index) => index < before);
  if (end === undefined) return undefined;
  const last = versions.get(path)?.findLast(({ commit }) => commit.index < end);
  return last && { path, blob: last.blob };
}

/** What is known of a file's beginning from its oldest version. */
export function beginningOf(
  oldest: Version | undefined,
  past: Omit<Past, 'versions' | 'ends'>,
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
  // A file that was never changed has its review since it was created.
  const reviewedAt =
    last === 0 ? 0 : firstOf(versions, texts, (now, _, older) => reviewIn(now) !== reviewIn(older));
  const changedAt =
    last === 0 ? -1 : firstOf(versions, texts, (_, text, older) => !sameSubstance(text, older));
  if (reviewedAt === undefined || changedAt === undefined) return 'more';
  const review = reviewedAt < 0 ? last : reviewedAt;
  if (!isWhole && (review === last || changedAt < 0)) return undefined;
  const moment = (index: number) => (versions[index] ?? created).commit.moment;
  const history: PageHistory = {
    created: moment(last),
    reviewed: moment(review),
    ...(began !== undefined && { began }),
  };
  if (changedAt < 0) return history;
  const changed = moment(changedAt);
  const reviewed = reviewedIn(texts[0]);
  const isEdited = isEditedSince(reviewed, { versions, texts, review, changedAt });
  if (isEdited === undefined) return 'more';
  const before = versions.findIndex(
    ({ blob }, index) => index > changedAt + 1 && blob === versions[changedAt]?.blob,
  );
  return {
    ...history,
    changed,
    ...(isEdited && { edited: changed }),
    ...(before > 0 && { restored: { from: moment(before), until: moment(before - 1) } }),
  };
}

/** A page that was changed: its versions and their texts, where its review came, and the last change of substance. */
interface Changed {
  versions: readonly Version[];
  texts: readonly string[];
  review: number;
  changedAt: number;
}

/** Whether a page was changed after the day on which it was reviewed; `undefined` where further texts are needed. */
function isEditedSince(reviewed: Day | undefined, changes: Changed): boolean | undefined {
  const { versions, texts, review, changedAt } = changes;
  if (reviewed === undefined) return false;
  // What was changed and then changed back is as it was reviewed.
  if (changedAt < review) return !sameSubstance(texts[0] ?? '', texts[review] ?? '');
  if (changedAt > review) return (versions[changedAt]?.commit.moment.day ?? reviewed) > reviewed;
  if (reviewed >= (versions[review]?.commit.made ?? reviewed)) return false;
  return isOfOtherWords(reviewed, changes);
}

/**
 * Whether a review that came with a change, and is dated before the commit of both, is none of the words that came with
 * it. It is one where it is newer than the review before and than the last change before, or stood with these words once.
 */
function isOfOtherWords(reviewed: Day, { versions, texts, review }: Changed): boolean | undefined {
  const earlier = reviewedIn(texts[review + 1]);
  const [older, oldTexts] = [versions.slice(review + 1), texts.slice(review + 1)];
  const changedAt = firstOf(older, oldTexts, (_, text, before) => !sameSubstance(text, before));
  if (changedAt === undefined) return undefined;
  // Where nothing was changed before, that is when the page came.
  const lastChange = older.at(changedAt)?.commit.made;
  const isNewer = earlier === undefined || earlier < reviewed;
  if (isNewer && lastChange !== undefined && lastChange <= reviewed) return false;
  const [now = ''] = texts;
  const isSame = (text: string) => reviewIn(text) === reviewIn(now) && sameSubstance(text, now);
  if (oldTexts.some(isSame)) return false;
  return texts.length < versions.length ? undefined : true;
}

function reviewedIn(text = ''): Day | undefined {
  return parseDay(valueOf(text, 'reviewed'));
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
