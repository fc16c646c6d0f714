/** Pages that hold a number: what its state depends on, and where it is used. */
import numbers from '../collections/numbers.ts';
import type { DataOf } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { numberOn, type NumberFacts, type NumberState } from '../freshness/number-state.ts';
import { agreedData } from './agreed.ts';
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

/** @param most how many of its readings are told, the newest */
export function numberFacts(data: NumberData, most = Infinity): NumberFacts {
  const { kind, better, target, minimum, every, daysToRead, readings = [] } = data;
  const told = readings
    .toSorted((a, b) => (a.period < b.period ? 1 : -1))
    .slice(0, most)
    .map(({ period, value, of }) => ({ period, value, of }));
  return { kind, better, target, minimum, every, daysToRead, readings: told };
}

/** A number that stands somewhere on a day, with its page. */
export interface NumberOnDay {
  entry: Entry;
  data: NumberData;
  found: NumberState;
}

/** All numbers of the wiki as they stand on a day. */
export function numbersOn(wiki: Wiki, today: Day): NumberOnDay[] {
  return wiki.entries.flatMap((entry) => {
    const data = numberOf(entry);
    return data ? [{ entry, data, found: numberOn(numberFacts(data), today) }] : [];
  });
}

/** The numbers that count by a term, or whatever else names a page in a field. */
export function numbersNaming(wiki: Wiki, key: string, field: string): Entry[] {
  return (wiki.backlinks.get(key) ?? []).flatMap(({ from, fields }) => {
    const entry = fields.includes(field) ? wiki.byKey.get(from) : undefined;
    return entry && numberOf(entry) ? [entry] : [];
  });
}
