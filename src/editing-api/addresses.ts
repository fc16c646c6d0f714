/** Where the editor is, as the part of its address behind `/admin/`. */

export function listOf(collection: string): string {
  return `#/collections/${collection}`;
}

/** The form of a file, given below the content folder; `undefined` for files that the editor does not open. */
export function formOf(file: string): string | undefined {
  const [, collection, slug] = /^([^/]+)\/(.+)\.(?:mdx|yaml)$/.exec(file) ?? [];
  return slug && `#/collections/${collection}/entries/${slug.split('/').map(encodeURIComponent).join('/')}`;
}

/** The form of a new entry. Its fields begin with what is given: what is empty says nothing. */
export function newFormOf(collection: string, start: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(start).flatMap(([name, text]) => (text.trim() ? [[name, text.trim()]] : []));
  // Decap reads a plus as a plus.
  const query = new URLSearchParams(given).toString().replaceAll('+', '%20');
  return `#/collections/${collection}/new${query && `?${query}`}`;
}
