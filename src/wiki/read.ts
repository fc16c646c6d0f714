import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bodyOf, type Entry } from './entry.ts';
import { listContent, listMedia, settingsFile, type Found } from './files.ts';
import type { Sources } from './index.ts';
import { readFiles } from './readers.ts';
import { readSettings } from './settings.ts';

/**
 * Reads all content below a folder.
 *
 * Rejects where the folder itself cannot be listed; a single file never makes it fail.
 *
 * @param onProgress is told how many of how many files have been read.
 * @param known gives the entry of a file that need not be read, where there is one.
 */
export async function readSources(
  folder: string,
  onProgress: (done: number, of: number) => void = () => {},
  known: (found: Found) => Entry | undefined = () => undefined,
): Promise<Sources> {
  const listing = await listContent(folder);
  const [entries, media, { settings, problems }] = await Promise.all([
    readAll(folder, listing.files, onProgress, known),
    listMedia(folder),
    readSettingsOf(folder),
  ]);
  return { settings, entries, media, problems: [...listing.problems, ...problems] };
}

/** Reads the settings of the wiki below a folder. */
export async function readSettingsOf(folder: string): Promise<ReturnType<typeof readSettings>> {
  const text = await readFile(join(folder, settingsFile), 'utf8').catch(() => undefined);
  return readSettings(text, settingsFile);
}

/**
 * The body of an entry's file, without its fields; empty where the file cannot be read.
 *
 * Pages are rendered one after the other, thousands of them: waiting for a thread takes longer than reading.
 */
export function readBodyText(folder: string, file: string): string {
  try {
    return bodyOf(readFileSync(join(folder, file), 'utf8'));
  } catch {
    return '';
  }
}

async function readAll(
  folder: string,
  files: readonly Found[],
  onProgress: (done: number, of: number) => void,
  known: (found: Found) => Entry | undefined,
): Promise<Entry[]> {
  const entries = files.map(known);
  const missing = files.filter((_, index) => entries[index] === undefined);
  const read = await readFiles(folder, missing, (done) => onProgress(done, missing.length));
  let next = 0;
  return entries.flatMap((entry) => entry ?? read[next++] ?? []);
}
