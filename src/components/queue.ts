/** Gathers on a person's page what waits for them on the day it is read: what is theirs, and what they do for others. */
import { dayIfKnown, type Day } from '../freshness/day.ts';
import { soonestFirst, waitingOn, type Duty } from '../freshness/duties.ts';
import { kinds, urgencyOf, type Urgency, type WaitingKind } from '../freshness/queue.ts';
import { needsSomeone, personIn } from '../freshness/worklist.ts';
import { showDuty } from './duty-row.ts';
import { reviewIn } from './review-lines.ts';
import { eachVisit } from './visit.ts';
import { showReasons } from './work-row.ts';

const page = document.querySelector<HTMLElement>('[data-queue]');
if (page) start(page, page.dataset['queue'] ?? '');

function start(page: HTMLElement, person: string): void {
  const rows = [...page.querySelectorAll<HTMLElement>('.work > li')].map((row) => ({
    row,
    home: row.parentElement,
    isOwn: row.closest('[data-own]') !== null,
  }));
  eachVisit(() => {
    const today = dayIfKnown(new Date(), page.dataset['timeZone'] ?? '');
    // Without a day nothing can be sorted: the lists stay as they are without a script.
    if (today) sort(page, rows, person, today);
  });
}

interface Row {
  row: HTMLElement;
  /** The list it stands in while it does not wait for the person. */
  home: HTMLElement | null;
  isOwn: boolean;
}

/** How a row stands on a day. */
interface Standing extends Urgency {
  kind: WaitingKind;
  waits: boolean;
  /** It is listed though it does not wait for the person. */
  isListed: boolean;
}

function sort(page: HTMLElement, rows: readonly Row[], person: string, today: Day): void {
  const all = rows.map((each) => ({ ...each, ...standingOf(each, person, today) }));
  for (const { row, home, waits, isListed } of all) {
    row.hidden = !waits && !isListed;
    home?.append(row);
  }
  const waiting = all.filter(({ waits }) => waits).toSorted(soonestFirst(today));
  for (const kind of kinds) {
    const section = page.querySelector<HTMLElement>(`[data-waiting=${kind}]`);
    const those = waiting.filter((each) => each.kind === kind).map(({ row }) => row);
    section?.querySelector('ul')?.replaceChildren(...those);
    section?.toggleAttribute('hidden', those.length === 0);
  }
  for (const heading of page.querySelectorAll<HTMLElement>('[data-queue-then]'))
    heading.textContent = heading.dataset['queueThen'] ?? '';
  for (const none of page.querySelectorAll<HTMLElement>('[data-queue-none]'))
    none.hidden = waiting.length > 0;
  for (const section of page.querySelectorAll<HTMLElement>('[data-queue-waiting]')) section.hidden = false;
  for (const section of page.querySelectorAll<HTMLElement>('[data-queue-rest]'))
    section.hidden = section.querySelector('.work > li:not([hidden])') === null;
}

function standingOf({ row, isOwn }: Row, person: string, today: Day): Standing {
  const { duty: given } = row.dataset;
  return given === undefined
    ? reviewStanding(row, isOwn, person, today)
    : dutyStanding(row, JSON.parse(given) as Duty, person, today);
}

function dutyStanding(row: HTMLElement, duty: Duty, person: string, today: Day): Standing {
  const waiting = waitingOn(duty, today);
  if (waiting) showDuty(row, duty, waiting, person, today);
  const isTheirs = duty.assignees.owner?.id === person;
  return {
    kind: duty.kind,
    waits: waiting?.person?.id === person,
    isListed: waiting !== undefined && isTheirs,
    by: waiting?.by,
    isOverdue: waiting?.isOverdue ?? false,
  };
}

function reviewStanding(row: HTMLElement, isOwn: boolean, person: string, today: Day): Standing {
  const review = reviewIn(row.querySelector<HTMLElement>('[data-review]') ?? row);
  if (review === undefined)
    return { kind: 'review', waits: false, isListed: true, by: undefined, isOverdue: false };
  showReasons(row, review, review.facts, today);
  const falls = personIn(review) === person;
  const waits = falls && needsSomeone(review);
  return { kind: 'review', waits, isListed: falls || isOwn, ...urgencyOf(review, today) };
}
