/** Keeps review lines true: the state of a page is derived on the day it is read, in the wiki's time zone. */
import { dayAt, daysBetween, type Day } from '../freshness/day.ts';
import { reviewOn, type Review, type ReviewFacts } from '../freshness/review.ts';
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
    label.textContent = wording(review);
  }
});

function wording({ state, due, claimExpired, today }: Review & { today: Day }): string {
  if (state === 'unreviewed') return 'Not reviewed yet';
  if (claimExpired) return 'A claim here has expired';
  if (due === undefined || state === 'current') return 'Current';
  const days = daysBetween(today, due);
  if (state === 'overdue') return `Review overdue by ${count(-days)}`;
  return days === 0 ? 'Review due today' : `Review due in ${count(days)}`;
}

function count(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
