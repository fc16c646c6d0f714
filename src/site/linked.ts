/** What pictures of the whole wiki know of a page: its name, where it is, and what its state depends on. */
import { stateFacts, type LineFacts } from '../freshness/state-facts.ts';
import type { GoneMark } from '../freshness/asset-words.ts';
import type { Entry } from '../wiki/entry.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';
import { isReviewed } from '../wiki/review.ts';
import { goneMark } from './gone.ts';
import { lineFacts } from './line.ts';

export interface Linked {
  title: string;
  /** Without the site's base. */
  address: string;
  draft: boolean;
  /** Of what is kept true by reviews. */
  facts: LineFacts | undefined;
  /** What is said behind its name from a day on: that it is not to be used any more. */
  gone: GoneMark | undefined;
}

/** As many of some pages as are shown, and how many more there are. */
export interface Some<T = Linked> {
  pages: T[];
  more: number;
}

/** @param show is asked of those alone that are shown */
export function some<T>(entries: readonly Entry[], most: number, show: (entry: Entry) => T): Some<T> {
  return { pages: entries.slice(0, most).map(show), more: Math.max(0, entries.length - most) };
}

export function linkedTo(wiki: Wiki, entry: Entry): Linked {
  const { title, draft } = entry;
  const facts = isReviewed(entry) ? stateFacts(lineFacts(wiki, entry)) : undefined;
  const key = keyOf(entry);
  return { title, address: addressOf(key), draft, facts, gone: goneMark(wiki, key) };
}
