/** Changing pages from a script: all files or none. */
import { readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { collectionOf } from '../src/collections/index.ts';
import { shellWord } from '../src/plain.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { UsageError } from './command.ts';

/** What is to become of the text of a page. */
export interface Edit {
  entry: Entry;
  /** Gives the new text. The order is that of the fields of its collection. */
  change: (text: string, order: readonly string[]) => string;
}

export interface Edited {
  entry: Entry;
  path: string;
  before: string;
  after: string;
}

/**
 * Changes pages below a content folder. Throws a {@link UsageError}, having changed nothing, where a file cannot be
 * read or written.
 */
export async function editPages(folder: string, edits: readonly Edit[]): Promise<Edited[]> {
  const edited = await Promise.all(edits.map((edit) => editedPage(folder, edit)));
  const written: Edited[] = [];
  try {
    for (const each of edited) {
      written.push(each);
      await writeFile(each.path, each.after);
    }
  } catch (error) {
    await Promise.allSettled(written.map(({ path, before }) => writeFile(path, before)));
    throw new UsageError(`Nothing was changed: ${reasonOf(error)}`);
  }
  return edited;
}

/** That nothing is committed, and the command that does so. */
export function howToCommit(edited: readonly Pick<Edited, 'path'>[], message: string): string {
  const paths = edited.map(({ path }) => shellWord(relative('', path))).join(' ');
  return `Nothing is committed yet. To do so:\n  git commit -m ${shellWord(message)} -- ${paths}`;
}

async function editedPage(folder: string, { entry, change }: Edit): Promise<Edited> {
  const path = join(folder, entry.file);
  try {
    const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    const order = Object.keys(collectionOf(entry.collection)?.schema.shape ?? {});
    return { entry, path, before, after: change(before, order) };
  } catch (error) {
    throw new UsageError(`${entry.file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
