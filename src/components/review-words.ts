import { daysBetween, type Day } from '../freshness/day.ts';
import type { Review } from '../freshness/review.ts';

/** A review's state in words, as its line says it. */
export function wording({ state, due, claimExpired, today }: Review & { today: Day }): string {
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
