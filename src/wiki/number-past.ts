/** What is known of a number beside what its file says: since when it is there, and when its readings were taken. */
import type { DataOf } from '../collections/index.ts';
import type numbers from '../collections/numbers.ts';
import type { Day } from '../freshness/day.ts';
import { firstToRead, type NumberFacts, type Reading } from '../freshness/number-state.ts';
import { parsePeriod, periodAt } from '../freshness/period.ts';
import type { Entry } from './entry.ts';
import { linesOf } from './signature-lines.ts';

/** A reading as it stands in a file. */
type Written = NonNullable<DataOf<typeof numbers>['readings']>[number];

/** Since when the number is there, where more would be asked for if that was not known. */
export function sinceThen(
  entry: Entry,
  every: NumberFacts['every'],
  readings: readonly Reading[],
): Pick<NumberFacts, 'since'> {
  const since = thereSince(entry);
  if (since === undefined) return {};
  const [latest, before] = readPeriods(readings, every);
  // Of a period that was over by then, no part was still to come when it was read.
  const wasOver = (parsePeriod(latest)?.last ?? since) < since;
  const after = firstToRead({ every }, wasOver ? latest : before);
  const own = periodAt(since, every);
  return after === undefined || own.first > after.first ? { since } : {};
}

/** The earliest day on which a number was there for certain: that of a signature, or the one on which git first has it. */
function thereSince(entry: Entry): Day | undefined {
  const days = [...(linesOf(entry) ?? []).map(({ on }) => on), entry.history?.created.day];
  return days.filter((day) => day !== undefined).toSorted()[0];
}

/** The latest two periods of which the whole was read, as far as anybody knows: only the latest may not be over. */
export function readPeriods(readings: readonly Reading[], every: NumberFacts['every']): string[] {
  const whole = readings.filter(({ period, soFar }) => !soFar && parsePeriod(period)?.length === every);
  // The names of periods of the same length are in the order of their days.
  return [...new Set(whole.map(({ period }) => period))].toSorted().toReversed().slice(0, 2);
}

/** A reading, and whether it is one of a part of its period. */
export function withTaken(entry: Entry, written: Written): Reading {
  const { period, value, of } = written;
  return { period, value, of, ...(takenOf(entry, written) === 'before' && { soFar: true }) };
}

/**
 * Whether a reading was taken once its period was over, or before, going by the day that it names, or else by when git
 * first has it as it stands.
 */
export function takenOf(
  { readingsThen }: Entry,
  { period, value, of, on }: Written,
): 'before' | 'after' | 'unknown' {
  const last = parsePeriod(period)?.last;
  const isSame = (each: Reading) => each.period === period && each.value === value && each.of === of;
  const versions = readingsThen ?? [];
  const lacks = versions.findLastIndex(({ readings }) => !readings.some(isSame));
  const first = versions[lacks + 1]?.readings.find(isSame);
  if (last === undefined || (on ?? first) === undefined) return 'unknown';
  return (on === undefined ? first?.isEarly : on <= last) ? 'before' : 'after';
}
