/** What pictures of the whole wiki know of a page: its name, where it is, and what its state depends on. */
import { stateFacts, type LineFacts } from '../freshness/packed.ts';
import type { Entry } from '../wiki/entry.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';
import { lineFacts } from './line.ts';

export interface Linked {
  title: string;
  /** Without the site's base. */
  address: string;
  draft: boolean;
  facts: LineFacts;
}

export function linkedTo(wiki: Wiki, entry: Entry): Linked {
  const { title, draft } = entry;
  return { title, address: addressOf(keyOf(entry)), draft, facts: stateFacts(lineFacts(wiki, entry)) };
}
