/** Pages that hold a number: what its state depends on, and where it is used. */
import numbers from '../collections/numbers.ts';
import type { DataOf } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { latestOf, type AskedFrom, type NumberFacts } from '../freshness/number-state.ts';
import { parsePeriod } from '../freshness/period.ts';
import { agreedData } from './agreed.ts';
import { agreementsOf } from './agreements.ts';
import type { Entry } from './entry.ts';
import { sinceThen, takenOf, withTaken } from './number-past.ts';
import { dataOf, type Wiki } from './wiki.ts';

export type NumberData = DataOf<typeof numbers>;

/**
 * The number that a page holds, in the words that its teams have agreed on last; `undefined` for other pages, and where its
 * fields are unfit.
 */
export function numberOf(entry: Entry | undefined): NumberData | undefined {
  return entry && agreedData(entry, numbers);
}

/** The same as it is written, whether the teams have agreed on that or not. */
export function numberAsWritten(entry: Entry | undefined): NumberData | undefined {
  return entry && dataOf(entry, numbers);
}

/**
 * What the state of a number depends on; `undefined` for other pages.
 *
 * @param most how many of its readings are told, the newest
 */
export function numberFacts(
  entry: Entry | undefined,
  { settings: { teams } }: Pick<Wiki, 'settings'>,
  most = Infinity,
): NumberFacts | undefined {
  const data = numberOf(entry);
  if (entry === undefined || data === undefined) return undefined;
  const { kind, better, target, minimum, every, daysToRead, readings = [] } = data;
  const told = readings
    .toSorted((a, b) => (a.period < b.period ? 1 : -1))
    .slice(0, most)
    .map((each) => withTaken(entry, each));
  const oldest = parsePeriod(told.at(-1)?.period)?.last;
  const agreed = agreementsOf(entry, teams).map(({ wording, on }): AskedFrom => ({
    from: on,
    asked: askedIn(entry, wording),
  }));
  return {
    ...{ kind, better, target, minimum, every, daysToRead },
    agreed: withoutRepeats(agreed).filter(
      // What was replaced before the end of the oldest of them judges none.
      (_, index, all) => oldest === undefined || (all[index + 1]?.from ?? oldest) >= oldest,
    ),
    readings: told,
    ...sinceThen(entry, every, told),
  };
}

/** What pages show of a number that its file does not say; `undefined` for other pages, and where that is nothing. */
export function pastOfNumber(entry: Entry): unknown {
  const number = numberOf(entry);
  if (number === undefined) return undefined;
  const { every, readings = [] } = number;
  const told = readings.map((each) => withTaken(entry, each));
  const soFar = told.flatMap((each) => (each.soFar ? [each.period] : []));
  const [{ since }, until] = [sinceThen(entry, every, told), lastDaySoFar(entry)];
  return since || until || soFar.length > 0 ? { since, until, soFar } : undefined;
}

/** What was asked in words that every team signed once. */
function askedIn(entry: Entry, signed: string): AskedFrom['asked'] {
  const { wording, agreed, earlier } = entry;
  const stands = agreed?.words ? agreed.wording : wording;
  if (signed === stands) return 'now';
  // Words that were agreed once may be proposed again.
  const then = signed === wording ? numberAsWritten(entry) : earlier?.[signed]?.fields;
  const { target, minimum, better } = (then ?? {}) as Partial<NumberData>;
  if (target === undefined || better === undefined) return 'unknown';
  return { better, target, ...(minimum !== undefined && { minimum }) };
}

/** Whoever signs the same once more has asked for nothing else. */
function withoutRepeats(agreed: readonly AskedFrom[]): AskedFrom[] {
  return agreed.filter(
    ({ asked }, index) => JSON.stringify(asked) !== JSON.stringify(agreed[index - 1]?.asked),
  );
}

/** The last day of the latest period that was read, where that may have been before it was over. */
export function lastDaySoFar(entry: Entry): Day | undefined {
  const data = numberOf(entry);
  const latest = data && latestOf(data);
  return latest && takenOf(entry, latest) === 'unknown' ? parsePeriod(latest.period)?.last : undefined;
}

/** The numbers that count by a term, or whatever else names a page in a field. */
export function numbersNaming(wiki: Wiki, key: string, field: string): Entry[] {
  return (wiki.backlinks.get(key) ?? []).flatMap(({ from, fields }) => {
    const entry = fields.includes(field) ? wiki.byKey.get(from) : undefined;
    return entry && numberOf(entry) ? [entry] : [];
  });
}
