/** Shows in rows of lists of work how a duty stands on the day they are read. */
import { inPlaceOf, kindLabels, nameOf, type DutyItem } from '../freshness/queue.ts';
import type { Duty, Waiting } from '../freshness/duties.ts';
import type { Day } from '../freshness/day.ts';
import { absenceInWords, dutyInWords, dutyReasons } from '../freshness/duty-words.ts';
import { item, say } from './work-row.ts';

/** A row of a page that holds their template. */
export function dutyRowOf(
  page: HTMLElement,
  given: DutyItem,
  waiting: Waiting,
  person: string,
  today: Day,
): Node {
  const { title, url, file, seen, duty } = given;
  const template = page.querySelector<HTMLTemplateElement>('[data-duty-row]');
  const row = template?.content.cloneNode(true) as DocumentFragment;
  const item = row.querySelector('li');
  if (item === null) return row;
  item.dataset['duty'] = JSON.stringify(duty);
  Object.assign(item.querySelector('a') ?? {}, { href: url, textContent: nameOf(given) });
  say(item, 'small', duty.kind === 'task' ? `${kindLabels.task} · ${title}` : kindLabels[duty.kind]);
  const acts = item.querySelector('duty-acts');
  acts?.setAttribute('file', file);
  acts?.setAttribute('seen', seen);
  showDuty(item, duty, waiting, person, today);
  return row;
}

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
