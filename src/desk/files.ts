import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { folders } from '../editing-api/paths.ts';
import type { StoredPicture } from '../editing-api/protocol.ts';
import { filesBelow } from '../files-below.ts';
import { imageEndings } from '../mdx/url.ts';
import { mediaFolder } from '../wiki/files.ts';
import { exists, pathOf, wikiFileAt, type WikiFile } from './paths.ts';
import { RequestError } from './request-error.ts';

/** A file as Decap wants to be told of it. */
export interface StoredEntry {
  data: string;
  file: { path: string; id: string; label?: string };
}

export interface StoredMedia {
  id: string;
  content: string;
  encoding: 'base64';
  path: string;
  name: string;
}

/** The files of a wiki as they are in the work tree, as far as the editor may see them. */
export interface Files {
  find(path: string): WikiFile;
  /** The bytes of a file; `undefined` where it is not there. */
  bytes(place: WikiFile): Promise<Buffer | undefined>;
  entries(folder: string, extension: string): Promise<StoredEntry[]>;
  entry(path: string, label?: string): Promise<StoredEntry>;
  media(): Promise<StoredMedia[]>;
  mediaFile(path: string): Promise<StoredMedia>;
  /** What images there are, without what is in them; the latest first. */
  pictures(): Promise<StoredPicture[]>;
  /**
   * Whether a text of a file was handed out by this desk, and none of the file since.
   *
   * Who saves without saying what the edit began with can only have begun with a text that was handed out. That is
   * necessary and not sufficient: it may have been handed out to someone else. Our own editor says what it began with.
   */
  handedOut(path: string, bytes: Buffer): boolean;
  handOut(path: string, text: string | Buffer): void;
}

export function openFiles(contentFolder: string): Files {
  const handed = new Map<string, string>();
  const find = (path: string) => wikiFileAt(path, contentFolder);

  async function bytes(place: WikiFile): Promise<Buffer | undefined> {
    return (await exists(place)) ? readFile(place.file) : undefined;
  }

  async function read(path: string): Promise<Buffer> {
    const found = await bytes(find(path));
    if (found === undefined) throw new RequestError(404, `There is no “${path}”.`);
    return found;
  }

  async function entry(path: string, label?: string): Promise<StoredEntry> {
    if (find(path).kind === 'media') throw new RequestError(403, `“${path}” is not an entry.`);
    const found = await read(path);
    handed.set(path, idOf(found));
    return {
      data: found.toString('utf8'),
      file: { path, id: idOf(found), ...(label === undefined ? {} : { label }) },
    };
  }

  async function mediaFile(path: string): Promise<StoredMedia> {
    if (find(path).kind !== 'media') throw new RequestError(403, `“${path}” is not an image.`);
    const found = await read(path);
    return {
      id: idOf(found),
      content: found.toString('base64'),
      encoding: 'base64',
      path,
      name: basename(path),
    };
  }

  async function images(): Promise<string[]> {
    const root = mediaFolder(contentFolder);
    const names = (await filesIn(root)).filter((name) => imageEndings.test(name));
    return names.map((name) => pathOf(name, root, folders.media));
  }

  return {
    find,
    bytes,
    entry,
    mediaFile,
    async entries(folder, extension) {
      const probe = find(`${folder}/x.${extension}`);
      const names = await filesIn(dirname(probe.file));
      const paths = names
        .filter((name) => name.endsWith(`.${extension}`))
        .map((name) => pathOf(name, contentFolder, folders.content));
      // A file that cannot be read, or has an unheard-of name, must not keep the others from being listed.
      const found = await Promise.all(paths.map((path) => entry(path).catch(() => undefined)));
      return found.filter((each) => each !== undefined);
    },
    async media() {
      const found = await Promise.all((await images()).map((path) => mediaFile(path).catch(() => undefined)));
      return found.filter((each) => each !== undefined);
    },
    async pictures() {
      const found = await Promise.all(
        (await images())
          .map(async (path) => {
            const place = find(path);
            if (!(await exists(place))) return undefined;
            const { size, mtimeMs } = await stat(place.file);
            return { path, size, mtimeMs };
          })
          .map((each) => each.catch(() => undefined)),
      );
      return found
        .filter((each) => each !== undefined)
        .toSorted((a, b) => b.mtimeMs - a.mtimeMs)
        .map(({ path, size }) => ({ path, size }));
    },
    handedOut: (path, found) => handed.get(path) === idOf(found),
    handOut: (path, text) => void handed.set(path, idOf(Buffer.from(text as string))),
  };
}

/** The text of a file. Throws a `RequestError` where it is none: writing it back would change bytes nobody has touched. */
export function textOf(path: string, found: Buffer): string {
  const text = found.toString('utf8');
  if (Buffer.from(text).equals(found)) return text;
  throw new RequestError(
    422,
    `“${path}” is not text in UTF-8, so it cannot be changed here. Use a text editor.`,
  );
}

/** The files below a folder; none where there is no such folder. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await filesBelow(folder).catch(() => []);
  return found.map((path) => join(folder, path));
}

/** Decap tells versions apart by it. */
function idOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
