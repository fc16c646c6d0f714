import { fieldOf } from '../collections/fields.ts';
import { collectionOf } from '../collections/index.ts';
import type { Entry } from './entry.ts';
import { textsIn, type FieldText } from './field-texts.ts';

/** The prose in the fields of an entry, but for what is said, signed, claimed or quoted as it stands. */
export function looseTextsIn({ collection, data = {} }: Entry): FieldText[] {
  return textsOf(collection, data, false).filter(({ is }) => is === 'prose');
}

/** Whether a text in the fields of an entry is said, signed, claimed or quoted as it stands. */
export function isExact({ collection, data }: Entry, text: string): boolean {
  if (data === undefined) return false;
  const exact = exactTexts.get(data) ?? new Set(textsOf(collection, data, true).map((each) => each.text));
  exactTexts.set(data, exact);
  return exact.has(text);
}

const exactTexts = new WeakMap<object, ReadonlySet<string>>();

function textsOf(collection: string, data: Record<string, unknown>, isExact: boolean): FieldText[] {
  const { shape = {} } = collectionOf(collection)?.schema ?? {};
  const fields = Object.entries(data).filter(([name]) => {
    return shape[name] && (fieldOf(shape[name]).exact === true) === isExact;
  });
  return textsIn(shape, Object.fromEntries(fields));
}
