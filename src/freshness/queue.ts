/** Of what kinds all that waits for people is, what it is called, and how urgent it is. */
import type { Day } from './day.ts';
import type { Duty, Waiting } from './duties.ts';
import { toDoBy, type Review } from './review.ts';
import type { Item, WorkFacts } from './worklist.ts';

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
  /** What last became of something that the person has heard outside. */
  heard?: Outcome | undefined;
}

/** What has become of a note from outside, on which day. */
export interface Outcome {
  /** What tells it from others: it is told once. */
  id: string;
  words: string;
  url: string;
  on: Day;
  /** The page on which it stands; `undefined` where it was declined, for which there is a reason. */
  into?: { title: string; url: string } | undefined;
  because?: string | undefined;
}

/** The kinds of what waits, in the order in which they are listed. */
export const kinds = ['task', 'answer', 'reading', 'note', 'signature', 'review'] as const;
export type WaitingKind = (typeof kinds)[number];

/** What a list of each is called. */
export const kindLabels: Readonly<Record<WaitingKind, string>> = {
  task: 'To do',
  answer: 'To answer',
  reading: 'Numbers to read',
  note: 'Heard outside, to take over',
  signature: 'To sign',
  review: 'To check',
};

/** How long something still has. */
export type Urgency = Pick<Waiting, 'by' | 'isOverdue'>;

/** How urgent the review of a page is among all else that waits: one that is late comes after what was promised for earlier days. */
export function urgencyOf(review: Review, today: Day): Urgency {
  return { by: toDoBy(review, today), isOverdue: review.state === 'overdue' };
}

/** What a duty is called: what is to be done, or the page that is to be signed or read. */
export function nameOf({ title, duty }: Pick<DutyItem, 'title' | 'duty'>): string {
  return duty.kind === 'task' ? duty.text : title;
}
