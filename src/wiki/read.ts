import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Watched } from '../watchdog/watch.ts';
import type { Entry } from './entry.ts';
import { readFound, readSettingsOf, type Ends } from './file.ts';
import { listContent, stampsOf } from './files.ts';
import type { Sources } from './wiki.ts';
import { drafted, accept, lookUp, partsOf, readPart, type Part, type Stamped } from './cache.ts';
import { readParts } from './readers.ts';

export interface ReadingOptions {
  /** Is told how many of how many files have been read. */
  onProgress?: ((done: number, of: number) => void) | undefined;
  /** Given where this process is watched itself, and may be ended: it then reads a few files without another one. */
  watched?: Watched | undefined;
  /** At which files processes have ended that were watched; of those less is asked. */
  ends?: Ends | undefined;
}

/**
 * Reads all content below a folder. What was read is kept in the folder `place`, and only files that have changed
 * since the last time are read.
 *
 * A single file never makes it fail: one that takes too long is shown as typed, and is tried again once it has
 * changed. Rejects where the folder cannot be listed, or nothing can be kept.
 */
export async function readCached(
  folder: string,
  place: string,
  options: ReadingOptions = {},
): Promise<Sources> {
  const stamps = await stampsOf(folder);
  const { files, problems } = listContent(stamps.content.keys());
  const [entries, settings] = await Promise.all([
    readAll(partsOf(folder, place, files, stamps.content, options.ends), options),
    readSettingsOf(folder),
  ]);
  return {
    settings: settings.settings,
    entries: files.flatMap(({ file }) => entries.get(file) ?? []),
    media: [...stamps.media.keys()],
    problems: [...problems, ...settings.problems],
  };
}

/** Reads all content below a folder, and keeps nothing of it. */
export async function readSources(folder: string, options?: ReadingOptions): Promise<Sources> {
  const place = await mkdtemp(join(tmpdir(), 'concord-read-'));
  try {
    return await readCached(folder, place, options);
  } finally {
    await rm(place, { recursive: true });
  }
}

/** How many files are worth another process. */
const handful = 200;
/** How many files are worth a further one. */
const plenty = 1000;

async function readAll(
  parts: readonly Part[],
  { onProgress = () => {}, watched }: ReadingOptions,
): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>();
  const add = (entries: readonly Entry[]) => entries.forEach((entry) => found.set(entry.file, entry));
  const stale = new Map<Part, number>();
  for (const part of parts) {
    const { entries, changed } = lookUp(part);
    if (changed.length > 0) stale.set(part, changed.length);
    else add(entries);
  }
  const missing = [...stale.values()].reduce((sum, each) => sum + each, 0);
  let done = 0;
  const finish = (part: Part, entries: readonly Entry[]) => {
    accept(part);
    add(entries);
    onProgress((done += stale.get(part) ?? 0), missing);
  };
  if (watched && missing < handful) {
    for (const part of stale.keys()) {
      const read = (found: Stamped) => watched(found.file, () => readFound(part.folder, found, found.ends));
      finish(part, readPart(part, read));
    }
  } else {
    const processes = Math.min(availableParallelism(), Math.ceil(missing / plenty));
    await readParts(stale.keys(), processes, (part) => finish(part, drafted(part)));
  }
  return found;
}
