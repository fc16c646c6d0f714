/** The end of a file’s name that makes it a page: Markdown or MDX, also as a template of Middleman’s. */
const ending = /(?:\.html)?\.(?:md|mdx|markdown|mdown|mkd)(?:\.erb)?$/i;
const folderPage = /^(?:_?index|readme)$/i;

export function isPage(path: string): boolean {
  return ending.test(path);
}

/** A path without the ending of a page. */
export function stemOf(path: string): string {
  return path.replace(ending, '');
}

/** The path by which a folder’s own page and the pages in it are linked: `a/README.md` is `a`. */
export function linkPath(path: string): string {
  const parts = stemOf(path).split('/');
  if (folderPage.test(parts.at(-1) ?? '')) parts.pop();
  return parts.join('/');
}

/** One part of an address: small letters, digits and hyphens. */
export function slug(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/\p{M}/gu, '')
      .replace(/['’]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 80)
      .replace(/^-+|-+$/g, '') || 'page'
  );
}

/**
 * Gives each file its id. Folders stay part of it; a folder’s own page takes the folder’s name.
 *
 * Where two files want the same id, the first in order keeps it and the others get a number; the result
 * names those files.
 *
 * @param into the folder of the collection to import into; empty for the collection itself.
 */
export function idsFor(
  paths: readonly string[],
  sourceName: string,
  into: string,
): { ids: Map<string, string>; numbered: Set<string> } {
  const ids = new Map<string, string>();
  const numbered = new Set<string>();
  const taken = new Set<string>();
  for (const path of paths) {
    const parts = [...into.split('/'), ...linkPath(path).split('/')].filter(Boolean);
    const wanted = (parts.length > 0 ? parts : [sourceName]).map(slug).join('/');
    let id = wanted;
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
    if (id !== wanted) numbered.add(path);
    taken.add(id);
    ids.set(path, id);
  }
  return { ids, numbered };
}

/** Where an image of the source lies below the media folder. */
export function mediaName(path: string, folder: string): string {
  const dot = path.lastIndexOf('.');
  const stem = path.slice(0, dot).split('/').map(slug);
  return [...folder.split('/').filter(Boolean).map(slug), ...stem].join('/') + path.slice(dot).toLowerCase();
}
