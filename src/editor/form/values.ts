/** From the text of a file to the values of its form, and back. */
import { collectionOf, type Collection } from '../../collections/index.ts';
import { formatOf, sourceField } from '../../document/format.ts';
import type { Values } from '../../document/same.ts';
import { slugOf } from '../../document/slug.ts';
import { folders } from '../../editing-api/paths.ts';
import type { OpenForm } from '../decap/store.ts';
import { me, teamOf, type Names } from '../names.ts';
import { layoutOf, type FormField } from './fields.ts';

/** What a form shows of a text, and writes its changes into: no other line of it changes. */
export interface FormValues {
  /** The text that was read; `undefined` for a new file. */
  source: string | undefined;
  values: Values;
}

export function readText(text: string, collection: Collection): FormValues {
  const all = Object.entries(formatOf(endingOf(collection)).fromFile(text));
  return { source: text, values: Object.fromEntries(all.filter(([name]) => name !== sourceField)) };
}

/** The fields of a form as they are now; empty where it shows no text yet. */
export function valuesIn(form: OpenForm | undefined): Values {
  const collection = form && collectionOf(form.collection);
  return form?.text === undefined || collection === undefined ? {} : readText(form.text, collection).values;
}

/** The text of the file with what the form holds. */
export function textWith({ source, values }: FormValues, collection: Collection): string {
  const all = source === undefined ? values : { ...values, [sourceField]: source };
  return formatOf(endingOf(collection)).toFile(all, layoutOf(collection).order);
}

/** What a new entry begins with: who edits it, and what the link to its form says. */
export function startOf(collection: Collection, hash: string, wiki: Names | undefined): FormValues {
  const { main, upkeep } = layoutOf(collection);
  const fields = [...main, ...upkeep];
  const begun = fields.map((field) => [field.name, linkedValue(hash, field) ?? initialOf(field, wiki)]);
  const values = Object.fromEntries(begun.filter(([, value]) => value !== undefined)) as Values;
  return { source: undefined, values };
}

function initialOf({ name, initial }: FormField, wiki: Names | undefined): unknown {
  const own = me()?.id;
  if (name === 'owner') return own;
  if (name !== 'teams') return initial;
  const team = teamOf(own, wiki);
  return team === undefined ? initial : [team];
}

/** What a link to a form, such as `#/collections/guides/new?title=Handoff&stage=mql`, says of a field. */
export function linkedValue(
  hash: string,
  { name, kind }: Pick<FormField, 'name' | 'kind'>,
): string | string[] | undefined {
  const query = hash.split('?').slice(1).join('?');
  const given = new URLSearchParams(query).getAll(name);
  if (given.length === 0) return undefined;
  if (['choices', 'relations', 'lines'].includes(kind)) return given;
  const isOne = ['line', 'text', 'markdown', 'email', 'choice', 'relation', 'page', 'period'].includes(kind);
  return isOne ? given.at(-1) : undefined;
}

/** Where the file is, or will be; `undefined` where it has no name yet. */
export function pathOf(form: OpenForm): string | undefined {
  if (form.path !== undefined) return form.path;
  const collection = collectionOf(form.collection);
  if (collection === undefined || form.text === undefined) return undefined;
  const title = titleIn(form.text, collection);
  return title === ''
    ? undefined
    : `${folders.content}/${collection.id}/${slugOf(title)}${endingOf(collection)}`;
}

/** What an entry is called, by the text of its file. */
export function titleIn(text: string, collection: Collection): string {
  const { values } = readText(text, collection);
  const title = values['title'] ?? values['name'];
  return typeof title === 'string' ? title.trim() : '';
}

function endingOf({ format }: Collection): '.mdx' | '.yaml' {
  return format === 'page' ? '.mdx' : '.yaml';
}
