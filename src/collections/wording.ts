/** The words that teams sign: which they are, and what stands for them. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Collection } from './collection.ts';
import { fieldOf } from './fields.ts';

/** What a page says in its fields that are signed, by their names, in the order of the declaration. */
export function signedFields(
  { schema }: Pick<Collection, 'schema'>,
  data: Readonly<Record<string, unknown>>,
): [name: string, value: unknown][] {
  return Object.entries(schema.shape).flatMap(([name, field]) =>
    fieldOf(field).signed && data[name] !== undefined ? [[name, data[name]] as [string, unknown]] : [],
  );
}

/**
 * What stands for the words that a page has signed, or would have: twelve signs of the SHA-256 of its signed fields, and
 * of its text where that is signed, too. Line breaks and repeated blanks do not make another wording, nor do fields in
 * another order.
 */
export function wordingOf(
  collection: Pick<Collection, 'schema' | 'signsBody'>,
  data: Readonly<Record<string, unknown>>,
  body: string,
): string {
  const said = [signedFields(collection, data), collection.signsBody ? body : ''];
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(folded(said))))).slice(0, 12);
}

function folded(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim().replace(/\s+/g, ' ');
  if (Array.isArray(value)) return value.map(folded);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, folded(each)]),
  );
}
