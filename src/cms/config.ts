import { commonFieldNames } from '../collections/collection.ts';
import { fieldOf } from '../collections/fields.ts';
import type { Collection, Settings } from '../collections/index.ts';
import { settingsFile } from '../wiki/files.ts';
import type { Backend } from './backend.ts';
import type { DecapCollection, DecapConfig, DecapField, DecapFolder } from './decap.ts';
import { bodyField, slugField } from './format.ts';
import { fieldsOf, nameField, optionsOf, type Context } from './widgets.ts';

/** Where Decap is told that files lie; the desk maps these folders to where they really are. */
export const folders = { content: 'content', media: 'public/media' } as const;

/** The formats of `format.ts`, under names Decap does not know: without our script it refuses to read files. */
export const formats = {
  page: 'concord-page',
  record: 'concord-record',
  settings: 'concord-record',
} as const;

/** Decap's configuration, derived from the collections and the wiki's settings. */
export function decapConfig(
  collections: readonly Collection[],
  settings: Settings,
  backend: Backend,
  siteUrl?: string,
): DecapConfig {
  const context: Context = { settings, collections };
  return {
    backend,
    ...(siteUrl ? { site_url: siteUrl } : {}),
    publish_mode: 'simple',
    media_folder: folders.media,
    public_folder: '/media',
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    editor: { preview: false },
    collections: collections.map((each) =>
      each.format === 'settings' ? files(each, context) : folder(each, context),
    ),
  };
}

function folder(collection: Collection, context: Context): DecapCollection {
  const { id, label, singular, about, schema, groupBy } = collection;
  const name = nameField(collection);
  const isPage = collection.format === 'page';
  return {
    name: id,
    label,
    label_singular: singular,
    description: about,
    folder: `${folders.content}/${id}`,
    create: true,
    extension: isPage ? 'mdx' : 'yaml',
    format: formats[collection.format],
    slug: `{{fields.${slugField}}}`,
    identifier_field: name,
    summary: isPage ? `{{${name}}}{{draft | ternary(' (draft)', '')}}` : `{{${name}}}`,
    preview_path: `${id}/{{slug}}/`,
    sortable_fields: [
      { field: name, label: labelOf(collection, name), default_sort: 'asc' },
      ...sortedBy
        .filter((field) => field in schema.shape)
        .map((field) => ({ field, label: labelOf(collection, field) })),
    ],
    view_filters: filters(collection, context),
    view_groups: groupBy === undefined ? [] : [{ label: labelOf(collection, groupBy), field: groupBy }],
    fields: isPage ? pageFields(collection, context) : fieldsOf(schema.shape, context),
  };
}

function files(collection: Collection, context: Context): DecapCollection {
  const { id, label, about, schema } = collection;
  const fields = fieldsOf(schema.shape, context);
  return {
    name: id,
    label,
    description: about,
    format: formats[collection.format],
    files: [{ name: id, label, file: `${folders.content}/${settingsFile}`, fields }],
  };
}

/** What a page is comes first, then its text; its upkeep, where it may be left empty, comes last. */
function pageFields(collection: Collection, context: Context): DecapField[] {
  const fields = fieldsOf(collection.schema.shape, context).map((field) =>
    withDefaultInterval(field, collection, context),
  );
  const isUpkeep = ({ name, required }: DecapField) => !required && commonFieldNames.includes(name);
  return [...fields.filter((each) => !isUpkeep(each)), bodyOf(collection), ...fields.filter(isUpkeep)];
}

/** What a list of entries can be sorted by, beside their names. */
const sortedBy = ['reviewed', 'owner'];

function bodyOf({ template }: Collection): DecapField {
  return {
    name: bodyField,
    label: 'Page text',
    // Decap renders hints as Markdown: signs are named, not shown.
    hint: 'Written in Markdown: two hash signs begin a heading, a hyphen begins a list, two stars on both sides make bold. Names in angle brackets, such as Callout, make boxes; leave them on lines of their own.',
    widget: 'body',
    required: false,
    ...(template ? { default: template.trim() } : {}),
  };
}

function withDefaultInterval(
  field: DecapField,
  { id }: Collection,
  { settings: { review } }: Context,
): DecapField {
  if (field.name !== 'reviewEvery') return field;
  const own = review.collections?.find((each) => each.collection === id)?.every ?? review.every;
  return { ...field, hint: `${field.hint ?? ''} Here that is ${own}.`.trim() };
}

/** The buttons above a list of entries: one for each team, and one for drafts. */
function filters({ schema, format }: Collection, context: Context): DecapFolder['view_filters'] {
  const teams = ['teams', 'team'].flatMap((name) => {
    const declared = schema.shape[name];
    if (declared === undefined) return [];
    return optionsOf(fieldOf(declared), context).map(({ value, label }) => ({
      label,
      field: name,
      pattern: value,
    }));
  });
  return format === 'page' ? [...teams, { label: 'Drafts', field: 'draft', pattern: true }] : teams;
}

function labelOf({ schema }: Collection, name: string): string {
  const declared = schema.shape[name];
  return declared === undefined ? name : fieldOf(declared).label;
}
