import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOf } from './entry.ts';
import { listContent, listMedia, settingsFile } from './files.ts';
import type { Sources } from './index.ts';
import { readFiles } from './readers.ts';
import { readSettings } from './settings.ts';

/**
 * Reads all content below a folder.
 *
 * Rejects where the folder itself cannot be listed; a single file never makes it fail.
 *
 * @param onProgress is told how many of how many files have been read.
 */
export async function readSources(
  folder: string,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<Sources> {
  const listing = await listContent(folder);
  const [entries, media, settingsText] = await Promise.all([
    readFiles(folder, listing.files, (done) => onProgress(done, listing.files.length)),
    listMedia(folder),
    readFile(join(folder, settingsFile), 'utf8').catch(() => undefined),
  ]);
  const { settings, problems } = readSettings(settingsText, settingsFile);
  return { settings, entries, media, problems: [...listing.problems, ...problems] };
}

/**
 * The body of an entry's file, without its fields.
 *
 * Pages are rendered one after the other, thousands of them: waiting for a thread takes longer than reading.
 */
export function readBodyText(folder: string, file: string): string {
  return bodyOf(readFileSync(join(folder, file), 'utf8'));
}
