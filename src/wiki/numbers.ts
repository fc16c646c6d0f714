/** Pages that hold a number: what its state depends on, and where it is used. */
import numbers from '../collections/numbers.ts';
import type { DataOf } from '../collections/index.ts';
import type { AskedFrom, NumberFacts } from '../freshness/number-state.ts';
import { parsePeriod } from '../freshness/period.ts';
import { agreedData, agreementsOf } from './agreed.ts';
import type { Entry } from './entry.ts';
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
    .map(({ period, value, of }) => ({ period, value, of }));
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
  };
}

/** What was asked in words that every team signed once. */
function askedIn({ wording, agreed, earlier }: Entry, signed: string): AskedFrom['asked'] {
  const stands = agreed?.words ? agreed.wording : wording;
  if (signed === stands) return 'now';
  const { target, minimum, better } = (earlier?.[signed]?.fields ?? {}) as Partial<NumberData>;
  if (target === undefined || better === undefined) return 'unknown';
  return { better, target, ...(minimum !== undefined && { minimum }) };
}

/** Whoever signs the same once more has asked for nothing else. */
function withoutRepeats(agreed: readonly AskedFrom[]): AskedFrom[] {
  return agreed.filter(
    ({ asked }, index) => JSON.stringify(asked) !== JSON.stringify(agreed[index - 1]?.asked),
  );
}

/** The numbers that count by a term, or whatever else names a page in a field. */
export function numbersNaming(wiki: Wiki, key: string, field: string): Entry[] {
  return (wiki.backlinks.get(key) ?? []).flatMap(({ from, fields }) => {
    const entry = fields.includes(field) ? wiki.byKey.get(from) : undefined;
    return entry && numberOf(entry) ? [entry] : [];
  });
}
