/** Edits as people make them, some hundred by chance: those of signed words undo every signature, others none. */
import type { z } from 'zod';
import { describe, expect, test } from 'vitest';
import type { Collection } from '../../../src/collections/collection.ts';
import { fieldOf, shapeOf } from '../../../src/collections/fields.ts';
import guides from '../../../src/collections/guides.ts';
import { kindOf } from '../../../src/collections/kinds.ts';
import lexicon from '../../../src/collections/lexicon.ts';
import numbers from '../../../src/collections/numbers.ts';
import { signatureList } from '../../../src/collections/wording.ts';
import { bodyField, pageFormat } from '../../../src/document/format.ts';
import { same, type Values } from '../../../src/document/same.ts';
import { withSignature } from '../../../src/document/signing.ts';
import type { Day } from '../../../src/freshness/day.ts';
import { presentWording, readEntry } from '../../../src/wiki/entry.ts';
import { signaturesOf } from '../../../src/wiki/signatures.ts';
import { chance } from '../../support/desk-client.ts';

const teams = [
  { id: 'sales', name: 'Sales', colour: '#112233' },
  { id: 'marketing', name: 'Marketing', colour: '#445566' },
];
const each = { guides, lexicon, numbers };
const edits = 200;

describe.each(Object.entries(each))('%s', (_, collection) => {
  const page = signedPage(collection);
  const [signed, others] = [true, false].map((isSigned) =>
    Object.entries(collection.schema.shape).filter(([name, schema]) => {
      return name !== signatureList(collection) && (fieldOf(schema).signed === true) === isSigned;
    }),
  ) as [Fields, Fields];

  test('is signed to begin with', () => {
    expect(statesOf(collection, page)).toEqual(['signed', 'signed']);
  });

  test(`${edits} edits of signed fields keep no signature`, () => {
    const random = chance(7);
    for (let done = 0; done < edits; done++) {
      const after = edited(collection, page, signed, random);
      expect(statesOf(collection, after), JSON.stringify(after)).toEqual(['earlier', 'earlier']);
    }
  });

  test(`${edits} edits of anything else keep all`, () => {
    const random = chance(11);
    for (let done = 0; done < edits; done++) {
      const isOfText = random() < 0.1;
      const after = isOfText
        ? { ...page, [bodyField]: wordBy(random) }
        : edited(collection, page, others, random);
      expect(statesOf(collection, after), JSON.stringify(after)).toEqual(['signed', 'signed']);
    }
  });
});

type Fields = [name: string, schema: z.core.$ZodType][];
type Random = () => number;

function statesOf(collection: Collection, { [bodyField]: body, ...data }: Values): string[] {
  const wording = presentWording(collection, data, String(body));
  return signaturesOf({ collection: collection.id, data, wording }, teams).map(({ state }) => state);
}

/** A page with something in every field, signed by both teams and read from its file. */
function signedPage(collection: Collection): Values {
  const order = Object.keys(collection.schema.shape);
  const values = {
    ...sampleOf(collection.schema.shape),
    [signatureList(collection) ?? '']: undefined,
    [bodyField]: 'Text.',
  };
  const text = teams.reduce(
    (text, { id }) => withSignature(text, collection, { team: id, by: id, on: '2026-06-02' as Day }),
    pageFormat().toFile(values, order),
  );
  const { data = {} } = readEntry({ collection: collection.id, id: 'a', file: 'a.mdx' }, text);
  return { ...data, [bodyField]: 'Text.' };
}

function sampleOf(shape: z.ZodRawShape): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, valueFor(schema)]));
}

function valueFor(schema: z.core.$ZodType): unknown {
  const { kind, options } = fieldOf(schema);
  if (kind === 'group') return sampleOf(shapeOf(schema));
  if (kind === 'groups') return [sampleOf(shapeOf(schema)), sampleOf(shapeOf(schema))];
  if (kind === 'relations') return ['one', 'two'];
  return Array.isArray(options) ? options[0]?.value : kindOf(kind).example;
}

/** The page with one of the fields changed, so that it is still fit. */
function edited(collection: Collection, page: Values, fields: Fields, random: Random): Values {
  for (;;) {
    const [name, schema] = oneOf(fields, random);
    const after = { ...page, [name]: editOf(page[name], schema, random) };
    const { [bodyField]: body, ...data } = after;
    const isOther = body !== undefined && !same(after, page);
    if (isOther && collection.schema.safeParse(data).success) return after;
  }
}

function editOf(value: unknown, schema: z.core.$ZodType, random: Random): unknown {
  const { kind, options, required } = fieldOf(schema);
  if (!required && random() < 0.2) return undefined;
  if (Array.isArray(options)) return oneOf(options, random).value;
  if (typeof value === 'number') return value + 1 + Math.floor(random() * 9);
  if (typeof value === 'boolean') return !value;
  if (kind === 'day') return '2026-01-30';
  if (kind === 'interval') return '3 months';
  if (Array.isArray(value)) return listEdit(value, schema, random);
  if (kind === 'group') return groupEdit(value as Record<string, unknown>, schema, random);
  return typeof value === 'string' ? textEdit(value, random) : value;
}

function groupEdit(value: Record<string, unknown>, schema: z.core.$ZodType, random: Random) {
  const [name, own] = oneOf(Object.entries(shapeOf(schema)), random);
  return { ...value, [name]: editOf(value[name], own, random) };
}

function listEdit(list: readonly unknown[], schema: z.core.$ZodType, random: Random): unknown[] {
  const at = Math.floor(random() * list.length);
  const edit = (item: unknown) =>
    typeof item === 'string'
      ? textEdit(item, random)
      : groupEdit(item as Record<string, unknown>, schema, random);
  if (random() < 0.3) return list.toSpliced(at, 1);
  if (random() < 0.3) return [...list, edit(list[at])];
  return list.with(at, edit(list[at]));
}

/** A word more, a letter other, or a capital. */
function textEdit(text: string, random: Random): string {
  const at = Math.floor(random() * text.length);
  if (random() < 0.4) return `${text} ${wordBy(random)}`;
  const letter = random() < 0.5 ? 'q' : (text[at] ?? '').toUpperCase();
  return text.slice(0, at) + letter + text.slice(at + 1);
}

function wordBy(random: Random): string {
  return oneOf(['not', 'eight', 'days', 'mostly', '10'], random);
}

function oneOf<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)] as T;
}
