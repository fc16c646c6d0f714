import { fieldOf } from '../collections/fields.ts';
import { nameField, type Collection } from '../collections/collection.ts';
import { folders } from '../editing-api/paths.ts';
import { settingsFile } from '../wiki/files.ts';
import type { Backend } from './backend.ts';
import {
  formats,
  formWidget,
  slugField,
  textField,
  type DecapCollection,
  type DecapConfig,
  type DecapField,
} from './decap.ts';

/** Decap's configuration, derived from the collections. What an entry is made of, our own form knows. */
export function decapConfig(
  collections: readonly Collection[],
  backend: Backend,
  siteUrl?: string,
): DecapConfig {
  return {
    backend,
    ...(siteUrl ? { site_url: siteUrl } : {}),
    publish_mode: 'simple',
    // Decap asks for the address of a page before it has the page, and reports that it failed.
    show_preview_links: false,
    media_folder: folders.media,
    public_folder: '/media',
    slug: { encoding: 'unicode', clean_accents: false, sanitize_replacement: '-' },
    editor: { preview: false },
    collections: collections.map((each) => (each.format === 'settings' ? files(each) : folder(each))),
  };
}

function folder(collection: Collection): DecapCollection {
  const { id, label, singular, about, schema, format } = collection;
  const name = nameField(collection);
  const declared = schema.shape[name];
  return {
    name: id,
    label,
    label_singular: singular,
    description: about,
    folder: `${folders.content}/${id}`,
    create: true,
    extension: format === 'page' ? 'mdx' : 'yaml',
    format: formats[format],
    slug: `{{fields.${slugField}}}`,
    identifier_field: name,
    preview_path: `${id}/{{slug}}/`,
    // Decap refuses a collection without a field that names its entries.
    fields: [
      { name, label: declared ? fieldOf(declared).label : name, widget: 'hidden', required: false },
      form,
    ],
  };
}

function files({ id, label, about, format }: Collection): DecapCollection {
  return {
    name: id,
    label,
    description: about,
    format: formats[format],
    files: [{ name: id, label, file: `${folders.content}/${settingsFile}`, fields: [form] }],
  };
}

/** The whole form of an entry. */
const form: DecapField = { name: textField, label: 'Form', widget: formWidget, required: false };
