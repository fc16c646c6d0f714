/** Fills rows of lists of work: what a page is, whose, since when, and why. */
import type { Day } from '../freshness/day.ts';
import { dayInWords, stateInWords } from '../freshness/words.ts';
import type { Task } from '../freshness/worklist.ts';
import { goneMarkOn } from './gone.ts';
import { say, showReasons } from './reasons.ts';

/** @param page holds the template of its rows */
export function rowOf(page: HTMLElement, task: Task, today: Day): Node {
  const { title, url, kind, file, seen, gone, review, facts } = task;
  const row = page.querySelector<HTMLTemplateElement>('[data-row]')?.content.cloneNode(true) as HTMLElement;
  row.querySelector('li')?.setAttribute('data-state', review.state);
  const address = row.querySelector('a');
  if (address) Object.assign(address, { href: url, textContent: title });
  address?.after(...goneMarkOn(gone, today));
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
