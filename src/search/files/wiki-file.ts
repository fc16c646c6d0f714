/** What the search box fetches beside the names: what to narrow down by, and what stands with each hit. */
import type { Day } from '../../freshness/day.ts';
import type { Step } from '../../freshness/number-steps.ts';
import type { ReviewFacts } from '../../freshness/review.ts';

/** Something to narrow a search down to. */
export interface Choice {
  id: string;
  label: string;
  /** The group of the menu it stands in. */
  group?: string;
}

/** What `/search/wiki.json` holds: what the box knows of the wiki before anything is typed. */
export interface WikiFile {
  timeZone: string;
  /** In the order of the menu; the help comes last. `canBegin` those that someone may write a page of. */
  collections: (Choice & { singular: string; canBegin: boolean })[];
  teams: (Choice & { colour: string })[];
  /** Those who own a page. */
  owners: Choice[];
  /** Where to report a problem: an address for mail, or of a page. */
  reportTo?: string | undefined;
  /** Into how many files the details are divided. */
  pieces: number;
  /** What was changed last, the latest first. */
  changed: { path: string; title: string; day: Day }[];
}

/** What stands with a hit. */
export interface Details {
  summary: string;
  /** The ids of its teams. */
  teams?: string[];
  owner?: string | undefined;
  /** What its review state follows from; see `stateFacts`. */
  facts?: ReviewFacts;
  /** Of a number, or of material: where it stands, from which days on. */
  steps?: readonly Step[];
  draft?: true;
}

/** What a file of `/search/details/` holds, by the paths of the pages: `lexicon/mql`, `help`. */
export type DetailsFile = Record<string, Details>;

/** How many pages a small wiki may have, whose details are one file, and how many a file holds in others at most. */
const [small, most] = [128, 64];

/** Into how many files the details of so many pages are divided. */
export function piecesFor(pages: number): number {
  return pages <= small ? 1 : 2 ** Math.ceil(Math.log2(pages / most));
}

/** The file with the details of a page, by its path. */
export function pieceOf(path: string, pieces: number): number {
  // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/; a plain sum of letters would fill few of the files.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(path)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0) % pieces;
}

/** The path of a page in these files, by its address. */
export function pathOf(url: string, base: string): string {
  const path = url.slice(base.length).replace(/[?#].*$/, '');
  return path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
    .join('/');
}
