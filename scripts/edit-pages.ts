/** Changing fields of pages from a script: no other line of a file changes, and all files or none. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pageFormat } from '../src/cms/format.ts';
import { collectionOf } from '../src/collections/index.ts';
import type { Entry } from '../src/wiki/entry.ts';
import { UsageError } from './command.ts';

/** Fields of a page as they are to be; `undefined` takes one away. */
export interface Edit {
  entry: Entry;
  fields: Readonly<Record<string, string | undefined>>;
}

export interface Edited {
  entry: Entry;
  path: string;
  before: string;
  after: string;
}

/**
 * Changes fields of pages below a content folder. Throws a {@link UsageError}, having changed nothing, where a file
 * cannot be read or written.
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

async function editedPage(folder: string, { entry, fields }: Edit): Promise<Edited> {
  const path = join(folder, entry.file);
  try {
    const before = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
    const order = Object.keys(collectionOf(entry.collection)?.schema.shape ?? {});
    const format = pageFormat();
    return { entry, path, before, after: format.toFile({ ...format.fromFile(before), ...fields }, order) };
  } catch (error) {
    throw new UsageError(`${entry.file}: ${reasonOf(error)}`);
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
