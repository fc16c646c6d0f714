/** What waits for people beside the reviews of pages: what is to be done, brought and signed. */
import { compare } from '../plain.ts';
import { responsibleOn, type Assignee, type Assignees } from './assignees.ts';
import { addDays, type Day } from './day.ts';
import { finishedPeriods, parsePeriod, periodOf, type Length } from './period.ts';

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
      /** The latest period that has a reading. */
      latest: string | undefined;
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
  /** The last day for it; whoever signs has none. */
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
  const by = lastDayFor(duty, periods[0]);
  return { person, by, isOverdue: by !== undefined && by < today, periods };
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
 * The day by which the next reading of a number is to be there, whatever the day is; `undefined` where it has none yet.
 */
export function nextReading({ every, daysToRead, latest }: Reading): { period: string; by: Day } | undefined {
  const last = parsePeriod(latest)?.last;
  if (last === undefined) return undefined;
  const period = periodOf(every, addDays(last, 1));
  const end = parsePeriod(period)?.last;
  return end && { period, by: addDays(end, daysToRead) };
}

/** Nobody is asked for more than these at once. */
const mostPeriods = 12;

/** The periods that are over and come after the latest that was read; the last one alone where none ever was. */
function periodsToRead({ every, latest }: Reading, today: Day): string[] {
  const last = parsePeriod(latest)?.last;
  if (last === undefined) return finishedPeriods(every, today, 1);
  return finishedPeriods(every, today, mostPeriods).filter((each) => (parsePeriod(each)?.last ?? '') > last);
}

function lastDayFor(duty: Duty, period: string | undefined): Day | undefined {
  if (duty.kind === 'task') return duty.by;
  const last = parsePeriod(period)?.last;
  return duty.kind === 'reading' && last ? addDays(last, duty.daysToRead) : undefined;
}
