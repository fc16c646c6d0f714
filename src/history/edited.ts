/** Whether a page says what it said when it was reviewed. */
import { daysBetween, parseDay, type Day } from '../freshness/day.ts';
import type { Version } from './log.ts';
import { reviewIn, sameSubstance, valueOf } from './substance.ts';

/** A page that was changed. */
interface Changed {
  /** Its versions, latest first. */
  versions: readonly Version[];
  /** The texts of the first of them. */
  texts: readonly string[];
  path: string;
  /** The version that brought its review. */
  review: number;
  /** The version that brought the last change of substance. */
  changedAt: number;
  /** The versions that are no more than small corrections. */
  corrections: ReadonlySet<number>;
}

/** Whether a page was changed after the day on which it was reviewed; `undefined` where further texts are needed. */
export function isEditedSince(changes: Changed): boolean | undefined {
  const { versions, texts, path, review, changedAt } = changes;
  const [now = ''] = texts;
  const reviewed = reviewedIn(now);
  if (reviewed === undefined) return false;
  // What was changed and then changed back is as it was reviewed.
  if (changedAt < review) return !sameSubstance(now, texts[review] ?? '', 'page', path);
  if (changedAt > review) return (versions[changedAt]?.commit.moment.day ?? reviewed) > reviewed;
  if (reviewed >= (versions[review]?.commit.made ?? reviewed)) return false;
  return isOfOtherWords(reviewed, changes);
}

/** So many days after a review it may be committed along with the words that it is of. */
const mostDaysLate = 3;

/**
 * Whether a review that came with a change, and is dated before the commit of both, is none of the words that came with
 * it. It is one where it is newer than the review before and than the last change before, and only a few days older than
 * the commit, or stood with these words once.
 */
function isOfOtherWords(
  reviewed: Day,
  { versions, texts, path, review, corrections }: Changed,
): boolean | undefined {
  const earlier = reviewedIn(texts[review + 1]);
  const [older, oldTexts] = [versions.slice(review + 1), texts.slice(review + 1)];
  const changedAt = firstOf(
    older,
    oldTexts,
    (text, before, index) =>
      !corrections.has(review + 1 + index) && !sameSubstance(text, before, 'page', path),
  );
  if (changedAt === undefined) return undefined;
  // Where nothing was changed before, that is when the page came.
  const lastChange = older.at(changedAt)?.commit.made;
  const isNewer = earlier === undefined || earlier < reviewed;
  const isLate = daysBetween(reviewed, versions[review]?.commit.made ?? reviewed) > mostDaysLate;
  if (isNewer && !isLate && lastChange !== undefined && lastChange <= reviewed) return false;
  const [now = ''] = texts;
  const isSame = (text: string) => reviewIn(text) === reviewIn(now) && sameSubstance(text, now, 'page', path);
  if (oldTexts.some(isSame)) return false;
  return texts.length < versions.length ? undefined : true;
}

function reviewedIn(text = ''): Day | undefined {
  return parseDay(valueOf(text, 'reviewed'));
}

/** The latest version that differs from the one before it; -1 where none does, `undefined` where texts are missing. */
export function firstOf(
  versions: readonly Version[],
  texts: readonly string[],
  differs: (text: string, older: string, index: number) => boolean,
): number | undefined {
  for (let index = 0; index + 1 < versions.length; index++) {
    const [text, older] = [texts[index], texts[index + 1]];
    if (text === undefined || older === undefined) return undefined;
    if (differs(text, older, index)) return index;
  }
  return -1;
}
