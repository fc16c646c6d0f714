import type { GoneMark } from '../../freshness/asset-words.ts';
import type { Entry } from '../../wiki/entry.ts';
import { addressOf, keyOf, type Wiki } from '../../wiki/wiki.ts';
import { goneMark } from '../gone.ts';

/** A page that something is about. */
export interface PageLink {
  key: string;
  title: string;
  address: string;
  /** What is said behind the link from a day on: that it is not to be used any more. Not there where it may always be. */
  gone?: GoneMark;
}

/** Whom something falls to that has an owner, on a page of some teams: a key among the people of an agenda. */
export type Ask = (owner: string | undefined, teams: Entry['teams']) => string;

/** Makes links to pages, by entries or their keys. */
export type Linker = (to: Entry | string) => PageLink;

/** @param base what the addresses of the site begin with, without a slash at its end */
export function linkerFor(wiki: Wiki, base: string): Linker {
  return (to) => {
    const key = typeof to === 'string' ? to : keyOf(to);
    const gone = goneMark(wiki, key);
    return {
      key,
      title: wiki.byKey.get(key)?.title ?? key,
      address: base + addressOf(key),
      ...(gone && { gone }),
    };
  };
}
