/** Ids that nobody has to think of. */
import { slugOf } from '../../document/slug.ts';
import { isRecord } from '../../plain.ts';
import type { FormField } from './fields.ts';
import { textOf } from './typed.ts';

/**
 * Gives an item of a list the id that its name makes. One that stands in the file keeps its own: pages use it.
 *
 * @param index of the item that was changed
 * @param saved the items as they stand in the file
 */
export function withMadeIds(
  items: readonly unknown[],
  index: number,
  list: FormField,
  saved: readonly unknown[],
): unknown[] {
  const field = list.fields.find(({ madeFrom }) => madeFrom !== undefined);
  const item = items[index];
  if (field?.madeFrom === undefined || !isRecord(item)) return [...items];
  const idOf = (each: unknown) => (isRecord(each) ? textOf(each[field.name]) : '');
  const words = textOf(item[field.madeFrom]).trim();
  const isKept = idOf(item) !== '' && saved.some((each) => idOf(each) === idOf(item));
  if (isKept || words === '') return [...items];
  const taken = new Set([...items.toSpliced(index, 1), ...saved].map(idOf));
  const id = freeId(plainId(words, list.name), taken);
  const rest = Object.entries(item).filter(([name]) => name !== field.name);
  // First, as it stands in files that people have written.
  return items.with(index, { [field.name]: id, ...Object.fromEntries(rest) });
}

/** The name as addresses have it, in any alphabet; where it has neither letters nor digits, what the list is of. */
function plainId(words: string, list: string): string {
  return /[\p{L}\p{N}]/u.test(words) ? slugOf(words) : list.replace(/s$/, '');
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let count = 2, found = id; ; found = `${id}-${count++}`) if (!taken.has(found)) return found;
}
