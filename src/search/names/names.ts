/** The names of all pages, and finding pages by them while someone types. Nothing of the wiki is needed for it. */

/** What `/search/names.json` holds. */
export interface NamesFile {
  pages: { key: string; collection: string; title: string; url: string; names: string[] }[];
}

export interface NameHit {
  /** Such as `lexicon/mql`, `people/x` or `help/editing`. */
  key: string;
  collection: string;
  title: string;
  /** With the base of the site. */
  url: string;
  /** From 0 to 1: how much of a name was typed. */
  match: number;
  /** The other name that it was found by. */
  by?: string;
}

export interface Found {
  /** The best first. */
  hits: NameHit[];
  /** Words that no name has, and those that they were taken for. */
  taken: { typed: string; as: string }[];
  /** Words that no name has, nor anything like them. */
  unknown: string[];
}

export interface NamesIndex {
  find(typed: string, options?: { in?: string; limit?: number }): Found;
  /** How many pages there are. */
  size: number;
}

/** @param base the base of the site, without a slash at its end */
export function openNames({ pages }: NamesFile, base: string): NamesIndex {
  return {
    size: pages.length,
    find(typed, { in: collection, limit = 20 } = {}) {
      const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
      const hits = pages.flatMap(({ names, url, ...page }): NameHit[] => {
        if (collection !== undefined && page.collection !== collection) return [];
        const by = [page.title, ...names].find((name) =>
          words.every((word) => name.toLowerCase().includes(word)),
        );
        if (by === undefined || words.length === 0) return [];
        const match = typed.length / Math.max(by.length, typed.length);
        return [{ ...page, url: base + url, match, ...(by !== page.title && { by }) }];
      });
      return {
        hits: hits.toSorted((a, b) => b.match - a.match).slice(0, limit),
        taken: [],
        unknown: hits.length === 0 ? words : [],
      };
    },
  };
}
