import { statSync } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { registry, type Collection } from '../collections/index.ts';
import { isImage } from '../mdx/url.ts';
import { problem, type Fault, type Problem } from '../problem/problem.ts';
import { nearest } from '../spelling.ts';
import { besideOwn, isOwnAddress } from './own-addresses.ts';

/** A file that belongs to a collection, and the id its page has. */
export interface Found {
  collection: string;
  id: string;
  /** Below the content folder, with forward slashes. */
  file: string;
}

export interface Listing {
  files: Found[];
  problems: Problem[];
}

/** The settings of the wiki, below the content folder. */
export const settingsFile = 'wiki.yaml';

/** Where uploads lie: in `public/media` beside the content folder. */
export function mediaFolder(contentFolder: string): string {
  return resolve(contentFolder, '..', 'public', 'media');
}

/** What files look like from outside, each by its path; any write to a file changes it. */
export type Stamps = ReadonlyMap<string, string>;

/**
 * What all files of a wiki look like from outside: those below its content folder, and its uploads.
 *
 * Where none of them has changed, nothing has to be read. Rejects where there is no content folder.
 */
export async function stampsOf(contentFolder: string): Promise<{ content: Stamps; media: Stamps }> {
  const media = mediaFolder(contentFolder);
  const [files, images] = await Promise.all([filesAndLinks(contentFolder), listMedia(contentFolder)]);
  return { content: stamped(contentFolder, files), media: stamped(media, images) };
}

/**
 * Lists the files of all collections, gives each its id, and names the files that belong to none.
 *
 * @param paths of all files below the content folder, in order: the first to want an id gets it.
 */
export function listContent(paths: Iterable<string>): Listing {
  const problems: Problem[] = [];
  const files: Found[] = [];
  for (const file of paths) {
    if (file === settingsFile || isHousekeeping(file)) continue;
    const found = place(file);
    if (found) files.push(found);
    else problems.push(problem({ id: 'file-ignored', found: file, ...whyIgnored(file) }, { file }));
  }
  return { files: withUniqueIds(files, problems), problems };
}

/** The paths of the images below the media folder; empty where there is no such folder. */
async function listMedia(contentFolder: string): Promise<string[]> {
  const files = await filesAndLinks(mediaFolder(contentFolder)).catch((): string[] => []);
  return files.filter(isImage);
}

/** The key of a page, as `collection/id`, if its file had a name; `undefined` where such a file makes no page. */
export function keyOfFile(file: string): string | undefined {
  const found = isHousekeeping(file) ? undefined : place(file);
  return found && besideOwn(fitKey(found));
}

function place(file: string): Found | undefined {
  const [folder = '', ...rest] = file.split('/');
  const collection = registry.find((each) => each.id === folder && each.format !== 'settings');
  const name = rest.join('/');
  if (collection === undefined || !endings[collection.format].test(name)) return undefined;
  return { collection: collection.id, id: name.replace(/\.\w+$/, ''), file };
}

/** The ending that it lacks, or the folder that was probably meant: capitals make it another. */
function whyIgnored(file: string): { ending?: string; meant?: string | undefined } {
  const [folder = '', ...rest] = file.split('/');
  const folders = registry.filter(({ format }) => format !== 'settings');
  const collection = folders.find(({ id }) => id === folder);
  if (collection) return { ending: collection.format === 'page' ? '.mdx' : '.yaml' };
  if (rest.length === 0) return {};
  return {
    meant: nearest(
      folder.toLowerCase(),
      folders.map(({ id }) => id),
    ),
  };
}

const endings: Record<Collection['format'], RegExp> = {
  page: /.\.mdx?$/i,
  record: /.\.ya?ml$/i,
  settings: /^$/,
};

function isHousekeeping(file: string): boolean {
  return file.split('/').some((part) => part.startsWith('.')) || /(?:^|\/)README\.md$/i.test(file);
}

/**
 * Makes ids fit for addresses and different from each other, also where case is all that differs.
 *
 * The first file in order keeps the id; later ones get a number behind it.
 */
function withUniqueIds(files: readonly Found[], problems: Problem[]): Found[] {
  const taken = new Map<string, Found>();
  const report = (fault: Fault, { file, ...found }: Found) =>
    problems.push(problem(fault, { file, entry: keyOf(found) }));
  return files.map((found) => {
    const wanted = fitKey(found);
    const named = { ...found, id: besideOwn(wanted).slice(found.collection.length + 1) };
    const placed = { ...named };
    for (let count = 2; taken.has(keyOf(placed).toLowerCase()); count++) placed.id = `${named.id}-${count}`;
    if (isOwnAddress(wanted)) report({ id: 'address-own', address: wanted, instead: keyOf(placed) }, placed);
    else if (wanted !== keyOf(found))
      report({ id: 'file-name', found: found.file, address: keyOf(placed) }, placed);
    const first = taken.get(keyOf(named).toLowerCase());
    if (first !== undefined) {
      const address = keyOf(first);
      report({ id: 'id-duplicate', other: first.file, address, instead: keyOf(placed) }, placed);
      report({ id: 'id-duplicate', other: found.file, address }, first);
    }
    taken.set(keyOf(placed).toLowerCase(), placed);
    return placed;
  });
}

function keyOf({ collection, id }: Pick<Found, 'collection' | 'id'>): string {
  return `${collection}/${id}`;
}

/** A key with only letters, digits, hyphens, dots and underscores between its slashes. */
function fitKey(found: Found): string {
  return keyOf(found)
    .normalize('NFC')
    .split('/')
    .map((part) => part.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'page')
    .join('/');
}

/** All files below a folder, in a fixed order. Links to folders, or out of the folder, are passed over. */
async function filesAndLinks(folder: string): Promise<string[]> {
  const root = await realpath(folder);
  const files: string[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() || (entry.isSymbolicLink() && (await leadsToFile(path, root))))
      files.push(path.slice(root.length + 1).replaceAll(sep, '/'));
  }
  return files.toSorted();
}

async function leadsToFile(link: string, root: string): Promise<boolean> {
  const target = await realpath(link).catch(() => '');
  return target.startsWith(root + sep) && (await stat(target)).isFile();
}

function stamped(folder: string, files: readonly string[]): Stamps {
  return new Map(files.map((file) => [file, stampOf(join(folder, file))]));
}

/** What a file or folder looks like from outside; empty where there is nothing to look at. */
export function stampOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}
