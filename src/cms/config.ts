import { commonFieldNames } from '../collections/collection.ts';
import type { Collection, Settings } from '../collections/index.ts';
import { settingsFile } from '../wiki/files.ts';
import type { Backend } from './backend.ts';
import type { DecapCollection, DecapConfig, DecapField } from './decap.ts';
import { bodyField, checksField, slugField } from '../document/format.ts';
import { folders } from '../editing-api/paths.ts';
import { heldByPanel, reviewPanel } from './review-field.ts';
import { fieldsOf, nameField, type Context } from './widgets.ts';

/**
 * The formats of `format.ts`, under names Decap does not know: without our script it refuses to read files,
 * see https://decapcms.org/docs/custom-formatters/.
 */
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
    // Decap asks for the address of a page before it has the page, and reports that it failed.
    show_preview_links: false,
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
  const { id, label, singular, about, schema } = collection;
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
    identifier_field: nameField(collection),
    preview_path: `${id}/{{slug}}/`,
    fields: isPage ? pageFields(collection, context) : [...fieldsOf(schema.shape, context), checks],
  };
}

function files(collection: Collection, context: Context): DecapCollection {
  const { id, label, about, schema } = collection;
  const fields = [...fieldsOf(schema.shape, context), checks];
  return {
    name: id,
    label,
    description: about,
    format: formats[collection.format],
    files: [{ name: id, label, file: `${folders.content}/${settingsFile}`, fields }],
  };
}

/**
 * Below its title a page says whether it is a draft: whoever is in a hurry need fill in no more. What it is follows,
 * then its text; its upkeep, where it may be left empty, comes last.
 */
function pageFields(collection: Collection, context: Context): DecapField[] {
  const fields = fieldsOf(collection.schema.shape, context)
    .map((field) => withDefaultInterval(field, collection, context))
    .map((field) => ({ ...field, ...beginnings[field.name] }));
  const [title = [], draft = []] = ['title', 'draft'].map((name) =>
    fields.filter((each) => each.name === name),
  );
  const rest = fields.filter((each) => !title.includes(each) && !draft.includes(each));
  const isUpkeep = ({ name, required }: DecapField) => !required && commonFieldNames.includes(name);
  const body = [bodyOf(collection), checks, reviewPanel(fields)];
  const upkeep = rest.filter(isUpkeep).map(heldByPanel);
  return [...title, ...draft, ...rest.filter((each) => !isUpkeep(each)), ...body, ...upkeep];
}

/** What new pages begin with, and what their form says besides. */
const beginnings: Readonly<Record<string, Partial<DecapField>>> = {
  owner: { starts_as_editor: true },
  teams: { starts_with_team: true },
  draft: {
    hint: 'Visible on your own machine, left out of the published wiki. A draft can be saved while fields are empty.',
  },
};

/** Where the wiki's checks speak while a page is being written. It holds no value. */
const checks: DecapField = { name: checksField, label: 'Checks', widget: 'checks', required: false };

function bodyOf({ template }: Collection): DecapField {
  return {
    name: bodyField,
    label: 'Page text',
    hint: 'Boxes, terms, claims and cards are under “Insert”. The last button shows the text as it stands in the file.',
    widget: 'body',
    required: false,
    ...(template ? { default: template.trim() } : {}),
  };
}

function withDefaultInterval(
  field: DecapField,
  { id, singular }: Collection,
  { settings: { review } }: Context,
): DecapField {
  if (field.name !== 'reviewEvery') return field;
  const own = review.collections?.find((each) => each.collection === id)?.every ?? review.every;
  return { ...field, fallback: `${own}, as for every ${singular.toLowerCase()}` };
}
