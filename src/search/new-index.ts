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
 * How much of the index goes into one file, in Pagefind's own measure. Every word that is sought costs a file, and every
 * file costs some bytes of a list that the first search fetches: so files grow with the square root of the pages.
 */
function pieceFor(pages: number): number {
  const [least, most, mostAt] = [1000, 5000, 4000];
  return Math.round(Math.min(most, Math.max(least, most * Math.sqrt(pages / mostAt))));
}

/**
 * Starts Pagefind with an index that is empty. Rejects where it cannot be started.
 *
 * @param pages how many there are, about
 */
export async function newIndex(pages: number): Promise<PagefindIndex> {
  // It takes this from the environment of its process alone, and may do without it some day.
  process.env['PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE'] = String(pieceFor(pages));
  const { createIndex } = await import('pagefind');
  const { index, errors } = await createIndex(options);
  if (index === undefined) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
  return index;
}

/** The files of the index that browsers ask for: not Pagefind’s own boxes and scripts, which are twice as large as all else. */
export function isUsed(path: string): boolean {
  return !/^pagefind(-(?!entry)|\.js$)/.test(path.replace(/^.*\//, ''));
}
