import type { Entry } from '../../wiki/entry.ts';
import { addressOf, keyOf, type Wiki } from '../../wiki/wiki.ts';

/** A page that something is about. */
export interface PageLink {
  key: string;
  title: string;
  address: string;
}

/** Makes links to pages, by entries or their keys. */
export type Linker = (to: Entry | string) => PageLink;

/** @param base what the addresses of the site begin with, without a slash at its end */
export function linkerFor(wiki: Wiki, base: string): Linker {
  return (to) => {
    const key = typeof to === 'string' ? to : keyOf(to);
    return { key, title: wiki.byKey.get(key)?.title ?? key, address: base + addressOf(key) };
  };
}
