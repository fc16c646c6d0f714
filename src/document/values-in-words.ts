/** Values of fields as a person would say them: names in place of ids, days and choices in words. */
import type { z } from 'zod';
import { fieldOf, shapeOf, wordsFor, type Field } from '../collections/fields.ts';
import type { Kind } from '../collections/kinds.ts';
import { periodInWords } from '../freshness/period.ts';
import { dayInWords } from '../freshness/words.ts';
import { isRecord } from '../plain.ts';
import { readable, type Reading } from './readable.ts';
import { isBlank, type Values } from './same.ts';

/** The name of an entry of a collection, or of what `wiki.yaml` lists as `teams` or `stages`; `undefined` where it is not known. */
export type NameOf = (of: string, id: string) => string | undefined;

interface Manner {
  say: (value: unknown, field: Field, schema: z.core.$ZodType, nameOf: NameOf) => string;
  /** It is short: what was and what is stand in one line, as in “Owner: Marcus → Ines”. */
  isShort?: true;
}

const asTyped = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
const each = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

const named: Manner['say'] = (value, { options, to }, schema, nameOf) =>
  each(value)
    .map(asTyped)
    .map((id) => (Array.isArray(options) ? wordsFor(schema, id) : (nameIn(options ?? to, id, nameOf) ?? id)))
    .join(', ');

const short = (say: Manner['say'] = asTyped): Manner => ({ say, isShort: true });

/** How each kind of field is told. */
const manners: Record<Kind, Manner> = {
  line: short(),
  text: { say: asTyped },
  markdown: { say: (value, _field, _schema, nameOf) => readable(asTyped(value), readingWith(nameOf)) },
  day: short((value) => dayInWords(asTyped(value))),
  interval: short(),
  choice: short(named),
  choices: short(named),
  relation: short(named),
  relations: short(named),
  page: short((value, _field, _schema, nameOf) => pageName(asTyped(value), nameOf)),
  period: short((value) => periodInWords(asTyped(value))),
  wording: short(),
  number: short(),
  flag: short((value) => (value === true ? 'yes' : value === false ? 'no' : asTyped(value))),
  url: short(),
  email: short(),
  colour: short(),
  lines: {
    say: (value) =>
      each(value)
        .map((item) => `• ${asTyped(item)}`)
        .join('\n'),
  },
  group: { say: (value, _field, schema, nameOf) => inLines(value, schema, nameOf, '\n') },
  groups: {
    say: (value, _field, schema, nameOf) =>
      each(value)
        .map((item) => `• ${inLines(item, schema, nameOf, '\n   ')}`)
        .join('\n'),
  },
};

/** A value as text; empty where it says nothing. Total: what does not fit its field is told as it was typed. */
export function valueInWords(schema: z.core.$ZodType | undefined, value: unknown, nameOf: NameOf): string {
  if (isBlank(value)) return '';
  if (schema === undefined) return asTyped(value);
  const field = fieldOf(schema);
  return manners[field.kind].say(value, field, schema, nameOf);
}

/** Whether what a field holds stands in a line with what it held before. */
export function isShort(schema: z.core.$ZodType): boolean {
  return manners[fieldOf(schema).kind].isShort === true;
}

/** The fields of a shape that say something, and those beyond it, with their labels. */
export function fieldsInWords(
  shape: z.ZodRawShape,
  values: Values,
  nameOf: NameOf,
): { label: string; words: string }[] {
  const names = [...new Set([...Object.keys(shape), ...Object.keys(values)])];
  return names
    .map((name) => {
      const schema = schemaIn(shape, name);
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return { label: labelIn(shape, name), words: valueInWords(schema, value, nameOf) };
    })
    .filter(({ words }) => words !== '');
}

/** How texts in Markdown are read by people who know names. */
export function readingWith(nameOf: NameOf, inFull = false): Reading {
  return { tell: (shape, attributes) => fieldsInWords(shape, attributes, nameOf), inFull };
}

/** What a field is called; its name where nothing declares it. */
export function labelIn(shape: z.ZodRawShape, name: string): string {
  const schema = schemaIn(shape, name);
  return schema === undefined ? name : fieldOf(schema).label;
}

export function schemaIn(shape: z.ZodRawShape, name: string): z.core.$ZodType | undefined {
  return Object.hasOwn(shape, name) ? shape[name] : undefined;
}

function inLines(value: unknown, schema: z.core.$ZodType, nameOf: NameOf, between: string): string {
  if (!isRecord(value)) return asTyped(value);
  return fieldsInWords(shapeOf(schema), value, nameOf)
    .map(({ label, words }) => `${label}: ${words}`)
    .join(between);
}

function nameIn(of: unknown, id: string, nameOf: NameOf): string | undefined {
  return typeof of === 'string' ? nameOf(of, id) : undefined;
}

/** The name of a page that is named by its key; the key where it is not known. */
function pageName(key: string, nameOf: NameOf): string {
  const [collection = '', ...id] = key.split('/');
  return nameOf(collection, id.join('/')) ?? key;
}
