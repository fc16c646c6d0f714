/** The words that teams sign: which they are, what stands for them, and where a page keeps who has signed. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { compare, isRecord } from '../plain.ts';
import type { Collection } from './collection.ts';
import { fieldOf, shapeOf } from './fields.ts';

type Fields = Readonly<Record<string, unknown>>;
type Declared = Pick<Collection, 'schema' | 'signsBody'>;

/** The name of the list in which teams sign pages of a collection: its lines carry a wording. */
export function signatureList({ schema }: Pick<Collection, 'schema'>): string | undefined {
  if (!lists.has(schema)) lists.set(schema, findList(schema));
  return lists.get(schema);
}

/** Asked again and again of each page, and the same for all of a collection. */
const lists = new WeakMap<Collection['schema'], string | undefined>();

function findList(schema: Collection['schema']): string | undefined {
  const isSigned = (field: Parameters<typeof shapeOf>[0]) =>
    Object.values(shapeOf(field)).some((each) => fieldOf(each).kind === 'wording');
  return Object.entries(schema.shape).find(([, field]) => isSigned(field))?.[0];
}

/** What a page says in its fields that are signed, by their names, in the order of the declaration. */
export function signedFields(
  { schema }: Pick<Collection, 'schema'>,
  data: Fields,
): [name: string, value: unknown][] {
  return Object.entries(schema.shape).flatMap(([name, field]) =>
    fieldOf(field).signed && data[name] !== undefined ? [[name, data[name]] as [string, unknown]] : [],
  );
}

/**
 * What stands for the words that a page has signed, or would have: twelve signs of the SHA-256 of its signed fields, and
 * of its text where that is signed, too. Line breaks, repeated blanks and other forms of the same letter do not make
 * another wording, nor do fields in another order, or such that are empty.
 */
export function wordingOf(collection: Declared, data: Fields, body: string): string {
  const said = { fields: Object.fromEntries(signedFields(collection, data)), body };
  const words = folded(collection.signsBody ? said : said.fields) ?? {};
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(words)))).slice(0, 12);
}

/** The same of a page as it is; `undefined` where it says nothing that teams sign. */
export function presentWording(collection: Declared, data: Fields, body: string): string | undefined {
  const isSigned = signatureList(collection) !== undefined;
  const saysSome = collection.signsBody === true || signedFields(collection, data).length > 0;
  return isSigned && saysSome ? wordingOf(collection, data, body) : undefined;
}

/** A value as it is compared; `undefined` where it says nothing. */
function folded(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').trim().replace(/\s+/g, ' ') || undefined;
  if (Array.isArray(value)) return someOf(value.map(folded).filter((each) => each !== undefined));
  if (!isRecord(value)) return value ?? undefined;
  const entries = Object.entries(value).map(([name, each]) => [name, folded(each)] as const);
  const said = entries.filter(([, each]) => each !== undefined).toSorted(([a], [b]) => compare(a, b));
  return said.length > 0 ? said : undefined;
}

function someOf<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}
