import { desk, type Choice } from '../cms/backend.ts';
import type { Day } from '../freshness/day.ts';
import type { Edit, Said } from '../freshness/page-history.ts';
import type { CurrencyShare } from '../history/trend.ts';
import type { Problem } from '../problem/problem.ts';
import type { Wiki } from '../wiki/wiki.ts';

/** A wiki, and what else its pages depend on. Beside it, a page takes nothing but its own address. */
export interface Publication {
  wiki: Wiki;
  /** Problems that belong to no entry: of the settings, and of files that became no page. */
  problems: readonly Problem[];
  /** The content folder, where pages read their text. */
  folder: string;
  /** How many pages held over the last weeks; `undefined` where git cannot tell. */
  trend: () => Promise<readonly CurrencyShare[] | undefined>;
  past: PastOfPages;
  /** Where it is published, as `https://wiki.example.com`; `undefined` where that is not known. */
  site: string | undefined;
  /** Where its editor saves to. */
  editing: Choice;
  /** Whether drafts are among its pages, as on the server that `npm start` runs. */
  showsDrafts: boolean;
  /** The day on which it is published. Only what programs read has states in it; pages derive theirs. */
  today: Day;
}

/** What git tells of how pages came to say what they say. A wiki in memory is one. */
export interface PastOfPages {
  /** The last edits of pages, the latest first; empty where git cannot tell. */
  readonly edits: readonly Edit[];
  /** What pages said at some times, with all pages called as they are today. */
  saidIn: (said: readonly { file: string; said: Said }[]) => Promise<string[]>;
}

let current: Publication | undefined;

/** Has all pages show this from now on. */
export function publish(publication: Publication): void {
  current = publication;
}

/** What pages are to show. Throws where nothing was published yet. */
export function publication(): Publication {
  if (current === undefined) throw new Error('There is no wiki to show yet.');
  return current;
}

export function getWiki(): Wiki {
  return publication().wiki;
}

/**
 * Whether changes come from people who have signed in at a host of repositories. At a desk anyone may write under any
 * name, and so sign.
 */
export function knowsWriters(editing: Choice | undefined = current?.editing): boolean {
  return editing !== undefined && 'backend' in editing && editing.backend.name !== desk.name;
}
