import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { basename, dirname, join, sep } from 'node:path';
import { withoutMetadata } from '../editing-api/pictures/metadata.ts';
import { filesBelow } from '../files-below.ts';
import { imageEndings } from '../mdx/url.ts';
import { mediaFolder } from '../wiki/files.ts';
import type { Imported, SourceFolder, SourcePage } from './context.ts';
import { decodeText } from './encoding.ts';
import { isHidden, isPage, mediaName } from './names.ts';

/** Folders in which nothing is looked for. */
const isPassedOver = (name: string) => /^(?:\.git|\.hg|\.svn|node_modules)$/.test(name);

/**
 * Reads a folder for importing. Only what really lies in it counts: links that lead out of it are passed over.
 *
 * Rejects where the folder itself cannot be read.
 *
 * @param mediaBelow the folder below the media folder that its images are to have.
 */
export async function readSource(
  source: string,
  contentFolder: string,
  mediaBelow: string,
): Promise<SourceFolder> {
  const root = await realpath(source);
  const files = await filesBelow(root, isPassedOver);
  const all = files.filter(isPage);
  const pages = await Promise.all(all.filter((path) => !isHidden(path)).map((path) => readPage(root, path)));
  const images = files.filter((path) => imageEndings.test(path));
  return {
    name: basename(root),
    path: root.split(sep).join('/'),
    pages,
    hidden: all.filter(isHidden),
    others: new Set(files.filter((path) => !isPage(path))),
    images: await placeImages(root, images, contentFolder, mediaBelow),
    media: mediaBelow,
  };
}

/** The ids a collection has already, in small letters. */
export async function existingIds(contentFolder: string, collection: string): Promise<Set<string>> {
  const files = await filesBelow(join(contentFolder, collection), isHidden).catch(() => []);
  return new Set(
    files.filter((file) => /\.mdx?$/i.test(file)).map((file) => file.replace(/\.mdx?$/i, '').toLowerCase()),
  );
}

/**
 * Writes pages, and their images without what was noted in them. A file that exists is never touched, even one that appeared meanwhile.
 *
 * Returns what could not be written, with the reason.
 */
export async function writeImported(
  pages: readonly Imported[],
  { path: source, images }: SourceFolder,
  contentFolder: string,
  onProgress: (done: number, of: number) => void,
): Promise<{ file: string; reason: string }[]> {
  const failed: { file: string; reason: string }[] = [];
  const attempt = (file: string, write: () => Promise<void>) =>
    write().catch(
      (error: NodeJS.ErrnoException) => void failed.push({ file, reason: error.code ?? error.message }),
    );
  const wanted = new Set(pages.flatMap((page) => (page.text === undefined ? [] : page.images)));
  for (const image of wanted) {
    const target = join(mediaFolder(contentFolder), images.get(image) ?? '');
    await attempt(image, async () => {
      if ((await bytesAt(target)) !== undefined) return;
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, await pictureAt(join(source, image)), { flag: 'wx' });
    });
  }
  for (const [index, { file, text, embedded }] of pages.entries()) {
    const target = join(contentFolder, file);
    for (const { name, bytes } of text === undefined ? [] : embedded) {
      const picture = join(mediaFolder(contentFolder), name);
      await attempt(name, async () => {
        // Its name is made of its bytes: where there is one, it is the same.
        if ((await bytesAt(picture)) !== undefined) return;
        await mkdir(dirname(picture), { recursive: true });
        await writeFile(picture, bytes, { flag: 'wx' });
      });
    }
    if (text !== undefined) {
      await attempt(file, async () => {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, text, { flag: 'wx' });
      });
    }
    onProgress(index + 1, pages.length);
  }
  return failed;
}

async function readPage(root: string, path: string): Promise<SourcePage> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(join(root, path));
  } catch {
    return {
      path,
      text: undefined,
      changes: [{ kind: 'unreadable', detail: 'the system refused to open it' }],
    };
  }
  const { text, isGuessed } = decodeText(bytes);
  return { path, text, changes: isGuessed ? [{ kind: 'encoding', detail: '' }] : [] };
}

/** Gives each image a path of its own: the one it had, or a number behind it where another image is there. */
async function placeImages(
  root: string,
  images: readonly string[],
  contentFolder: string,
  below: string,
): Promise<Map<string, string>> {
  const placed = new Map<string, string>();
  const taken = new Set<string>();
  for (const image of images) {
    const own = await pictureAt(join(root, image)).catch(() => undefined);
    const wanted = mediaName(image, below);
    let name = wanted;
    for (let count = 2; taken.has(name) || !(await isFree(name, own)); count++)
      name = wanted.replace(/(\.\w+)$/, `-${count}$1`);
    taken.add(name);
    placed.set(image, name);
  }
  return placed;

  async function isFree(name: string, own: Buffer | undefined): Promise<boolean> {
    const there = await bytesAt(join(mediaFolder(contentFolder), name));
    return there === undefined || (own !== undefined && there.equals(own));
  }
}

/** A picture without the place where it was taken, and whatever else its readers have no business with. */
async function pictureAt(path: string): Promise<Buffer> {
  const bytes = await readFile(path);
  return Buffer.from(withoutMetadata(bytes)?.bytes ?? bytes);
}

/** What is in a file; `undefined` where there is none. */
function bytesAt(path: string): Promise<Buffer | undefined> {
  return readFile(path).catch(() => undefined);
}
