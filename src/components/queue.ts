/** Gathers on a person's page what waits for them on the day it is read: what is theirs, and what they do for others. */
import { dayIfKnown, type Day } from '../freshness/day.ts';
import { soonestFirst, waitingOn, type Duty } from '../freshness/duties.ts';
import { kinds, urgencyOf, type Urgency, type WaitingKind } from '../freshness/queue.ts';
import { needsSomeone, personIn } from '../freshness/whose.ts';
import { showDuty } from './duty-shown.ts';
import { showReasons } from './reasons.ts';
import { reviewIn } from './review-lines.ts';
import { eachVisit } from './visit.ts';

const page = document.querySelector<HTMLElement>('[data-queue]');
if (page) start(page, page.dataset['queue'] ?? '');

function start(page: HTMLElement, person: string): void {
  // What somebody has heard is listed among them, and waits for nobody.
  const rows = [...page.querySelectorAll<HTMLElement>('[data-queue-rest] .work > li')].map((row) => ({
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
  /** Where it is listed: it waits for the person, or for somebody in their place, or for nobody; else it is hidden. */
  place: 'waiting' | 'others' | 'rest' | undefined;
}

function sort(page: HTMLElement, rows: readonly Row[], person: string, today: Day): void {
  const all = rows.map((each) => ({ ...each, ...standingOf(each, person, today) }));
  for (const { row, home, place } of all) {
    row.hidden = place === undefined;
    home?.append(row);
  }
  const sorted = all.toSorted(soonestFirst(today));
  const waiting = sorted.filter(({ place }) => place === 'waiting');
  for (const kind of kinds)
    fill(
      page.querySelector(`[data-waiting=${kind}]`),
      waiting.filter((each) => each.kind === kind),
    );
  fill(
    page.querySelector('[data-others]'),
    sorted.filter(({ place }) => place === 'others'),
  );
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

function fill(section: HTMLElement | null, rows: readonly Row[]): void {
  section?.querySelector('ul')?.replaceChildren(...rows.map(({ row }) => row));
  section?.toggleAttribute('hidden', rows.length === 0);
}

function dutyStanding(row: HTMLElement, duty: Duty, person: string, today: Day): Standing {
  const waiting = waitingOn(duty, today);
  if (waiting === undefined) return { ...nothing, kind: duty.kind };
  showDuty(row, duty, waiting, person, today);
  const isTheirs = duty.assignees.owner?.id === person;
  const place = waiting.person?.id === person ? 'waiting' : isTheirs ? 'others' : undefined;
  return { ...waiting, kind: duty.kind, place };
}

function reviewStanding(row: HTMLElement, isOwn: boolean, person: string, today: Day): Standing {
  const review = reviewIn(row.querySelector<HTMLElement>('[data-review]') ?? row);
  if (review === undefined) return nothing;
  showReasons(row, review, review.facts, today, person);
  const isTheirs = personIn(review) === person;
  const [falls, rests] = isTheirs
    ? (['waiting', 'rest'] as const)
    : isOwn
      ? (['others', 'rest'] as const)
      : [];
  return { kind: 'review', place: needsSomeone(review) ? falls : rests, ...urgencyOf(review, today) };
}

const nothing: Standing = { kind: 'review', place: undefined, by: undefined, isOverdue: false };
