/** Where a number stands on a day: what is published of it are facts, and the reader's day decides. */
import { addDays, type Day } from './day.ts';
import { nameOf, parsePeriod, periodAt, type Length, type Period } from './period.ts';

/** What was measured in a period. */
export interface Reading {
  period: string;
  value: number;
  /** How many cases are behind it. */
  of?: number | undefined;
}

/** What is asked of a number. */
export interface Asked {
  better: 'more' | 'less';
  target: number;
  /** Beyond it the consequence begins. */
  minimum?: number | undefined;
}

/** What the teams agreed to ask, from the day on which the last of them signed it. */
export interface AskedFrom {
  from: Day;
  /** `now`: what is asked now; `unknown`: nobody can tell any more. */
  asked: Asked | 'now' | 'unknown';
}

/** What the state of a number depends on. */
export interface NumberFacts extends Asked {
  kind: 'owed' | 'outcome' | 'capacity';
  /** The earliest first; empty where the teams have never agreed, and what is asked is proposed. */
  agreed: readonly AskedFrom[];
  every: Exclude<Length, 'year'>;
  /** How long after its end the reading of a period may take. */
  daysToRead?: number | undefined;
  readings: readonly Reading[];
}

/** `open`: nothing was agreed by the end of the period, or nobody can tell what was. */
export type Verdict = 'met' | 'missed' | 'below' | 'few' | 'open';

/** Where a number stands: what its latest reading says, unless a later one should be there. */
export interface NumberState {
  state: 'to-read' | Verdict;
  /** The period whose reading nobody has brought, and the day by which it was to be there. */
  owed: { period: string; by: Day } | undefined;
  /** The latest reading of a period that is over, which the verdict is about. */
  judged: (Reading & { verdict: Verdict }) | undefined;
  /** A reading of the period that is not over yet: shown, not judged. */
  soFar: Reading | undefined;
  /** For how many periods running it was missed, up to the one judged. */
  misses: number;
  /** Whether the last three readings each were better than the one before, or worse. */
  trend: 'better' | 'worse' | undefined;
}

/** How many cases it takes to judge by them. */
export const enoughCases = 10;

export function numberOn(facts: NumberFacts, today: Day): NumberState {
  const known = soundReadings(facts, today);
  const isOver = ({ last }: Known) => last < today;
  const over = known.filter(isOver);
  const judged = over[0] && { ...over[0].reading, verdict: verdictOf(facts, over[0].reading) };
  const owed = owedOn(facts, today);
  const isBrought = over.some(({ reading }) => reading.period === owed.period);
  return {
    state: isBrought && judged ? judged.verdict : 'to-read',
    owed: isBrought ? undefined : owed,
    judged,
    soFar: known.find((each) => !isOver(each))?.reading,
    misses: missesIn(facts, over),
    trend: trendOf(facts, over),
  };
}

/** What a reading says, taken by itself: it is judged by what was agreed when its period ended. */
export function verdictOf(facts: NumberFacts, { period, value, of }: Reading): Verdict {
  const last = parsePeriod(period)?.last;
  const asked = last && askedOn(facts, last);
  if (asked === undefined) return 'open';
  const { better, target, minimum } = asked;
  const isWorse = (than: number) => (better === 'more' ? value < than : value > than);
  if (of !== undefined && of < enoughCases) return 'few';
  if (minimum !== undefined && isWorse(minimum)) return 'below';
  return isWorse(target) ? 'missed' : 'met';
}

/** What was agreed to be asked on a day; `undefined` where nothing was, or nobody can tell what. */
export function askedOn(facts: Asked & Pick<NumberFacts, 'agreed'>, day: Day): Asked | undefined {
  const asked = facts.agreed.findLast(({ from }) => from <= day)?.asked;
  if (asked === 'unknown') return undefined;
  return asked === 'now' ? facts : asked;
}

/** The next period whose reading is to be brought after a day, and by when. */
export function readingAfter(facts: Pick<NumberFacts, 'every' | 'daysToRead'>, period: string) {
  const last = parsePeriod(period)?.last;
  return last && dueOf(periodAt(addDays(last, 1), facts.every), facts.daysToRead);
}

interface Known extends Period {
  reading: Reading;
}

/**
 * The readings that say something on a day, the newest first: of a period such as the number is read in, which has
 * begun. Where a period stands there twice with different values, nobody knows which of them is right.
 */
function soundReadings({ every, readings }: NumberFacts, today: Day): Known[] {
  const found = readings.flatMap((reading) => {
    const period = parsePeriod(reading.period);
    return period?.length === every && period.first <= today ? [{ ...period, reading }] : [];
  });
  const byPeriod = Map.groupBy(found, ({ first }) => first);
  return [...byPeriod.values()]
    .flatMap((same) => (new Set(same.map(({ reading }) => reading.value)).size === 1 ? same.slice(-1) : []))
    .toSorted((a, b) => (a.first < b.first ? 1 : -1));
}

/** The latest period whose reading should be there by now: the one before that which its days for reading reach into. */
function owedOn({ every, daysToRead }: NumberFacts, today: Day) {
  const within = periodAt(addDays(today, -daysToBring(daysToRead)), every);
  return dueOf(periodAt(addDays(within.first, -1), every), daysToRead);
}

function dueOf(period: Period, daysToRead: number | undefined) {
  return { period: nameOf(period), by: addDays(period.last, daysToBring(daysToRead)) };
}

/** The first day on which the reading of a period is missed. */
export function dueAfter(period: Period, daysToRead: number | undefined): Day {
  return addDays(dueOf(period, daysToRead).by, 1);
}

/** How many days after its end the reading of a period may take where nobody has said. */
export const usualDaysToRead = 5;

/** How many days it may take: whole ones, and no more than a year, since who gives more never reads it. */
export function daysToBring(daysToRead = usualDaysToRead): number {
  return Math.min(Math.floor(daysToRead), 366);
}

/** A period of few cases neither ends a run nor adds to it; one that nobody has read, or could judge, ends it. */
function missesIn(facts: NumberFacts, over: readonly Known[]): number {
  let misses = 0;
  for (const [index, each] of over.entries()) {
    const later = over[index - 1];
    const verdict = verdictOf(facts, each.reading);
    if (verdict === 'met' || verdict === 'open' || (later && addDays(each.last, 1) !== later.first)) break;
    if (verdict !== 'few') misses += 1;
  }
  return misses;
}

function trendOf({ better }: NumberFacts, over: readonly Known[]): NumberState['trend'] {
  const [third, second, first] = over.slice(0, 3).map(({ reading }) => reading.value);
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const [rises, falls] = [first < second && second < third, first > second && second > third];
  if (!rises && !falls) return undefined;
  return rises === (better === 'more') ? 'better' : 'worse';
}
