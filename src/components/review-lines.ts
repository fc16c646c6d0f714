/** Keeps review lines true: the state of a page is derived on the day it is read, in the wiki's time zone. */
import { dayIfKnown, type Day } from '../freshness/day.ts';
import { isPlanned, reviewOn, type Review } from '../freshness/review.ts';
import { dayUnknown, stateInWords } from '../freshness/words.ts';
import type { LineFacts } from '../freshness/state-facts.ts';
import { eachVisit } from './visit.ts';

export interface ReviewOfToday extends Review {
  today: Day;
  /** Its first review is planned, and nobody is reminded of it yet. */
  isPlanned: boolean;
  facts: LineFacts;
}

/** The review of the page that a line stands for, on the day it is read; `undefined` where no day is known. */
export function reviewIn(element: HTMLElement): ReviewOfToday | undefined {
  const facts = JSON.parse(element.dataset['review'] ?? '{}') as LineFacts;
  const today = dayIfKnown(new Date(), facts.timeZone);
  const review = today && reviewOn(facts, today);
  return review && { ...review, today, facts, isPlanned: isPlanned(facts, review, today) };
}

/** Writes the state of the day into a line. */
export function show(element: HTMLElement): void {
  const review = reviewIn(element);
  const label = element.querySelector<HTMLElement>('[data-review-label]');
  if (review === undefined) return showNone();
  element.dataset['state'] = review.state;
  // Of what nobody has to look at any more, neither matters.
  const checked = review.isSettled ? '' : review.state === 'unreviewed' ? 'no' : 'yes';
  for (const each of element.querySelectorAll<HTMLElement>('[data-checked]'))
    each.hidden = each.dataset['checked'] !== checked;
  if (label === null) return;
  // In lists the day of the last review says more than the word “Current”.
  if (review.state === 'current' && label.dataset['reviewLabel'] === 'unless-current') return;
  label.textContent = stateInWords(review);
}

/** The days that stand in lines are true whatever the day. */
function showNone(): void {
  for (const empty of document.querySelectorAll('[data-review-label]:empty, [data-worked-out]'))
    empty.textContent = dayUnknown;
}

eachVisit(() => document.querySelectorAll<HTMLElement>('[data-review]').forEach(show));

/** A line that comes into the page later, as search's results do. */
class ReviewState extends HTMLElement {
  connectedCallback() {
    if (this.dataset['review']) show(this);
  }
}
customElements.define('review-state', ReviewState);
