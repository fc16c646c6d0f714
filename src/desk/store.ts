import { createHash, randomBytes } from 'node:crypto';
import { chmod, link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { folders } from '../cms/config.ts';
import { mediaFolder } from '../wiki/files.ts';
import { exists, hasGoodName, imageEndings, pathOf, placeOf, sibling, type Place } from './paths.ts';
import { Refusal } from './refusal.ts';

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

/** A file to write. A new one must not be there yet. */
export interface Write {
  path: string;
  data: string | Buffer;
  isNew: boolean;
}

/** The files of a wiki, as far as the editor may touch them. */
export interface Store {
  entries(folder: string, extension: string): Promise<StoredEntry[]>;
  entry(path: string, label?: string): Promise<StoredEntry>;
  media(): Promise<StoredMedia[]>;
  mediaFile(path: string): Promise<StoredMedia>;
  /** Checks all files before it writes the first. */
  write(files: readonly Write[]): Promise<void>;
  remove(paths: readonly string[]): Promise<void>;
}

export function openStore(contentFolder: string): Store {
  const find = (path: string) => placeOf(path, contentFolder);

  async function read(path: string): Promise<Buffer> {
    const place = find(path);
    if (!(await exists(place))) throw new Refusal(404, `There is no “${path}”.`);
    return readFile(place.file);
  }

  async function entry(path: string, label?: string): Promise<StoredEntry> {
    const bytes = await read(path);
    return {
      data: bytes.toString('utf8'),
      file: { path, id: idOf(bytes), ...(label === undefined ? {} : { label }) },
    };
  }

  async function mediaFile(path: string): Promise<StoredMedia> {
    const bytes = await read(path);
    return {
      id: idOf(bytes),
      content: bytes.toString('base64'),
      encoding: 'base64',
      path,
      name: basename(path),
    };
  }

  async function check({ path, data, isNew }: Write): Promise<Place> {
    const place = find(path);
    const there = await exists(place);
    const other = await sibling(place);
    if (isNew && other !== undefined)
      throw new Refusal(409, `“${path}” exists already. Give the new entry another name.`);
    if (!there && other !== undefined)
      throw new Refusal(409, `“${path}” differs from “${other}” in capital letters only.`);
    if (!there && place.kind === 'entry' && !hasGoodName(place)) {
      throw new Refusal(
        400,
        `“${basename(path)}” does not make a good address: use small letters, digits and hyphens.`,
      );
    }
    if (place.kind === 'media' && !looksLikeImage(data))
      throw new Refusal(422, `“${basename(path)}” is not an image of a known type.`);
    return place;
  }

  return {
    entry,
    mediaFile,
    async entries(folder, extension) {
      const probe = find(`${folder}/x.${extension}`);
      const names = await filesBelow(dirname(probe.file));
      const paths = names
        .filter((name) => name.endsWith(`.${extension}`))
        .map((name) => pathOf(name, contentFolder, folders.content));
      // A file that cannot be read, or has an unheard-of name, must not keep the others from being listed.
      const found = await Promise.all(paths.map((path) => entry(path).catch(() => undefined)));
      return found.filter((each) => each !== undefined);
    },
    async media() {
      const root = mediaFolder(contentFolder);
      const names = (await filesBelow(root)).filter((name) => imageEndings.test(name));
      const found = await Promise.all(
        names.map((name) => mediaFile(pathOf(name, root, folders.media)).catch(() => undefined)),
      );
      return found.filter((each) => each !== undefined);
    },
    async write(files) {
      const places = await Promise.all(files.map(check));
      for (const [index, place] of places.entries()) {
        const { data = '', isNew = false } = files[index] ?? {};
        await writeWhole(place, data, isNew);
      }
    },
    async remove(paths) {
      const places = paths.map(find);
      if (places.some(({ kind }) => kind === 'settings'))
        throw new Refusal(403, 'The settings of the wiki cannot be deleted.');
      for (const place of places) {
        if (!(await exists(place))) throw new Refusal(404, `There is no “${place.path}”.`);
      }
      for (const { file } of places) await rm(file);
    },
  };
}

/**
 * Writes a file so that a reader sees the old text or the new, and never half of one.
 *
 * The text goes to a hidden file beside it first; a new file takes its name only if nobody else has.
 */
async function writeWhole({ file, path }: Place, data: string | Buffer, isNew: boolean): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(draft, data, { flag: 'wx' });
    const old = await stat(file).catch(() => undefined);
    if (old) await chmod(draft, old.mode);
    if (isNew) {
      await link(draft, file).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'EEXIST' ? new Refusal(409, `“${path}” exists already.`) : error;
      });
    } else {
      await rename(draft, file);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

/** The files below a folder that are not reached through links; empty where there is no such folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .toSorted();
}

/** Decap tells versions apart by it. */
function idOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether a file begins as PNG, JPEG, GIF, WebP or AVIF files do. */
function looksLikeImage(data: string | Buffer): boolean {
  if (typeof data === 'string') return false;
  const starts = data.subarray(0, 12).toString('latin1');
  return /^(?:\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|....ftyp(?:avif|avis|mif1))/s.test(
    starts,
  );
}
