/** What every page says of a day and of its state. What few pages say stands elsewhere, so that none loads it for nothing. */
import { plural } from '../plain.ts';
import { daysBetween, type Day } from './day.ts';
import type { Reason, Review } from './review.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What is said in the place of a state where no day is known to derive it from. */
export const dayUnknown = 'This browser cannot tell which day it is.';

/** A calendar day in words, as “12 Oct 2026”; what is no day stays as it is. */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  const name = months[(month ?? 0) - 1];
  return name === undefined ? day : `${date} ${name} ${year}`;
}

/** A review's state in a few words, as its line says it. */
export function stateInWords(review: Review & { today: Day }): string {
  const { state, due, overSince, isSettled, reasons, today } = review;
  if (overSince) return `${isSettled ? 'Not checked any more' : 'Over'} since ${dayInWords(overSince)}`;
  const has = (id: Reason['id']) => reasons.some((each) => each.id === id);
  if (state === 'unreviewed') return 'Not reviewed yet';
  if (has('claim-expired')) return 'A claim here has expired';
  if (state === 'overdue' && due) return `Review overdue by ${inDays(daysBetween(due, today))}`;
  if (reasons.some((each) => each.id === 'edited-since' && each.predates)) return 'Newer than its review';
  if (has('edited-since')) return 'Changed since it was checked';
  if (has('recheck')) return 'To be checked again';
  if (state === 'current' && has('history-unknown')) return 'In date, changes not known';
  if (state === 'current' || due === undefined) return 'Current';
  const days = daysBetween(today, due);
  return days === 0 ? 'Review due today' : `Review due in ${inDays(days)}`;
}

export function inDays(days: number): string {
  return plural(days, 'day');
}
