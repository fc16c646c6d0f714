/** What stands beside a link to what is not to be used any more, from the day on which it is not. */
import { goneLabels, type GoneMark } from '../freshness/asset-words.ts';
import { goneOf } from '../wiki/assets.ts';
import type { Entry } from '../wiki/entry.ts';
import { keyOf, type Wiki } from '../wiki/wiki.ts';

/** The mark of a page, by its key; `undefined` where none is known to be needed on any day. */
export function goneMark(wiki: Wiki, key: string | undefined): GoneMark | undefined {
  const gone = key === undefined ? undefined : goneOf(wiki.byKey.get(key), wiki);
  return gone && { label: goneLabels[gone.is], from: gone.from, timeZone: wiki.settings.review.timeZone };
}

/** The same as a member of what is published of a page, which is not there where none is needed. */
export function goneOn(wiki: Wiki, entry: Entry): { gone?: GoneMark } {
  const gone = goneMark(wiki, keyOf(entry));
  return gone ? { gone } : {};
}
