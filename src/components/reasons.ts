/** Says in rows of lists of work why something waits. */
import type { Day } from '../freshness/day.ts';
import { reasonInWords } from '../freshness/reason-words.ts';
import { askedOn, type Review, type ReviewFacts } from '../freshness/review.ts';
import { absenceInWords, inPlaceOf } from '../freshness/whose.ts';

/**
 * Why a page is to be checked, and why by somebody else than whose it is.
 *
 * @param person the id of whoever's list it is in, if it is in one
 */
export function showReasons(
  row: ParentNode,
  review: Review,
  facts: ReviewFacts,
  today: Day,
  person = review.responsible?.id,
): void {
  const falls =
    review.responsible?.id === person ? undefined : `Falls to ${review.responsible?.name ?? 'nobody'}.`;
  const owner = inPlaceOf(askedOn(facts, today), review.responsible?.id);
  const isSaid = review.reasons.some(({ id }) => id === 'owner-left' || id === 'owner-away');
  const absence = owner && !isSaid ? absenceInWords(owner, today) : undefined;
  const whose = falls ?? absence;
  const reasons = [...(whose ? [whose] : []), ...review.reasons.map(reasonInWords)];
  row.querySelector('.reasons')?.replaceChildren(...reasons.map(item));
}

export function item(text: string): HTMLElement {
  return Object.assign(document.createElement('li'), { textContent: text });
}

export function say(within: ParentNode, selector: string, text: string): void {
  const element = within.querySelector(selector);
  if (element) element.textContent = text;
}
