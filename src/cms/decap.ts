/** The part of Decap's configuration that Concord uses; see https://decapcms.org/docs/configuration-options/. */
export interface DecapConfig {
  backend: Record<string, string>;
  site_url?: string;
  publish_mode: 'simple';
  show_preview_links: false;
  media_folder: string;
  public_folder: string;
  slug: { encoding: 'unicode'; clean_accents: boolean; sanitize_replacement: string };
  editor: { preview: boolean };
  collections: DecapCollection[];
}

export type DecapCollection = DecapFolder | DecapFiles;

interface DecapBase {
  name: string;
  label: string;
  description: string;
  format: string;
}

export interface DecapFolder extends DecapBase {
  label_singular: string;
  folder: string;
  create: true;
  extension: string;
  slug: string;
  identifier_field: string;
  preview_path: string;
  fields: DecapField[];
}

export interface DecapFiles extends DecapBase {
  files: { name: string; label: string; file: string; fields: DecapField[] }[];
}

export interface DecapField {
  name: string;
  label: string;
  widget: 'hidden' | typeof formWidget;
  required: false;
}

/** The name of our widget that draws the whole form. */
export const formWidget = 'concord-form';

/** The one value of an entry in Decap: the text of its file. */
export const textField = '$text';

/** The value that the name of a new file is made from. */
export const slugField = '$slug';

/**
 * Names of formats that Decap does not know: without our script it refuses to read files,
 * see https://decapcms.org/docs/custom-formatters/.
 */
export const formats = {
  page: 'concord-page',
  record: 'concord-record',
  settings: 'concord-record',
} as const;
