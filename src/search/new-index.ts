/** How the search index is made, by a build as by the server that keeps one up to date. */
import type { PagefindIndex } from 'pagefind';

const options = {
  /** Signs that tell one word from another, as in C++, C# and F#; Pagefind leaves all others out. */
  includeCharacters: '+#',
  /**
   * What nobody looks for by its text, where saying so in the pages would cost each of them bytes: readings but for their
   * notes, the numbers of other pages as a meeting had them, and what only some days show.
   */
  excludeSelectors: [
    ...['thead', 'th', 'td:nth-child(2)', 'td:nth-child(3)'].map((cell) => `.all-readings ${cell}`),
    '.then',
    '.overdue',
  ],
};

/**
 * How much of the index goes into one file. Every word that is sought costs one: a quarter of Pagefind's own measure is a
 * quarter of the bytes. Pagefind takes it from the environment of its process alone, and may do without it some day.
 */
const chunkSize = '5000';

/** Starts Pagefind with an index that is empty. Rejects where it cannot be started. */
export async function newIndex(): Promise<PagefindIndex> {
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = chunkSize;
  const { createIndex } = await import('pagefind');
  const { index, errors } = await createIndex(options);
  if (index === undefined) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
  return index;
}

/** The files of the index that browsers ask for: not those of Pagefind's own boxes, which are twice as large as all else. */
export function isUsed(path: string): boolean {
  return !/^pagefind-(?!entry)/.test(path.replace(/^.*\//, ''));
}
