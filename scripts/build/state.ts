/** What a site was built from, and what was written: enough to see that nothing has to be done. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { deserialize, serialize } from 'node:v8';
import type { Day } from '../../src/freshness/day.ts';
import { tracked } from '../../src/history/place.ts';
import { stampOf, stampsOf } from '../../src/wiki/files.ts';

/** What is known of a file of a site that was written. */
export interface Known {
  /** What it was made of; `undefined` where nobody could tell. */
  key: string | undefined;
  /** What it looked like from outside when it was written. */
  stamp: string;
}

/** What is known of a search index that was made. */
export interface Indexed {
  /** The pages it was made of. */
  pages: string;
  /** What its files looked like from outside. */
  files: string;
}

export interface State {
  /** What every file depends on: the code, and the options of publication. */
  options: string;
  /** All that the site was built from, see {@link digestOfSources}. */
  sources: string;
  /** The day it was built, and in which time zone days are counted. */
  day: Day;
  timeZone: string;
  files: Map<string, Known>;
  /** What is known of the search index; `undefined` where none was made. */
  indexed: Indexed | undefined;
}

/** What the last build of this site has left; `undefined` where there was none, or it cannot be read. */
export function loadState(file: string): State | undefined {
  try {
    return deserialize(readFileSync(file)) as State;
  } catch {
    return undefined;
  }
}

export async function keepState(file: string, state: State): Promise<void> {
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, serialize(state));
  await rename(draft, file);
}

/**
 * Differs whenever the site may differ, the code and the options and the day aside: with the content and its images, with what git
 * tells of them, and with the other files that are published.
 */
export async function digestOfSources(folder: string, assets: ReadonlyMap<string, string>): Promise<string> {
  const [{ content, media }, place] = await Promise.all([stampsOf(folder), tracked(folder)]);
  const published = [...assets].map(([file, source]) => [file, stampOf(source)]);
  return digestOf([...content], [...media], place?.head, place?.shallow, published);
}

/** Differs whenever the values do. */
export function digestOf(...values: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(values)).digest('base64url').slice(0, 22);
}
