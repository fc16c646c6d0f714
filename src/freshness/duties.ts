/** What waits for people beside the reviews of pages: what is to be done, answered, brought and signed. */
import { compare } from '../plain.ts';
import { responsibleOn, standInsOn, type Assignee, type Assignees } from './assignees.ts';
import type { Day } from './day.ts';
import { lastDayFor as lastDayForNote } from './note-state.ts';
import { dueOf, firstToRead } from './number-state.ts';
import { finishedPeriods, nameOf, parsePeriod, type Length } from './period.ts';

/** What is known of a duty on every day. Whether it waits, for whom and how long is derived from it. */
export type Duty = { assignees: Assignees } & (
  | { kind: 'task'; text: string; who: string; by: Day; field: string }
  | {
      kind: 'reading';
      /** In what it is measured, in words. */
      unit: string;
      every: Exclude<Length, 'year'>;
      /** How long after its end the reading of a period may take. */
      daysToRead: number;
      /** The periods of which the whole was read, the latest first; two of them tell, as one may not be over. */
      read: readonly string[];
      /** What is asked for begins with the period of this day; see `NumberFacts`. */
      since?: Day | undefined;
      /** What was read of later periods before they were over, by their names. */
      soFar?: Readonly<Record<string, number>>;
    }
  /** What a team says to a proposal; `silence` is a sentence of what it means not to. */
  | { kind: 'answer'; team: { id: string; name: string }; by: Day; silence: string }
  | {
      /** What was heard outside is to be put on a page, or to be declined. */
      kind: 'note';
      on: Day;
    }
  | {
      kind: 'signature';
      team: { id: string; name: string };
      /** The team has signed what the page said earlier. */
      isAgain?: true;
    }
);

/** A duty on a day on which it waits. */
export interface Waiting {
  person: Assignee | undefined;
  /** The last day for it; of several readings, for the earliest. Whoever signs has none. */
  by: Day | undefined;
  isOverdue: boolean;
  /** The periods whose reading is missing, the latest first. */
  periods: readonly string[];
}

/** How a duty waits on a day; `undefined` where it does not. */
export function waitingOn(duty: Duty, today: Day): Waiting | undefined {
  const { person } = responsibleOn(duty.assignees, today);
  const periods = duty.kind === 'reading' ? periodsToRead(duty, today) : [];
  if (duty.kind === 'reading' && periods.length === 0) return undefined;
  if (duty.kind === 'answer' && duty.by < today) return undefined;
  const by = lastDayFor(duty, periods.at(-1));
  return { person, by, isOverdue: by !== undefined && by < today, periods };
}

/** Whether somebody may see to it on a day: for a team its lead signs, or who covers; all else may be done for a colleague. */
export function isFor(person: string, { kind, assignees }: Duty, today: Day): boolean {
  return kind !== 'signature' || standInsOn(assignees, today).some(({ id }) => id === person);
}

/** Whether it is late, or waits without a day, as signatures do. */
export function isOwed({ kind }: Duty, { isOverdue }: Waiting): boolean {
  return isOverdue || kind === 'signature';
}

/** Orders what is overdue first, then by day; what has no day waits since some time, so that it is as what is due today. */
export function soonestFirst(today: Day) {
  return (a: Pick<Waiting, 'by' | 'isOverdue'>, b: Pick<Waiting, 'by' | 'isOverdue'>): number =>
    Number(b.isOverdue) - Number(a.isOverdue) || compare(a.by ?? today, b.by ?? today);
}

type Reading = Extract<Duty, { kind: 'reading' }>;

/**
 * The day by which the next reading of a number is to be there, whatever the day is; `undefined` where nobody can tell
 * which one that is.
 */
export function nextReading(duty: Reading): { period: string; by: Day } | undefined {
  const next = firstToRead(duty, duty.read[0]);
  return next && dueOf(next, duty.daysToRead);
}

/** Nobody is asked for more than these at once. */
const mostPeriods = 12;

/** The periods that are over and whose reading is missing, the latest first. */
function periodsToRead(duty: Reading, today: Day): string[] {
  const isOver = (period: string) => (parsePeriod(period)?.last ?? today) < today;
  const first = firstToRead(duty, duty.read.find(isOver));
  if (first === undefined) return [];
  return finishedPeriods(duty.every, today, mostPeriods).filter((each) => each >= nameOf(first));
}

function lastDayFor(duty: Duty, period: string | undefined): Day | undefined {
  if (duty.kind === 'task' || duty.kind === 'answer') return duty.by;
  if (duty.kind === 'note') return lastDayForNote(duty.on);
  const read = parsePeriod(period);
  return duty.kind === 'reading' && read ? dueOf(read, duty.daysToRead).by : undefined;
}
