/** How the search index is made, by a build as by the server that keeps one up to date. */
export const indexOptions = {
  /** Signs that tell one word from another, as in C++, C# and F#; Pagefind leaves all others out. */
  includeCharacters: '+#',
};

/** What counts for how much. The title of a page says most of what it is about, another name nearly as much. */
export const ranking = { metaWeights: { title: 8, aliases: 6, summary: 2 } };
