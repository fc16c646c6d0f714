/** Keeps review lines true: the state of a page is derived on the day it is read, in the wiki's time zone. */
import { dayAt, daysBetween, type Day } from '../freshness/day.ts';
import { reviewOn, type ReviewFacts, type State } from '../freshness/review.ts';

/** What a review line carries, as JSON in `data-review`. */
export type ReviewLineFacts = ReviewFacts & { timeZone: string };

for (const element of document.querySelectorAll<HTMLElement>('[data-review]')) {
  const facts = JSON.parse(element.dataset['review'] ?? '{}') as ReviewLineFacts;
  const today = dayAt(new Date(), facts.timeZone);
  const { state, due, claimExpired } = reviewOn(facts, today);
  element.dataset['state'] = state;
  const label = element.querySelector('[data-review-label]');
  if (label) label.textContent = wording(state, due, claimExpired, today);
}

function wording(state: State, due: Day | undefined, claimExpired: boolean, today: Day): string {
  if (state === 'unreviewed') return 'Not reviewed yet';
  if (claimExpired) return 'A claim here has expired';
  if (due === undefined) return 'Current';
  const days = daysBetween(today, due);
  if (state === 'overdue') return `Review overdue by ${count(-days)}`;
  if (state === 'due') return days === 0 ? 'Review due today' : `Review due in ${count(days)}`;
  return 'Current';
}

function count(days: number): string {
  return `${days} ${days === 1 ? 'day' : 'days'}`;
}
