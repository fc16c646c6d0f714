/** What `/search/names.json` holds. Lists of pages are in one order; texts stand in lines, numbers as `numbers.ts` has them. */
export interface NamesFile {
  /** A tag such as `en`: says which words are alike. */
  language: string;
  /** The collections whose names are sentences that customers say. */
  said: string[];
  /** The collections that record what was measured or has happened: other pages are meant more often. */
  recording: string[];
  /** The words of all names, sorted, each with how many letters are those of the word before. */
  words: string;
  /** How many pages there are of each. */
  collections: [id: string, pages: number][];
  /** The folders that pages are in, below their collection, and the words of the last of each. */
  folders: { paths: string[]; words: string };
  /** Of each page, which of them. */
  folderOf: string;
  /** The last part of each id; empty where it is the words of the title. */
  slugs: string;
  titles: string;
  /** Other names that may be shown, those of a page with tabs between. */
  others: string;
  /** Addresses that do not follow from a key. */
  urls: Record<string, string>;
  /** For each kind of name, the words of those of each page. Of addresses the last part; its folder comes before it. */
  names: string[];
  /** A digit for each page: how much others refer to it. */
  prior: string;
  /** The pages that nobody uses any more: others are meant more often. */
  settled: number[];
  /** On each line words or phrases that mean the same, with commas between. */
  synonyms: string;
}
