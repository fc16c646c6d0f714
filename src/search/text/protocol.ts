/** What the box and what searches the text of the pages say to each other. */
import type { Piece } from './sentence.ts';
import type { Filters, Word } from './words.ts';

export interface AskedWords {
  words: readonly Word[];
  /** Just so, one after the other. */
  exactly: boolean;
  filters: Filters;
}

/** @property bundle the address of the index, with a slash at its end */
export type Asked = { id: number; bundle: string } & (AskedWords | { page: string });

/** Which pages have the words, the best first; what is on them is asked for one by one. */
export interface FoundInText {
  ids: string[];
  /** Words that no page has. */
  unknown: string[];
}

export interface PageInText {
  /** Below the folder of the index's site, with the base. */
  url: string;
  title: string;
  sentences: Piece[][];
}

/** Without a reply where it could not be had. */
export interface Answer {
  id: number;
  reply?: FoundInText | PageInText;
}
