/** What stands beside a link to what is not to be used any more, from the day on which it is not. */
import { goneLabels } from '../freshness/asset-words.ts';
import type { GoneFrom } from '../freshness/asset-state.ts';
import type { GoneMark } from '../mdx/render.ts';
import { goneOf } from '../wiki/assets.ts';
import type { Wiki } from '../wiki/wiki.ts';

/** The mark of a page, by its key; `undefined` where none is known to be needed on any day. */
export function goneMark(wiki: Wiki, key: string | undefined): GoneMark | undefined {
  const gone = key === undefined ? undefined : goneOf(wiki.byKey.get(key), wiki);
  return gone && { label: goneLabels[gone.is], from: gone.from, timeZone: wiki.settings.review.timeZone };
}

/** The same for what is drawn in the browser, as a property of what leads to the page; none where no mark is needed. */
export function goneFor(wiki: Wiki, key: string): { gone?: GoneFrom } {
  const gone = goneOf(wiki.byKey.get(key), wiki);
  return gone ? { gone: { label: goneLabels[gone.is], from: gone.from } } : {};
}
