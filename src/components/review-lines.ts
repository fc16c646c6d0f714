/** Keeps review lines true: the state of a page is derived on the day it is read, in the wiki's time zone. */
import { dayAt, type Day } from '../freshness/day.ts';
import { reviewOn, type Review, type ReviewFacts } from '../freshness/review.ts';
import { stateInWords } from '../freshness/words.ts';
import { eachVisit } from './visit.ts';

/** What a review line carries, as JSON in `data-review`. */
export type ReviewLineFacts = ReviewFacts & { timeZone: string };

/** The review of the page that a line stands for, on the day it is read. */
export function reviewIn(element: HTMLElement): Review & { today: Day } {
  const facts = JSON.parse(element.dataset['review'] ?? '{}') as ReviewLineFacts;
  const today = dayAt(new Date(), facts.timeZone);
  return { ...reviewOn(facts, today), today };
}

eachVisit(() => {
  for (const element of document.querySelectorAll<HTMLElement>('[data-review]')) {
    const review = reviewIn(element);
    element.dataset['state'] = review.state;
    const label = element.querySelector<HTMLElement>('[data-review-label]');
    if (label === null) continue;
    // In lists the day of the last review says more than the word “Current”.
    if (review.state === 'current' && label.dataset['reviewLabel'] === 'unless-current') continue;
    label.textContent = stateInWords(review);
  }
});
