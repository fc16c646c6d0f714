/** Reading single files of a wiki. */
import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Fault } from '../problem/problem.ts';
import { cpuLimitMs } from '../watchdog/watch.ts';
import { bodyOf, readEntry, unreadableEntry, type Entry } from './entry.ts';
import { settingsFile, type Found } from './files.ts';
import { readSettings } from './settings.ts';

/** At how many processes' ends a file is not even opened any more. */
export const maxEnds = 2;

/** How many processes have ended at a file, by its path, and what it looked like then. */
export type Ends = ReadonlyMap<string, { stamp: string; count: number }>;

/** How many processes have ended at a file as it is now. */
export function endsAt(ends: Ends | undefined, file: string, stamp: string): number {
  const known = ends?.get(file);
  return known?.stamp === stamp ? known.count : 0;
}

const tooSlow: Fault = { id: 'file-too-slow', seconds: cpuLimitMs / 1000, to: 'read' };

/**
 * Reads the file of an entry. Never fails; but what it reads may take it very long, so it is to be watched.
 *
 * @param ends how many processes have ended at it: each time less is asked of it.
 */
export function readFound(folder: string, found: Found, ends = 0): Entry {
  if (ends >= maxEnds) return unreadableEntry(found, 'too-slow');
  const path = join(folder, found.file);
  try {
    const text = readFileSync(path, 'utf8');
    const isText = !text.includes('\ufffd') || isUtf8(readFileSync(path));
    return isText
      ? readEntry(found, text, ends > 0 ? tooSlow : undefined)
      : unreadableEntry(found, 'not-text');
  } catch {
    return unreadableEntry(found, 'refused');
  }
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
    return bodyOf(readFileSync(join(folder, file), 'utf8'), file);
  } catch {
    return '';
  }
}
