/** The readings of a number as a line: where its points are, and the same in words. */
import { addDays } from '../freshness/day.ts';
import {
  askedOn,
  isAgreed,
  verdictOf,
  type Asked,
  type NumberFacts,
  type Reading,
  type Verdict,
} from '../freshness/number-state.ts';
import { capital } from '../plain.ts';
import { targetInWords, valueInWords } from '../freshness/number-words.ts';
import { nameOf, parsePeriod, periodAt, type Period, periodInWords } from '../freshness/period.ts';
import type { NumberData } from '../wiki/numbers.ts';

export interface Picture {
  width: number;
  height: number;
  /** The points of each line: where a period was not read, a new one begins. */
  lines: string[];
  points: { x: number; y: number; is: 'fine' | 'short' | 'few' | 'open' }[];
  /** What was agreed over some periods running; what was only proposed is drawn over all, and says so. */
  limits: { name: 'target' | 'minimum' | 'proposed'; y: number; from: number; to: number }[];
  from: string;
  until: string;
  words: string;
}

const [width, height, margin] = [600, 140, 12];
const most = 12;

/** The last twelve periods that were read; `undefined` where a line would have no length. */
export function pictureOf(data: NumberData, facts: NumberFacts): Picture | undefined {
  const periods = lastPeriods(data);
  const read = periods.flatMap(({ reading }, index) => (reading ? [{ reading, index }] : []));
  const [first, last] = [periods[0], periods.at(-1)];
  if (read.length < 2 || first === undefined || last === undefined) return undefined;
  const asked = limitsOf(
    facts,
    periods.map(({ period }) => period),
  );
  const values = [...read.map(({ reading }) => reading.value), ...asked.map(({ value }) => value)];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const xAt = (index: number) => margin + (index * (width - 2 * margin)) / (periods.length - 1);
  const yOf = (value: number) =>
    Math.round(height - margin - ((value - low) * (height - 2 * margin)) / (high - low || 1));
  const halfway = (width - 2 * margin) / (periods.length - 1) / 2;
  const points = read.map(({ reading, index }) => ({
    index,
    x: Math.round(xAt(index)),
    y: yOf(reading.value),
    is: signs[verdictOf(facts, facts.readings.find(({ period }) => period === reading.period) ?? reading)],
  })) satisfies (Picture['points'][number] & { index: number })[];
  return {
    width,
    height,
    lines: runsOf(points).map((run) => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    points,
    limits: asked.map(({ name, value, first, last }) => ({
      ...{ name, y: yOf(value) },
      from: first === 0 ? 0 : Math.round(xAt(first) - halfway),
      to: last === periods.length - 1 ? width : Math.round(xAt(last) + halfway),
    })),
    from: capital(periodInWords(nameOf(first.period))),
    until: capital(periodInWords(nameOf(last.period))),
    words: inWords(
      data,
      facts,
      read.map(({ reading }) => reading),
    ),
  };
}

const signs: Record<Verdict, Picture['points'][number]['is']> = {
  met: 'fine',
  missed: 'short',
  below: 'short',
  few: 'few',
  open: 'open',
};

/** What was asked, as far as it stays the same from one period to the next; where nothing was agreed ever, what is proposed. */
function limitsOf(facts: NumberFacts, periods: readonly Period[]) {
  type Limit = { name: Picture['limits'][number]['name']; value: number; first: number; last: number };
  const whole = { first: 0, last: periods.length - 1 };
  if (facts.agreed.length === 0)
    return [{ name: 'proposed', value: facts.target, ...whole }] satisfies Limit[];
  return (['target', 'minimum'] as const).flatMap((name) => {
    const found: Limit[] = [];
    for (const [index, { last }] of periods.entries()) {
      const value = valueIn(name, askedOn(facts, last));
      const before = found.at(-1);
      if (value === undefined) continue;
      if (before?.value === value && before.last === index - 1) before.last = index;
      else found.push({ name, value, first: index, last: index });
    }
    return found;
  });
}

/** A minimum that is the target itself is no line of its own. */
function valueIn(name: 'target' | 'minimum', asked: Asked | undefined): number | undefined {
  return name === 'minimum' && asked?.minimum === asked?.target ? undefined : asked?.[name];
}

/** The periods up to the latest that was read, each with its reading, the oldest first. */
function lastPeriods({
  readings = [],
  every,
}: NumberData): { period: Period; reading: Reading | undefined }[] {
  const byPeriod = new Map(readings.map((reading) => [reading.period, reading]));
  const known = readings.map(({ period }) => parsePeriod(period)).filter((each) => each?.length === every);
  const days = known.flatMap((each) => (each ? [each.first] : [])).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  const found: { period: Period; reading: Reading | undefined }[] = [];
  if (first === undefined || last === undefined) return found;
  for (let at = last; at >= first && found.length < most;) {
    const period = periodAt(at, every);
    found.unshift({ period, reading: byPeriod.get(nameOf(period)) });
    at = addDays(period.first, -1);
  }
  return found;
}

/** Points that follow each other without a gap. */
function runsOf<T extends { index: number }>(points: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    if (run?.at(-1)?.index === point.index - 1) run.push(point);
    else runs.push([point]);
  }
  return runs;
}

function inWords(data: NumberData, facts: NumberFacts, read: readonly Reading[]): string {
  const { unit } = data;
  const target = isAgreed(facts) ? 'Target, agreed' : 'Target, proposed';
  const said = read.map(({ period, value }) => `${periodInWords(period)} ${valueInWords(value, unit)}`);
  return `${target}: ${targetInWords(data, unit)}. ${capital(said.join(', '))}.`;
}
