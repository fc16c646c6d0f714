/** Shows in rows of lists of work how a duty stands on the day they are read. */
import type { Day } from '../freshness/day.ts';
import type { Duty, Waiting } from '../freshness/duties.ts';
import { dutyInWords, dutyReasons } from '../freshness/duty-words.ts';
import { absenceInWords, inPlaceOf } from '../freshness/whose.ts';
import { item, say } from './reasons.ts';

/** @param person the id of whoever is shown what waits for them */
export function showDuty(row: HTMLElement, duty: Duty, waiting: Waiting, person: string, today: Day): void {
  row.dataset['state'] = waiting.isOverdue ? 'overdue' : 'due';
  say(row, '.state', dutyInWords(duty, waiting, today));
  const owner = inPlaceOf(duty.assignees, person);
  const falls = waiting.person?.id === person ? undefined : `Falls to ${waiting.person?.name ?? 'nobody'}.`;
  const reasons = [owner && absenceInWords(owner, today), falls, ...dutyReasons(duty, waiting)];
  row.querySelector('.reasons')?.replaceChildren(...reasons.filter((each) => each !== undefined).map(item));
  row.querySelector('duty-acts')?.setAttribute('periods', waiting.periods.join(' '));
}
