/** The end of a file’s name that makes it a page: Markdown or MDX, also as a template of Middleman’s. */
const ending = /(?:\.html)?\.(?:md|mdx|markdown|mdown|mkd)(?:\.erb)?$/i;
const folderPage = /^(?:_?index|readme)$/i;

export function isPage(path: string): boolean {
  return ending.test(path);
}

/** Whether a file lies in a hidden folder, or is hidden itself. */
export function isHidden(path: string): boolean {
  return /(?:^|\/)\./.test(path);
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

/** One part of an address: small letters of any alphabet, digits and hyphens. Latin letters lose their accents. */
export function slug(text: string): string {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .normalize('NFC')
      .replace(/['’]/g, '')
      .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
      .slice(0, longestPart)
      // The half of a sign that is cut off by that goes as well.
      .replace(/^-+|[-\ud800-\udbff]+$/g, '') || 'page'
  );
}

/** A name without the number of 32 digits that Notion puts behind it. */
export function withoutNumber(name: string): string {
  return name.replace(
    /[\s_-]+(?:[\da-f]{32}|[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12})(?=$|_all$)/i,
    '',
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
  const folders = foldersFor(into.split('/').filter(Boolean).map(slug).join('/'));
  for (const path of paths) {
    const own = folders(linkPath(path) || sourceName);
    let id = own.id;
    for (let count = 2; taken.has(id); count++) id = `${own.id}-${count}`;
    if (id !== own.wanted) numbered.add(path);
    taken.add(id);
    ids.set(path, id);
  }
  return { ids, numbered };
}

interface Place {
  id: string;
  /** The address without a number. */
  wanted: string;
}

/** Gives each path its address. Paths that differ only in Notion’s numbers get different ones. */
function foldersFor(into: string): (path: string) => Place {
  const found = new Map<string, Place>([['', { id: into, wanted: into }]]);
  const owners = new Map<string, string>();
  return function place(path): Place {
    const known = found.get(path);
    if (known !== undefined) return known;
    const at = path.lastIndexOf('/');
    const name = path.slice(at + 1);
    const parent = place(path.slice(0, Math.max(at, 0))).id;
    const bare = withoutNumber(name);
    const wanted = [parent, slug(bare)].filter(Boolean).join('/');
    let id = wanted;
    if (bare !== name)
      for (let count = 2; owners.has(id) && owners.get(id) !== path; count++) id = `${wanted}-${count}`;
    if (!owners.has(id)) owners.set(id, path);
    found.set(path, { id, wanted });
    return { id, wanted };
  };
}

/** No file system takes names of more than 255 bytes, and a sign has up to three. */
const longestPart = 80;

/** Where an image of the source lies below the media folder. */
export function mediaName(path: string, folder: string): string {
  const dot = path.lastIndexOf('.');
  const stem = path
    .slice(0, dot)
    .split('/')
    .map((part) => slug(withoutNumber(part)));
  return [...folder.split('/').filter(Boolean).map(slug), ...stem].join('/') + path.slice(dot).toLowerCase();
}
