import { stateInWords } from '../../freshness/words.ts';
import type { State } from '../../freshness/review.ts';
import { rankOf, type Freshness, type Page } from './pages.ts';

/**
 * The pages that are in a worse state than before, and at least at a level, each with a note that says so.
 *
 * One that is in the same state is worse only if its review was put back; further reasons do not make it worse, or who
 * corrects a word of an old page would have to review it.
 *
 * A page that is new is judged by itself: it may be due, and its first review may be planned for a day to come.
 *
 * @param before the pages as they were, on the same day
 * @param nameBefore the key that a page had
 */
export function worsened(
  { today, pages }: Freshness,
  before: readonly Page[],
  nameBefore: (key: string) => string,
  level: State,
): Page[] {
  const known = new Map(before.map((page) => [page.key, page]));
  return pages.flatMap((page) => {
    const old = known.get(nameBefore(page.key));
    const { state } = page.review;
    if (rankOf(state) < rankOf(level)) return [];
    if (old === undefined)
      return isFitToBegin(page) ? [] : [{ ...page, notes: ['The page is new with this change.'] }];
    const isPutBack = (page.entry.review.reviewed ?? '') < (old.entry.review.reviewed ?? '');
    if (rankOf(state) < rankOf(old.review.state) || (state === old.review.state && !isPutBack)) return [];
    const was = stateInWords({ ...old.review, today });
    return [{ ...page, notes: [`Before this change: ${was.toLowerCase()}.`] }];
  });
}

function isFitToBegin({ review, isAsked }: Page): boolean {
  return review.state === 'unreviewed' ? review.due !== undefined && !isAsked : review.state !== 'overdue';
}
