/** Pages whose signed words were changed: what every team has signed stands until every team has signed what is new. */
import { z } from 'zod';
import { fieldOf } from '../collections/fields.ts';
import type { Collection, DataOf, Settings } from '../collections/index.ts';
import lexicon from '../collections/lexicon.ts';
import numbers from '../collections/numbers.ts';
import { wordingOf } from '../collections/wording.ts';
import { agreementsOf, lastSigned, quotedIn } from './agreements.ts';
import type { Agreed, Entry } from './entry.ts';
import type { Signable } from './signature-lines.ts';
import { dataOf } from './wiki.ts';

/**
 * The last words of a page that every team has signed, where it says others now; without the words themselves where only
 * git can tell them. `undefined` where there are none: the page was never agreed, or is; or where a term says itself that it
 * is disputed, or no longer used.
 */
export function earlierAgreed(page: Signable, teams: Settings['teams']): Agreed | undefined {
  const { disputed, replacedBy } = dataOf(page, lexicon) ?? {};
  if (disputed !== undefined || replacedBy !== undefined) return undefined;
  const last = lastSigned(page, teams);
  if (last === undefined || last.wording === page.wording) return undefined;
  const { wording, on, lines } = last;
  return { wording, on, words: quotedIn(lines, wording, page) };
}

/** What stands for the words of all earlier agreements on a number, which are asked of git: its readings of then are judged by them. */
export function toldOf(entry: Entry, teams: Settings['teams']): string[] {
  const isNumber = entry.collection === numbers.id;
  const all = isNumber ? agreementsOf(entry, teams).map(({ wording }) => wording) : [];
  return [...new Set(all)].filter((wording) => wording !== entry.wording);
}

/**
 * The fields of an entry as `dataOf` has them, but those that teams sign as every team has signed them last. As far as
 * that is not known, they are as they stand.
 */
export function agreedData<C extends Collection>(
  entry: Pick<Entry, 'collection' | 'data' | 'agreed'>,
  declared: C,
): DataOf<C> | undefined {
  const data: Record<string, unknown> | undefined = dataOf(entry, declared);
  const fields = entry.agreed?.words?.fields;
  if (data === undefined || fields === undefined) return dataOf(entry, declared);
  const { shape } = declared.schema;
  const others = Object.entries(data).filter(([name]) => !(shape[name] && fieldOf(shape[name]).signed));
  // Each of them was found to fit its field.
  return { ...Object.fromEntries(others), ...fields } as DataOf<C>;
}

/** Whether two versions of a page say the same in a field, however it is laid out. */
export function isSameIn(name: string, { schema }: Collection, one: Fields, other: Fields): boolean {
  const field = schema.shape[name];
  if (field === undefined) return true;
  const only = { schema: z.object({ [name]: field }) };
  return wordingOf(only, one, '') === wordingOf(only, other, '');
}

type Fields = Readonly<Record<string, unknown>>;
