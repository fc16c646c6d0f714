/** Where a number stands on a day: what is published of it are facts, and the reader's day decides. */
import { addDays, type Day } from './day.ts';
import { nameOf, parsePeriod, periodAt, type Length, type Period } from './period.ts';

/** What was measured in a period. */
export interface Reading {
  period: string;
  value: number;
  /** How many cases are behind it. */
  of?: number | undefined;
  /** It was taken before its period was over: shown until the whole of it is read, and never judged. */
  soFar?: true | undefined;
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
  /** The number is not known to be older: what was over by then is not asked for. Left out where that changes nothing. */
  since?: Day | undefined;
}

/** `open`: nothing was agreed by the end of the period, or nobody can tell what was. */
export type Verdict = 'met' | 'missed' | 'below' | 'few' | 'open';

/** Where a number stands: what its latest reading says, unless a later one should be there. */
export interface NumberState {
  state: 'to-read' | Verdict;
  /** The earliest period whose reading is late, and the day by which it was to be there. */
  owed: { period: string; by: Day } | undefined;
  /** The latest reading of a whole period, which the verdict is about. */
  judged: (Reading & { verdict: Verdict }) | undefined;
  /** A later reading of a part of a period: shown, not judged. */
  soFar: Reading | undefined;
  /** For how many periods running it was missed, up to the one judged. */
  misses: number;
  /** For how many periods running it was met, up to the one judged. */
  met: number;
  /** Whether the last three readings each were better than the one before, or worse. */
  trend: 'better' | 'worse' | undefined;
}

/** How many cases it takes to judge by them. */
const enoughCases = 10;

export function numberOn(facts: NumberFacts, today: Day): NumberState {
  const known = soundReadings(facts, today);
  const isWhole = ({ last, reading }: Known) => last < today && !reading.soFar;
  const over = known.filter(isWhole);
  const judged = over[0] && { ...over[0].reading, verdict: verdictOf(facts, over[0].reading) };
  const owed = owedOn(facts, judged?.period, today);
  const [latest] = known;
  return {
    state: judged && owed === undefined ? judged.verdict : 'to-read',
    owed,
    judged,
    soFar: latest && !isWhole(latest) ? latest.reading : undefined,
    misses: runOf(['missed', 'below'], facts, over),
    met: runOf(['met'], facts, over),
    trend: trendOf(facts, over),
  };
}

/** What a reading says, taken by itself: it is judged by what was agreed when its period ended. */
export function verdictOf(facts: NumberFacts, { period, value, of, soFar }: Reading): Verdict {
  const last = parsePeriod(period)?.last;
  const asked = last && askedOn(facts, last);
  if (asked === undefined || soFar) return 'open';
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

/**
 * The reading of the latest period, of the length in which the number is read; whether that is over depends on the day.
 *
 * @param day leaves out all that are not over by then
 */
export function latestOf<R extends Reading>(
  { readings = [], every }: { readings?: readonly R[] | undefined; every: Length },
  day?: Day,
): R | undefined {
  const fit = readings.filter(({ period }) => {
    const known = parsePeriod(period);
    return known?.length === every && (day === undefined || known.last < day);
  });
  return fit.toSorted((a, b) => (a.period < b.period ? 1 : -1))[0];
}

/** Whether what is asked now is what the teams have agreed on last, and not only proposed. */
export function isAgreed({ agreed }: Pick<NumberFacts, 'agreed'>): boolean {
  return agreed.at(-1)?.asked === 'now';
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

/**
 * The first period whose reading is to be brought; `undefined` where none was brought yet, and nobody can tell since when
 * the number is there.
 *
 * @param latest the latest period of which the whole was read
 */
export function firstToRead(
  { every, since }: Pick<NumberFacts, 'every' | 'since'>,
  latest: string | undefined,
): Period | undefined {
  const last = parsePeriod(latest)?.last;
  const [after, own] = [last && addDays(last, 1), since].map((day) => day && periodAt(day, every));
  return after && own ? (own.first > after.first ? own : after) : (after ?? own);
}

function owedOn(facts: NumberFacts, latest: string | undefined, today: Day): NumberState['owed'] {
  const first = firstToRead(facts, latest);
  return first && dueAfter(first, facts.daysToRead) <= today ? dueOf(first, facts.daysToRead) : undefined;
}

/** A period, and the day by which its reading is to be there. */
export function dueOf(period: Period, daysToRead: number | undefined) {
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

/**
 * For how many periods running it had one of some verdicts, up to the latest that is over. A period of few cases neither
 * ends a run nor adds to it; one that nobody has read, or could judge, ends it.
 */
function runOf(verdicts: readonly Verdict[], facts: NumberFacts, over: readonly Known[]): number {
  let count = 0;
  for (const [index, each] of over.entries()) {
    const later = over[index - 1];
    const verdict = verdictOf(facts, each.reading);
    if (later && addDays(each.last, 1) !== later.first) break;
    if (verdict === 'few') continue;
    if (!verdicts.includes(verdict)) break;
    count += 1;
  }
  return count;
}

function trendOf({ better }: NumberFacts, over: readonly Known[]): NumberState['trend'] {
  const [third, second, first] = over.slice(0, 3).map(({ reading }) => reading.value);
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const [rises, falls] = [first < second && second < third, first > second && second > third];
  if (!rises && !falls) return undefined;
  return rises === (better === 'more') ? 'better' : 'worse';
}
