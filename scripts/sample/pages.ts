/** The pages and people of the sample: moving all of them, and telling whether they are as they were shipped. */
import { hash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { collectionOf } from '../../src/collections/index.ts';
import { signedFields, wordingOf } from '../../src/collections/wording.ts';
import { filesBelow } from '../../src/files-below.ts';
import { normalise } from '../../src/line-ends.ts';
import { move, type Move } from '../../src/sample/move.ts';
import { readEntry } from '../../src/wiki/entry.ts';
import { settingsFile } from '../../src/wiki/files.ts';
import { split } from '../../src/wiki/frontmatter.ts';

/** The texts of files by their paths below the content folder. */
export type Pages = ReadonlyMap<string, string>;

/** All of them but the settings, in which no day stands: who tries the wiki may have changed them. */
export async function readPages(folder: string): Promise<Pages> {
  const files = (await filesBelow(folder)).filter((file) => file !== settingsFile);
  const texts = files.map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

/** The pages moved, with their names and what they name. What was signed still is. */
export function movePages(pages: Pages, by: Move): Pages {
  return new Map(
    Array.from(pages, ([file, text]) => [move(file, by), signedAgain(file, text, move(text, by))]),
  );
}

/** What was signed in the words of before is signed in those of now. */
function signedAgain(file: string, before: string, now: string): string {
  if (!/\b[0-9a-f]{12}\b/.test(now)) return now;
  const [was, is] = [wordingIn(file, before), wordingIn(file, now)];
  return was === undefined || is === undefined ? now : now.replaceAll(anyQuotes(was), `'${is}'`);
}

function wordingIn(file: string, text: string): string | undefined {
  const collection = collectionOf(file.split('/')[0] ?? '');
  if (collection === undefined) return undefined;
  const { data } = readEntry({ collection: collection.id, id: file, file }, text);
  if (data === undefined || signedFields(collection, data).length === 0) return undefined;
  return wordingOf(collection, data, split(normalise(text)).body);
}

function anyQuotes(wording: string): RegExp {
  return new RegExp(`(["']?)\\b${wording}\\b\\1`, 'g');
}

/** What stands for each file, whatever system has written its lines, and whoever has put quotes around what “Sign” writes. */
export function digestsOf(pages: Pages): Record<string, string> {
  const plain = (text: string) => normalise(text).replace(/(["'])([0-9a-f]{12})\1/g, '$2');
  return Object.fromEntries(
    Array.from(pages, ([file, text]) => [file, hash('sha256', plain(text), 'hex').slice(0, 12)]),
  );
}

/** Writes pages where others were. */
export async function replacePages(folder: string, before: Pages, now: Pages): Promise<void> {
  for (const [file, text] of now) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  }
  for (const file of before.keys()) if (!now.has(file)) await rm(join(folder, file));
}
