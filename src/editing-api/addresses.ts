import { isPlainName } from './paths.ts';

/** Where the editor is, as the part of its address behind `/admin/`. */

export function listOf(collection: string): string {
  return `#/collections/${collection}`;
}

/**
 * The form of a file, given below the content folder; `undefined` for files that the editor does not list, or the desk
 * does not take. Decap decodes what `encodeURI` has encoded, and no more.
 */
export function formOf(file: string): string | undefined {
  const [, collection, slug] = /^([^/]+)\/(.+)\.(?:mdx|yaml)$/.exec(file) ?? [];
  if (slug === undefined || !file.split('/').every(isPlainName)) return undefined;
  return `#/collections/${collection}/entries/${encodeURI(slug)}`;
}

/**
 * The form of a new entry. Its fields begin with what is given, lists with each of it: what is empty says nothing. An item
 * of groups is JSON, by the names of its fields.
 */
export function newFormOf(
  collection: string,
  start: Readonly<Record<string, string | readonly string[]>> = {},
): string {
  const given = Object.entries(start).flatMap(([name, texts]) =>
    [texts].flat().flatMap((text) => (text.trim() ? [[name, text.trim()]] : [])),
  );
  // Decap reads a plus as a plus.
  const query = new URLSearchParams(given).toString().replaceAll('+', '%20');
  return `#/collections/${collection}/new${query && `?${query}`}`;
}
