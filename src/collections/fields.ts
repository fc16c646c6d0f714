import { z } from 'zod';
import { kinds, type Kind } from './kinds.ts';

/** What an editor, a form, a page and a schema need to know of a field beyond its type. */
export interface Field {
  kind: Kind;
  label: string;
  hint?: string | undefined;
  /** What a choice offers: a list, or a name of what `wiki.yaml` lists. */
  options?: readonly Option[] | Listed | undefined;
  /** The field beside it whose words this id is made from, once, so that nobody has to think of one. */
  madeFrom?: string | undefined;
  /** The collection a relation leads to. */
  to?: string | undefined;
  /** A pattern that JSON Schemas ask for beyond what the wiki does. */
  pattern?: string | undefined;
  /** The id of the team that the label names. */
  ofTeam?: string | undefined;
  /** How an item of a list shows when folded, as `{{fields.name}}`. */
  summary?: string | undefined;
  /** What a new entry starts with. */
  initial?: unknown;
  /** What it holds in an item that is added to a list: who edits, their team, the day, what stands for the signed words, a colour of its own, or what a field of the page says. */
  begins?: 'me' | 'my team' | 'today' | 'wording' | 'own colour' | { as: string } | undefined;
  /** The value is another name of the entry: search finds the entry by it. */
  alias?: boolean | undefined;
  /** The last day on which what stands beside it is said to be true. */
  expiry?: boolean | undefined;
  /** It is the day of something that has happened: it cannot be to come. */
  isPast?: boolean | undefined;
  /** The day beside it that it may not lie before, by its name; within a group beside it as `away.until`. */
  notBefore?: string | undefined;
  /**
   * Whose review a change of the value undoes, for a field of the first level: of the page and of those that rest on it,
   * where nothing is said; of the `page` alone, where no other can rest on it; of `nobody`, where the page says the same.
   */
  recheck?: 'page' | 'nobody' | undefined;
  /** It is said, signed, claimed or quoted as it stands: no small correction may touch it. */
  exact?: boolean | undefined;
  /** What the page says in it is signed: whoever changes it asks every team to sign again. */
  signed?: boolean | undefined;
  /** The last day of what the page is about: from the day after it is over, not expired. With `notBefore`, once it has begun. */
  ends?: boolean | undefined;
  /** What the items of a list are, wherever a collection has them. It stands on the first level of a page. */
  means?: Pattern | undefined;
  /** It says how the wiki treats the page, and nothing to readers. */
  isSetting?: boolean | undefined;
  /** A button of the page writes it: forms only say it, and nothing where it is empty. */
  isSaid?: boolean | undefined;
  /** What somebody outside has said or done: who they are is not to stand in it. */
  namesNobody?: boolean | undefined;
  /** It only leads to what it names: the page stays right whatever that says. */
  leadsOnly?: boolean | undefined;
}

/** What lists of groups may mean in any collection; see `patterns.ts`. */
export type Pattern = 'tasks' | 'voices' | 'signatures';

/** What is listed in the wiki itself, or by the browser, and offered from there. */
export type Listed = 'teams' | 'stages' | 'collections' | 'timeZones';

export interface Option {
  value: string;
  label: string;
}

const fields = z.registry<Field>();

type About = Omit<Field, 'kind' | 'label'>;

export const line = (label: string, about?: About) => add(kinds.line.schema(), 'line', label, about);

export const text = (label: string, about?: About) => add(kinds.text.schema(), 'text', label, about);

export const markdown = (label: string, about?: About) =>
  add(kinds.markdown.schema(), 'markdown', label, about);

export const day = (label: string, about?: About) => add(kinds.day.schema(), 'day', label, about);

export const interval = (label: string, about?: About) =>
  add(kinds.interval.schema(), 'interval', label, about);

export const choice = <const T extends string>(label: string, options: Record<T, string>, about?: About) =>
  add(kinds.choice.schema(Object.keys(options) as T[]), 'choice', label, {
    options: listed(options),
    ...about,
  });

/** One of the teams that `wiki.yaml` lists. */
export const team = (label: string, about?: About) =>
  add(kinds.relation.schema(), 'choice', label, { options: 'teams', ...about });

export const teams = (label: string, about?: About) =>
  add(kinds.choices.schema(), 'choices', label, { options: 'teams', ...about });

/** One of the funnel stages that `wiki.yaml` lists. */
export const stage = (label: string, about?: About) =>
  add(kinds.relation.schema(), 'choice', label, { options: 'stages', ...about });

/** One of the collections that the wiki has. */
export const collectionId = (label: string, about?: About) =>
  add(kinds.relation.schema(), 'choice', label, { options: 'collections', ...about });

/** One of the time zones that whoever edits can choose from. */
export const timeZone = (label: string, about?: About) =>
  add(kinds.relation.schema(), 'choice', label, { options: 'timeZones', ...about });

export const relation = (label: string, to: string, about?: About) =>
  add(kinds.relation.schema(), 'relation', label, { to, ...about });

export const relations = (label: string, to: string, about?: About) =>
  add(kinds.relations.schema(), 'relations', label, { to, ...about });

export const person = (label: string, about?: About) => relation(label, 'people', about);

/** Any page of the wiki, as `collection/id`. */
export const page = (label: string, about?: About) => add(kinds.page.schema(), 'page', label, about);

/** A week, a month, a quarter or a year, as `2026-10`. */
export const period = (label: string, about?: About) => add(kinds.period.schema(), 'period', label, about);

/** What stands for the words that were signed. */
export const wording = (label: string, about?: About) => add(kinds.wording.schema(), 'wording', label, about);

export const number = (label: string, { least, ...about }: About & { least?: number } = {}) =>
  add(kinds.number.schema(least), 'number', label, about);

export const flag = (label: string, about?: About) => add(kinds.flag.schema(), 'flag', label, about);

/** Where something was found: a web address (`https:`), or words where there is none. */
export const source = (label: string, about?: About) => line(label, about);

export const url = (label: string, about?: About) => add(kinds.url.schema(), 'url', label, about);

export const email = (label: string, about?: About) => add(kinds.email.schema(), 'email', label, about);

export const colour = (label: string, about?: About) => add(kinds.colour.schema(), 'colour', label, about);

export const lines = (label: string, about?: About) => add(kinds.lines.schema(), 'lines', label, about);

export const group = <T extends z.ZodRawShape>(label: string, shape: T, about?: About) =>
  add(kinds.group.schema(shape), 'group', label, about);

export const groups = <T extends z.ZodRawShape>(label: string, shape: T, about?: About) =>
  add(kinds.groups.schema(shape), 'groups', label, about);

/**
 * What a schema's field is, also through `.optional()` and `.default()`.
 *
 * Throws for a schema that was not made by the building blocks of this file: a field without a label
 * could not be edited.
 */
export function fieldOf(schema: z.core.$ZodType): Readonly<Declared> {
  const known = declared.get(schema) ?? findField(schema);
  declared.set(schema, known);
  return known;
}

type Declared = Field & { required: boolean };

/** Every page asks this of every field, and schemas stay as they were declared. */
const declared = new WeakMap<z.core.$ZodType, Declared>();

function findField(schema: z.core.$ZodType): Declared {
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

/** The label of a field in a wiki with these teams: it names a team as they do. */
export function labelIn(schema: z.core.$ZodType, teams: readonly { id: string; name: string }[]): string {
  return labelFor(fieldOf(schema), teams);
}

/** The same of a field that is known already. */
export function labelFor(
  { label, ofTeam }: Pick<Field, 'label' | 'ofTeam'>,
  teams: readonly { id: string; name: string }[],
): string {
  const name = teams.find(({ id }) => id === ofTeam)?.name;
  const isSame = ofTeam === undefined || name === undefined || name.toLowerCase() === ofTeam;
  return isSame ? label : label.replace(ofTeam, () => name);
}

/** The label of each field of a shape. */
export function labelsOf<Shape extends z.ZodRawShape>(shape: Shape): Record<keyof Shape, string> {
  const labels = Object.entries(shape).map(([name, schema]) => [name, fieldOf(schema).label]);
  return Object.fromEntries(labels) as Record<keyof Shape, string>;
}

/** The words for a value of a choice; the value itself where it is none that the declaration lists. */
export function wordsFor(schema: z.core.$ZodType, value: string): string {
  const { options } = fieldOf(schema);
  return (Array.isArray(options) && options.find((each) => each.value === value)?.label) || value;
}

/** The fields of a group or of the items of a list of groups; empty for every other schema. */
export function shapeOf(schema: z.core.$ZodType): z.ZodRawShape {
  let inner: z.core.$ZodType = schema;
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault) inner = inner.def.innerType;
  if (inner instanceof z.ZodArray) inner = inner.def.element;
  return inner instanceof z.ZodObject ? inner.shape : {};
}

/** What a wiki lists of each, with the names that people know. */
export type Lists = Readonly<Partial<Record<Listed, readonly { id: string; name: string }[]>>>;

/** What a choice offers. */
export function optionsOf({ options }: Pick<Field, 'options'>, lists: Lists): readonly Option[] {
  if (typeof options !== 'string') return options ?? [];
  return (lists[options] ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

function add<T extends z.ZodType>(schema: T, kind: Kind, label: string, about: About = {}): T {
  fields.add(schema, { kind, label, ...about });
  return schema;
}

function listed(options: Record<string, string>): Option[] {
  return Object.entries(options).map(([value, label]) => ({ value, label }));
}
