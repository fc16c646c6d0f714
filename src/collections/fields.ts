import { z } from 'zod';
import { parseDay, type Day } from '../freshness/day.ts';
import { intervalPattern } from '../freshness/interval.ts';

/** What an editor, a form, a page and a schema need to know of a field beyond its type. */
export interface Field {
  kind: Kind;
  label: string;
  hint?: string | undefined;
  /** What a choice offers: a list, or a name of what `wiki.yaml` lists. */
  options?: readonly Option[] | 'teams' | 'stages' | undefined;
  /** The collection a relation leads to. */
  to?: string | undefined;
  /** A pattern in JavaScript's syntax and what it asks for, for forms that check while typing. */
  pattern?: readonly [source: string, message: string] | undefined;
  /** How an item of a list shows when folded, as `{{fields.name}}`. */
  summary?: string | undefined;
  /** What a new entry starts with. */
  initial?: unknown;
  /** The value is another name of the entry: search finds the entry by it. */
  alias?: boolean | undefined;
  /** The last day on which what stands beside it is said to be true. */
  expiry?: boolean | undefined;
}

export interface Option {
  value: string;
  label: string;
}

/** How a field is edited and shown. Everything derived from a schema translates kinds by a table. */
export type Kind =
  | 'line'
  | 'text'
  | 'markdown'
  | 'day'
  | 'interval'
  | 'choice'
  | 'relation'
  | 'number'
  | 'flag'
  | 'url'
  | 'email'
  | 'colour'
  | 'lines'
  | 'relations'
  | 'choices'
  | 'group'
  | 'groups';

const fields = z.registry<Field>();

type About = Omit<Field, 'kind' | 'label'>;

/** A short text in one line. */
export const line = (label: string, about?: About) =>
  add(
    z
      .string()
      .trim()
      .min(1)
      .regex(/^[^\r\n]*$/, 'stands on one line'),
    'line',
    label,
    about,
  );

/** Plain text of several lines; shown as typed. */
export const text = (label: string, about?: About) => add(z.string().trim().min(1), 'text', label, about);

/** Inline Markdown, rendered like a body. */
export const markdown = (label: string, about?: About) =>
  add(z.string().trim().min(1), 'markdown', label, about);

/** A calendar day as `YYYY-MM-DD`. */
export const day = (label: string, about?: About) =>
  add(
    z.custom<Day>((value) => parseDay(value) !== undefined, {
      error: 'is not a day that exists',
      params: { date: true },
    }),
    'day',
    label,
    { pattern: ['^\\d{4}-\\d{2}-\\d{2}$', 'a day as YYYY-MM-DD'], ...about },
  );

/** How long something holds: `90 days`, `2 weeks`, `6 months`, `1 year`, `never`. */
export const interval = (label: string, about?: About) =>
  add(
    z
      .string()
      .regex(intervalPattern, 'is not a length of time such as “90 days”, “6 months”, “1 year” or “never”'),
    'interval',
    label,
    about,
  );

export const choice = <const T extends string>(label: string, options: Record<T, string>, about?: About) =>
  add(z.enum(Object.keys(options) as T[]), 'choice', label, { options: listed(options), ...about });

/** One of the teams that `wiki.yaml` lists. */
export const team = (label: string, about?: About) =>
  add(z.string().min(1), 'choice', label, { options: 'teams', ...about });

export const teams = (label: string, about?: About) =>
  add(z.array(z.string().min(1)).min(1), 'choices', label, { options: 'teams', ...about });

/** One of the funnel stages that `wiki.yaml` lists. */
export const stage = (label: string, about?: About) =>
  add(z.string().min(1), 'choice', label, { options: 'stages', ...about });

/** The id of an entry of another collection; that it exists is checked where all entries are known. */
export const relation = (label: string, to: string, about?: About) =>
  add(z.string().min(1), 'relation', label, { to, ...about });

export const relations = (label: string, to: string, about?: About) =>
  add(z.array(z.string().min(1)), 'relations', label, { to, ...about });

export const person = (label: string, about?: About) => relation(label, 'people', about);

export const number = (label: string, about?: About) => add(z.number(), 'number', label, about);

export const flag = (label: string, about?: About) => add(z.boolean(), 'flag', label, about);

/** Where something was found: a web address (`https:`), or words where there is none. */
export const source = (label: string, about?: About) => line(label, about);

export const url = (label: string, about?: About) =>
  add(z.url({ protocol: /^https$/, error: 'is not an address that begins with https://' }), 'url', label, {
    pattern: ['^https://.+', 'an address that begins with https://'],
    ...about,
  });

export const email = (label: string, about?: About) =>
  add(z.email({ error: 'is not an e-mail address' }), 'email', label, about);

export const colour = (label: string, about?: About) =>
  add(z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour such as #1f6feb'), 'colour', label, {
    pattern: ['^#[0-9a-fA-F]{6}$', 'a colour such as #1f6feb'],
    ...about,
  });

/** A list of short texts. */
export const lines = (label: string, about?: About) =>
  add(z.array(z.string().trim().min(1)), 'lines', label, about);

/** Fields that belong together under one name. */
export const group = <T extends z.ZodRawShape>(label: string, shape: T, about?: About) =>
  add(z.strictObject(shape), 'group', label, about);

/** A list of groups. */
export const groups = <T extends z.ZodRawShape>(label: string, shape: T, about?: About) =>
  add(z.array(z.strictObject(shape)), 'groups', label, about);

/**
 * What a schema's field is, also through `.optional()` and `.default()`.
 *
 * Throws for a schema that was not made by the building blocks of this file: a field without a label
 * could not be edited.
 */
export function fieldOf(schema: z.core.$ZodType): Field & { required: boolean } {
  let inner: z.core.$ZodType = schema;
  let required = true;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) {
    required = false;
    inner = inner.def.innerType;
  }
  const field = fields.get(inner);
  if (field === undefined) throw new Error('A field was declared without the building blocks of fields.ts.');
  return { ...field, required };
}

/** The fields of a group or of the items of a list of groups; empty for every other schema. */
export function shapeOf(schema: z.core.$ZodType): z.ZodRawShape {
  let inner: z.core.$ZodType = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.def.innerType;
  if (inner instanceof z.ZodArray) inner = inner.def.element;
  return inner instanceof z.ZodObject ? inner.shape : {};
}

function add<T extends z.ZodType>(schema: T, kind: Kind, label: string, about: About = {}): T {
  fields.add(schema, { kind, label, ...about });
  return schema;
}

function listed(options: Record<string, string>): Option[] {
  return Object.entries(options).map(([value, label]) => ({ value, label }));
}
