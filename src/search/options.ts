/** How the search index is made, by a build as by the server that keeps one up to date. */
export const indexOptions = {
  /** Signs that tell one word from another, as in C++, C# and F#; Pagefind leaves all others out. */
  includeCharacters: '+#',
};

/** The files of the index that browsers ask for: not those of Pagefind's own boxes, which are twice as large as all else. */
export function isUsed(path: string): boolean {
  return !/^pagefind-(?!entry)/.test(path.replace(/^.*\//, ''));
}
