import { isHidden, isPage, linkPath, slug, stemOf, withoutNumber } from './names.ts';
import type { Places } from './outline.ts';

/** What links may lead to: the pages of one import, and the other files of its folder. */
export interface Targets {
  /** The address of a page by the path of its file, without the place in it. */
  addresses: ReadonlyMap<string, string>;
  /** Page files by the path they are linked with, in small letters; only one for each path. */
  byPath: ReadonlyMap<string, string>;
  /** Page files by their name alone, for wikilinks and links from the root of a site; those of one name together. */
  byName: ReadonlyMap<string, readonly string[]>;
  /** The addresses of the lists that folders have, by the path of the folder. */
  folders: ReadonlyMap<string, string>;
  places: ReadonlyMap<string, Places>;
  /** The files that are no pages, by the path they are linked with. */
  others: ReadonlyMap<string, string>;
  /** The address of an image below the media folder, by the path of its file. */
  images: ReadonlyMap<string, string>;
  /** The folder below the media folder that its pictures get. */
  media: string;
  /** Where the folder lies. */
  root: string;
}

/** Prepares to look for targets. `permalinks` are addresses that pages claim for themselves. */
export function targetsOf(
  addresses: ReadonlyMap<string, string>,
  permalinks: ReadonlyMap<string, string>,
): Pick<Targets, 'addresses' | 'byPath' | 'byName'> {
  const byPath = new Map<string, string>();
  const byName = new Map<string, string[]>();
  for (const path of addresses.keys()) byPath.set(composed(path), path);
  for (const path of addresses.keys()) {
    for (const key of [linkPath(path), stemOf(path)].map((each) => composed(each).toLowerCase()))
      if (!byPath.has(key)) byPath.set(key, path);
    const name = nameOf(linkPath(path));
    const others = byName.get(name);
    if (others === undefined) byName.set(name, [path]);
    else others.push(path);
  }
  for (const [permalink, path] of permalinks) {
    const key = tidy(permalink);
    if (!byPath.has(key)) byPath.set(key, path);
  }
  return { addresses, byPath, byName };
}

/**
 * The addresses of the lists that folders have, by their paths: as they are, and in small letters.
 *
 * @param ids of pages, by the paths of their files
 */
export function foldersOf(ids: ReadonlyMap<string, string>, collection: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [path, id] of ids) {
    const [names, parts] = [linkPath(composed(path)).split('/'), [collection, ...id.split('/')]];
    while (names.pop() !== undefined) {
      parts.pop();
      const folder = names.join('/');
      for (const key of [folder, folder.toLowerCase()]) found.set(key, `/${parts.join('/')}/`);
    }
  }
  return found;
}

/** Files by the path they are linked with. */
export function filesByPath(files: Iterable<string>): Map<string, string> {
  return new Map([...files].map((file) => [composed(file), file]));
}

/** The page that an address in a file means. Wikilinks name one from anywhere. */
export function pageAt(
  path: string,
  file: string,
  { byPath, byName, root }: Targets,
  isWikilink: boolean,
): string | undefined {
  const key = candidates(path, file).find((each) => byPath.has(each));
  if (key !== undefined) return byPath.get(key);
  const wanted = tidy(path);
  const named = byName.get(nameOf(wanted)) ?? [];
  if (isWikilink) return named.find((each) => linkPath(each).toLowerCase().endsWith(wanted)) ?? named[0];
  if (!path.startsWith('/') || wanted === '') return undefined;
  // From the root of the site: the folder may be any part of it.
  const inside = insides(wanted, root).find((each) => byPath.has(each));
  if (inside !== undefined) return byPath.get(inside);
  const fitting = named.filter((each) => `${root}/${linkPath(each)}`.toLowerCase().endsWith(`/${wanted}`));
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The address of the list of the folder that an address in a file means. */
export function listAt(path: string, file: string, { folders, root }: Targets): string | undefined {
  if (path === '/' || isPage(path) || /\.html?$/i.test(path)) return undefined;
  const meant = [...candidates(path, file), ...(path.startsWith('/') ? insides(tidy(path), root) : [])];
  const key = meant.find((each) => folders.has(each));
  return key === undefined ? undefined : folders.get(key);
}

/** What an address from the root of a site means in a folder by whose names it begins, the longest first. */
function insides(wanted: string, root: string): string[] {
  const names = wanted.split('/');
  const folders = composed(root).toLowerCase().split('/').filter(Boolean);
  return names.flatMap((_, index) => {
    const count = names.length - index;
    const begins = names.slice(0, count).join('/') === folders.slice(-count).join('/');
    return begins ? [names.slice(count).join('/')] : [];
  });
}

/** What an address may mean, the likeliest first: an exact path wins over one that only looks alike. */
function candidates(path: string, file: string): string[] {
  const clean = composed(decoded(path));
  // From the file; from the page’s address, as browsers read it; from the root of the source.
  const meant = clean.startsWith('/')
    ? [clean.replace(/^\/+/, '')]
    : [joined(folderOf(composed(file)), clean), joined(linkPath(composed(file)), clean), joined('', clean)];
  const paths = meant.filter((each) => each !== undefined);
  return [...new Set([...paths, ...paths.map(tidy)])];
}

/** The file that is no page, and that an address in a file means. */
export function fileAt(path: string, file: string, targets: Targets): string | undefined {
  const clean = composed(decoded(path));
  const tries = clean.startsWith('/')
    ? [clean.slice(1), ...ending(clean, targets)]
    : [joined(folderOf(composed(file)), clean)];
  const found = tries.find((each) => each !== undefined && targets.others.has(each));
  return found === undefined ? undefined : targets.others.get(found);
}

/** Files whose path ends as an address from the root of the site does. */
function ending(path: string, { others, root }: Targets): string[] {
  const fitting = [...others.keys()].filter(
    (each) =>
      (`/${each}`.endsWith(path) || `${root}/${each}`.endsWith(path)) && (!isHidden(each) || isHidden(path)),
  );
  return fitting.length === 1 ? fitting : [];
}

/** The image of a name, in whatever folder it lies. */
export function imageNamed(name: string, { images }: Targets): string | undefined {
  const wanted = composed(decoded(name));
  return [...images.keys()].find((each) => !isHidden(each) && composed(each).split('/').at(-1) === wanted);
}

function folderOf(file: string): string {
  return file.split('/').slice(0, -1).join('/');
}

/** The last part of a path as names of pages are compared. */
function nameOf(path: string): string {
  return slug(withoutNumber(path.split('/').at(-1) ?? ''));
}

/** A path as names are typed: some file systems keep a letter and its accent apart. */
function composed(path: string): string {
  return path.normalize('NFC');
}

/** A path below the folder, in small letters, without what only a site’s address has. */
function tidy(path: string): string {
  const bare = composed(decoded(path))
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.html$/i, '');
  return linkPath(/\.\w+$/.test(bare) ? bare : `${bare}.md`).toLowerCase();
}

/** A path from a folder on; `undefined` where it leaves the source. */
function joined(folder: string, path: string): string | undefined {
  const parts = folder.split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

export function decoded(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
