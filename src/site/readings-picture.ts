/** The readings of a number as a line: where its points are, and the same in words. */
import { addDays } from '../freshness/day.ts';
import { enoughCases, type Reading } from '../freshness/number-state.ts';
import { capital } from '../plain.ts';
import { targetInWords, valueInWords } from '../freshness/number-words.ts';
import { nameOf, parsePeriod, periodAt, type Period, periodInWords } from '../freshness/period.ts';
import type { NumberData } from '../wiki/numbers.ts';

export interface Picture {
  width: number;
  height: number;
  /** The points of each line: where a period was not read, a new one begins. */
  lines: string[];
  points: { x: number; y: number; is: 'fine' | 'short' | 'few' }[];
  limits: { name: 'target' | 'minimum'; y: number }[];
  from: string;
  until: string;
  words: string;
}

const [width, height, margin] = [600, 140, 12];
const most = 12;

/** The last twelve periods that were read; `undefined` where a line would have no length. */
export function pictureOf(data: NumberData): Picture | undefined {
  const { better, target, minimum } = data;
  const periods = lastPeriods(data);
  const read = periods.flatMap(({ reading }, index) => (reading ? [{ reading, index }] : []));
  const [first, last] = [periods[0], periods.at(-1)];
  if (read.length < 2 || first === undefined || last === undefined) return undefined;
  const limits = [{ name: 'target' as const, value: target }];
  const all = [
    ...read.map(({ reading }) => reading.value),
    target,
    ...(minimum === undefined ? [] : [minimum]),
  ];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const xAt = (index: number) => margin + (index * (width - 2 * margin)) / (periods.length - 1);
  const yOf = (value: number) =>
    Math.round(height - margin - ((value - low) * (height - 2 * margin)) / (high - low || 1));
  const isShort = ({ value }: Reading) => (better === 'more' ? value < target : value > target);
  const points = read.map(({ reading, index }) => ({
    index,
    x: Math.round(xAt(index)),
    y: yOf(reading.value),
    is: (reading.of ?? enoughCases) < enoughCases ? 'few' : isShort(reading) ? 'short' : 'fine',
  })) satisfies (Picture['points'][number] & { index: number })[];
  return {
    width,
    height,
    lines: runsOf(points).map((run) => run.map(({ x, y }) => `${x},${y}`).join(' ')),
    points,
    limits: [
      ...limits.map(({ name, value }) => ({ name, y: yOf(value) })),
      ...(minimum === undefined || minimum === target ? [] : [{ name: 'minimum' as const, y: yOf(minimum) }]),
    ],
    from: capital(periodInWords(nameOf(first.period))),
    until: capital(periodInWords(nameOf(last.period))),
    words: inWords(
      data,
      read.map(({ reading }) => reading),
    ),
  };
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

function inWords(data: NumberData, read: readonly Reading[]): string {
  const { unit } = data;
  const said = read.map(({ period, value }) => `${periodInWords(period)} ${valueInWords(value, unit)}`);
  return `Target: ${targetInWords(data, unit)}. ${capital(said.join(', '))}.`;
}
