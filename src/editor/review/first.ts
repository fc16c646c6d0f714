import { collectionOf } from '../../collections/index.ts';
import { firstReviewsFrom, firstReviewsUntil, stagger } from '../../freshness/stagger.ts';
import { intervalOf } from '../../wiki/review.ts';
import type { Data } from '../decap/types.ts';
import { todayIn } from '../pickers/use-names.ts';
import { wikiNames } from '../names.ts';

/** A new page that nobody has checked yet, with the day by which somebody is to. */
export async function withFirstReview(data: Data, collection: string): Promise<Data> {
  if (collectionOf(collection)?.format !== 'page' || data.get('reviewed') || data.get('reviewFirstBy'))
    return data;
  // Without the names or a day the page is saved all the same: it counts as never reviewed either way.
  const wiki = await wikiNames().catch(() => undefined);
  const today = todayIn(wiki);
  if (wiki === undefined || today === undefined) return data;
  const taken = wiki.due[String(data.get('owner'))] ?? [];
  const own = data.get('reviewEvery');
  const every = intervalOf(collection, typeof own === 'string' ? own : undefined, wiki);
  const window = { from: firstReviewsFrom(today), until: firstReviewsUntil(today, every) };
  const [day] = stagger(1, wiki.review.perOwnerAWeek, window, taken);
  return data.set('reviewFirstBy', day);
}
