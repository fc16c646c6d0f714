/** Pages whose signed words were changed: what every team has signed stands until every team has signed what is new. */
import { fieldOf } from '../collections/fields.ts';
import { collectionOf, type Collection, type DataOf, type Settings } from '../collections/index.ts';
import lexicon from '../collections/lexicon.ts';
import { signedFields, wordingOf } from '../collections/wording.ts';
import { compare } from '../plain.ts';
import type { Agreed, Entry, SignedWords } from './entry.ts';
import { linesOf, wordsOf, type Signable, type SignatureRecord } from './signatures.ts';
import { dataOf } from './wiki.ts';

/**
 * The last words of a page that every team has signed, where it says others now; without the words themselves where only
 * git can tell them. `undefined` where there are none: the page was never agreed, or is; or where a term says itself that it
 * is disputed, or no longer used.
 */
export function earlierAgreed(page: Signable, teams: Settings['teams']): Agreed | undefined {
  const { disputed, replacedBy } = dataOf(page, lexicon) ?? {};
  if (disputed !== undefined || replacedBy !== undefined) return undefined;
  const signed = Map.groupBy(linesOf(page) ?? [], (line) => wordsOf(page, line));
  const agreed = [...signed].flatMap(([wording, lines]) => {
    const isByAll = teams.length > 0 && teams.every(({ id }) => lines.some(({ team }) => team === id));
    const [on = ''] = lines.map((line) => line.on).toSorted((a, b) => compare(b, a));
    const words = quotedIn(lines, wording, page);
    // Of the number of an edition nobody can tell which words it had, nor whether they are others.
    const isTold = words !== undefined || lines.some((line) => line.wording !== undefined);
    return isByAll && isTold ? [{ wording, on, words }] : [];
  });
  if (agreed.some(({ wording }) => wording === page.wording)) return undefined;
  return agreed.toSorted((a, b) => compare(a.on, b.on)).at(-1);
}

/** The words that signatures quote, as those of a term do. */
function quotedIn(
  lines: readonly SignatureRecord[],
  wording: string,
  { collection }: Signable,
): SignedWords | undefined {
  const declared = collectionOf(collection);
  const quoting = declared && lines.find((line) => wordingOf(declared, { ...line }, '') === wording);
  return quoting && { fields: Object.fromEntries(signedFields(declared, { ...quoting })), body: undefined };
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
