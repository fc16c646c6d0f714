/** Fills rows of lists of work that are no pages to check: what is to be done, brought and signed. */
import type { Day } from '../freshness/day.ts';
import type { Waiting } from '../freshness/duties.ts';
import { kindLabels, nameOf, type DutyItem } from '../freshness/queue.ts';
import { goneMarkOn } from './gone.ts';
import { showDuty } from './duty-shown.ts';
import { say } from './reasons.ts';

/** A row of a page that holds their template. */
export function dutyRowOf(
  page: HTMLElement,
  given: DutyItem,
  waiting: Waiting,
  person: string,
  today: Day,
): Node {
  const { title, url, file, seen, gone, duty } = given;
  const template = page.querySelector<HTMLTemplateElement>('[data-duty-row]');
  const row = template?.content.cloneNode(true) as DocumentFragment;
  const item = row.querySelector('li');
  if (item === null) return row;
  item.dataset['duty'] = JSON.stringify(duty);
  Object.assign(item.querySelector('a') ?? {}, { href: url, textContent: nameOf(given) });
  item.querySelector('a')?.after(...goneMarkOn(gone, today));
  say(item, 'small', duty.kind === 'task' ? `${kindLabels.task} · ${title}` : kindLabels[duty.kind]);
  const acts = item.querySelector('duty-acts');
  acts?.setAttribute('file', file);
  acts?.setAttribute('seen', seen);
  showDuty(item, duty, waiting, person, today);
  return row;
}
