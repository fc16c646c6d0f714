/** Fills rows of lists of work: what a page is, whose, since when, and why. */
import type { Day } from '../freshness/day.ts';
import { inPlaceOf } from '../freshness/queue.ts';
import { askedOn, type Review, type ReviewFacts } from '../freshness/review.ts';
import { absenceInWords } from '../freshness/duty-words.ts';
import { dayInWords, stateInWords } from '../freshness/words.ts';
import { reasonInWords } from '../freshness/reason-words.ts';
import type { Task } from '../freshness/worklist.ts';

/** @param page holds the template of its rows */
export function rowOf(page: HTMLElement, task: Task, today: Day): Node {
  const { title, url, kind, file, seen, review, facts } = task;
  const row = page.querySelector<HTMLTemplateElement>('[data-row]')?.content.cloneNode(true) as HTMLElement;
  row.querySelector('li')?.setAttribute('data-state', review.state);
  const address = row.querySelector('a');
  if (address) Object.assign(address, { href: url, textContent: title });
  const owner = facts.assignees.owner?.name ?? 'nobody';
  const person = review.responsible?.name ?? 'nobody';
  const whose = owner === person ? owner : `${owner}, falls to ${person}`;
  const asked = facts.reviewed ? 'due' : 'to be checked by';
  const when = review.due && `${asked} ${dayInWords(review.due)}`;
  say(row, 'small', [kind, whose, when].filter(Boolean).join(' · '));
  say(row, '.state', stateInWords({ ...review, today }));
  showReasons(row, review, facts, today);
  const acts = row.querySelector('page-acts');
  acts?.setAttribute('file', file);
  acts?.setAttribute('seen', seen);
  acts?.toggleAttribute('unreviewed', facts.reviewed === undefined);
  return row;
}

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
