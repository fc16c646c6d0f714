/** The part of Decap's configuration that Concord uses; see https://decapcms.org/docs/configuration-options/. */
export interface DecapConfig {
  backend: Record<string, string>;
  site_url?: string;
  publish_mode: 'simple';
  show_preview_links: false;
  media_folder: string;
  public_folder: string;
  slug: { encoding: 'ascii'; clean_accents: boolean; sanitize_replacement: string };
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
  widget: string;
  required: boolean;
  hint?: string;
  default?: unknown;
  options?: readonly { value: string; label: string }[];
  multiple?: boolean;
  collection?: string;
  value_type?: string;
  allow_input?: boolean;
  label_singular?: string;
  summary?: string;
  collapsed?: boolean;
  minimize_collapsed?: boolean;
  fields?: DecapField[];
  /** Of our relations: a new entry starts with whoever edits. */
  starts_as_editor?: boolean;
  /** Of the teams of a page: a new entry starts with that of whoever edits. */
  starts_with_team?: boolean;
  /** Of our intervals: what holds where nothing is chosen. */
  fallback?: string;
  /** Of our review: the fields it is made of. */
  parts?: DecapField[];
}
