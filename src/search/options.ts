/** How the search index is made, by a build as by the server that keeps one up to date. */
export const indexOptions = {
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

/** The files of the index that browsers ask for: not those of Pagefind's own boxes, which are twice as large as all else. */
export function isUsed(path: string): boolean {
  return !/^pagefind-(?!entry)/.test(path.replace(/^.*\//, ''));
}
