/** Which versions of a page are no more than small corrections. */
import { refusalOf } from './correction.ts';
import type { Version } from './log.ts';
import { reviewIn } from './substance.ts';

/**
 * The versions that are said to be small corrections, and are: compared with the text that had been checked by then,
 * whatever was corrected before. `undefined` where further texts are needed.
 *
 * @param versions latest first
 * @param texts those of the first of them
 */
export function correctionsIn(
  versions: readonly Version[],
  texts: readonly string[],
  path: string,
): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  for (const [index, { commit }] of versions.entries()) {
    if (commit.correctedBy === undefined || index + 1 === versions.length) continue;
    // What is not read yet is asked for where it is needed.
    if (texts[index + 1] === undefined) break;
    const checked = checkedBefore(index, versions, texts);
    if (checked === undefined) return undefined;
    if (refusalOf(checked, texts[index] ?? '', path) === undefined) found.add(index);
  }
  return found;
}

/** The text that brought the review which a page had before a version; `undefined` where it is not read yet. */
export function checkedBefore(
  index: number,
  versions: readonly Version[],
  texts: readonly string[],
): string | undefined {
  const review = reviewIn(texts[index + 1] ?? '');
  for (let at = index + 1; ; at++) {
    if (at + 1 >= versions.length) return texts[at];
    const older = texts[at + 1];
    if (older === undefined) return undefined;
    if (reviewIn(older) !== review) return texts[at];
  }
}
