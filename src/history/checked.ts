import { checkedBefore } from './corrections.ts';
import type { Known } from './known.ts';
import { textsOf, type Tracked } from './place.ts';

/** The text that brought the review which a page has as it is committed; `undefined` where git does not tell. */
export async function checkedText(path: string, known: Known, place: Tracked): Promise<string | undefined> {
  const { versions = [], isWhole } = known.chainsOf([path]).get(path) ?? {};
  const texts = await textsOf(
    place,
    versions.map(({ blob }) => blob),
  );
  const inOrder = versions.map(({ blob }) => texts.get(blob) ?? '');
  return isWhole ? checkedBefore(-1, versions, inOrder) : undefined;
}
