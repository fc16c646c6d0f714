/** What people look for, and which pages are right: written down by hand. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Query {
  /** Which class it is of, such as `title`, or `typo1`. */
  kind: string;
  words: string;
  /** The keys of the pages, as `collection/id`. */
  right: readonly string[];
}

/** Reads tables of queries by their names: lines with the class, the words, and the pages with commas or bars between. */
export async function readQueries(folder: string): Promise<Map<string, Query[]>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.tsv')).toSorted();
  const read = names.map(async (name) => {
    const text = await readFile(join(folder, name), 'utf8');
    return [name.replace('.tsv', ''), queriesIn(text)] as const;
  });
  return new Map(await Promise.all(read));
}

export function queriesIn(text: string): Query[] {
  const [, ...lines] = text.trim().split('\n');
  return lines.map((line) => {
    const [kind = '', words = '', pages = ''] = line.split('\t');
    return { kind, words, right: pages.split(/[|,]/) };
  });
}
