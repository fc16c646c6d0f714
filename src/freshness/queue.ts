/** All that waits for one person on a day: pages to check, and what is to be done, brought and signed. */
import type { Assignees } from './assignees.ts';
import type { Day } from './day.ts';
import { soonestFirst, waitingOn, type Duty, type Waiting } from './duties.ts';
import { toDoBy, type Review } from './review.ts';
import { needsSomeone, personIn, tasksOn, type Item, type Task, type WorkFacts } from './worklist.ts';

/** A duty, and the page that asks for it. */
export interface DutyItem extends Omit<Item, 'teams' | 'facts'> {
  duty: Duty;
}

/** The same, with the teams that it concerns. */
export interface OwedItem extends DutyItem {
  teams: readonly string[];
}

/** What `/freshness/facts.json` holds: all pages, and what else is asked of anyone. */
export interface FreshnessFacts extends WorkFacts {
  duties: readonly OwedItem[];
}

/** What `/people/ID.json` holds: all that may fall to a person on some day. */
export interface PersonFacts extends WorkFacts {
  duties: readonly DutyItem[];
}

/** The kinds of what waits, in the order in which they are listed. */
export const kinds = ['task', 'reading', 'signature', 'review'] as const;
export type WaitingKind = (typeof kinds)[number];

/** What a list of each is called. */
export const kindLabels: Readonly<Record<WaitingKind, string>> = {
  task: 'To do',
  reading: 'Numbers to read',
  signature: 'To sign',
  review: 'To check',
};

/** How long something still has. */
export type Urgency = Pick<Waiting, 'by' | 'isOverdue'>;

/** One thing that waits for a person. */
export type Waits = Urgency &
  (
    | { task: Task; item?: undefined; waiting?: undefined }
    | { item: DutyItem; waiting: Waiting; task?: undefined }
  );

/** What waits for a person on a day: what is overdue first, then by day. */
export function waitingFor(person: string, { items, duties }: PersonFacts, today: Day): Waits[] {
  const reviews = tasksOn(items, today).flatMap((task) =>
    personIn(task.review) === person && needsSomeone(task.review)
      ? [{ task, ...urgencyOf(task.review, today) }]
      : [],
  );
  const others = duties.flatMap((item) => {
    const waiting = waitingOn(item.duty, today);
    return waiting?.person?.id === person ? [{ ...waiting, item, waiting }] : [];
  });
  return [...others, ...reviews].toSorted(soonestFirst(today));
}

/** How urgent the review of a page is among all else that waits: one that is late comes after what was promised for earlier days. */
export function urgencyOf(review: Review, today: Day): Urgency {
  return { by: toDoBy(review, today), isOverdue: review.state === 'overdue' };
}

/** What a duty is called: what is to be done, or the page that is to be signed or read. */
export function nameOf({ title, duty }: Pick<DutyItem, 'title' | 'duty'>): string {
  return duty.kind === 'task' ? duty.text : title;
}

/** In whose place somebody does what waits; `undefined` where it is their own. */
export function inPlaceOf({ owner }: Assignees, person: string | undefined): Assignees['owner'] {
  return owner?.id === person ? undefined : owner;
}
