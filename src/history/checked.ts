import { refusalOf, type Refusal } from './correction.ts';
import { checkedBefore } from './corrections.ts';
import type { Known } from './known.ts';
import { Names, thenOf } from './names.ts';
import { textsOf, type Tracked } from './place.ts';

/** Why a text that a page is to have is more than a small correction of the one that brought its review. */
export async function correctionRefused(
  path: string,
  text: string,
  known: Known,
  place: Tracked,
): Promise<Refusal | undefined> {
  const { versions = [], isWhole } = known.chainsOf([path]).get(path) ?? {};
  const blobs = versions.map(({ blob }) => blob);
  const texts = await textsOf(place, blobs);
  const committed = versions.map((version) => thenOf(version, texts));
  const draft = { path, text, index: known.commits.length };
  const [now = '', ...before] = new Names(known).alike([draft, ...committed]);
  const checked = isWhole ? checkedBefore(-1, versions, before) : undefined;
  return checked === undefined ? { id: 'unreviewed' } : refusalOf(checked, now, path);
}
