import { lstat, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { folders, isPlainName } from '../editing-api/paths.ts';
import { registry } from '../collections/index.ts';
import { imageEndings } from '../mdx/url.ts';
import { mediaFolder, settingsFile } from '../wiki/files.ts';
import { RequestError } from './request-error.ts';

/** A file that the desk may read or write. */
export interface WikiFile {
  /** As Decap calls it, such as `content/guides/a.mdx`. */
  path: string;
  kind: 'entry' | 'settings' | 'media';
  /** Where it really lies; whether it exists is not known. */
  file: string;
  /** The folder it must not lead out of. */
  root: string;
}

/**
 * Finds the file that a path from outside means.
 *
 * Only files of known collections, the settings and images are ever found. Paths are taken as they stand:
 * nothing is decoded, resolved or trimmed, so that there is one way to write each. Throws a `RequestError`.
 */
export function wikiFileAt(path: string, contentFolder: string): WikiFile {
  const segments = path.split('/');
  if (path.length > 400 || !segments.every(isPlainName))
    throw new RequestError(400, `“${path}” is not a path of this wiki.`);
  const below = (prefix: string) =>
    path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : undefined;
  const inContent = below(folders.content);
  if (inContent !== undefined && isEntry(inContent)) {
    const kind = inContent === settingsFile ? 'settings' : 'entry';
    return { path, kind, file: join(contentFolder, ...inContent.split('/')), root: contentFolder };
  }
  const inMedia = below(folders.media);
  const root = mediaFolder(contentFolder);
  if (inMedia !== undefined && imageEndings.test(inMedia)) {
    return { path, kind: 'media', file: join(root, ...inMedia.split('/')), root };
  }
  throw new RequestError(403, `“${path}” is neither an entry of this wiki nor an image.`);
}

/** The path that Decap knows a file by. */
export function pathOf(file: string, root: string, prefix: string): string {
  return `${prefix}/${relative(root, file).split(sep).join('/')}`;
}

/**
 * Makes sure that no link on the way leads elsewhere: what exists of the path is exactly where it says, and the
 * file itself is a file. Returns whether it exists. Throws a `RequestError`.
 */
export async function exists(place: WikiFile): Promise<boolean> {
  const root = await realpath(place.root).catch(() => undefined);
  if (root === undefined) return false;
  const expected = join(root, relative(place.root, dirname(place.file)));
  for (
    let folder = dirname(place.file), real = expected;
    real !== root;
    folder = dirname(folder), real = dirname(real)
  ) {
    const found = await realpath(folder).catch(() => undefined);
    if (found !== undefined && found !== real)
      throw new RequestError(403, `“${place.path}” leads out of the wiki.`);
  }
  const found = await lstat(place.file).catch(() => undefined);
  if (found !== undefined && !found.isFile()) throw new RequestError(403, `“${place.path}” is not a file.`);
  return found !== undefined;
}

/**
 * The name of a file or folder on the way to a place that differs from it in capital letters only; for the file
 * itself also one that does not differ at all.
 */
export async function sibling({ file, root }: WikiFile): Promise<string | undefined> {
  const fold = (name: string) => name.normalize('NFC').toLowerCase();
  for (let path = file; path !== root; path = dirname(path)) {
    const names = await readdir(dirname(path)).catch((): string[] => []);
    const own = basename(path);
    const alike = names.filter((name) => fold(name) === fold(own));
    const found = path === file ? alike[0] : alike.includes(own) ? undefined : alike[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a new entry's name makes a good address on every system. */
export function hasGoodName({ path }: WikiFile): boolean {
  const name = path.split('/').slice(2).join('/');
  const letters = /^[\p{L}\p{M}\p{N}-]+(?:\/[\p{L}\p{M}\p{N}-]+)*\.[a-z]+$/u;
  return letters.test(name) && name === name.normalize('NFC').toLowerCase();
}

function isEntry(path: string): boolean {
  if (path === settingsFile) return true;
  const [folder, ...rest] = path.split('/');
  const collection = registry.find((each) => each.id === folder && each.format !== 'settings');
  const name = rest.join('/');
  if (collection?.format === 'page') return /.\.mdx$/.test(name);
  return collection?.format === 'record' && /^[^/]+\.yaml$/.test(name);
}
