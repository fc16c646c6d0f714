import { hasReviews, type Collection } from '../../collections/index.ts';
import { withFields } from '../../document/format.ts';
import { firstReviewsFrom, firstReviewsUntil, stagger } from '../../freshness/stagger.ts';
import { intervalOf } from '../../wiki/intervals.ts';
import { todayIn } from '../pickers/use-names.ts';
import { layoutOf } from '../form/fields.ts';
import { textOf } from '../form/typed.ts';
import { readText } from '../form/values.ts';
import { wikiNames } from '../names.ts';

/** The text of a new page that nobody has checked yet, with the day by which somebody is to. */
export async function withFirstReview(text: string, collection: Collection): Promise<string> {
  const { values } = readText(text, collection);
  if (!hasReviews(collection) || values['reviewed'] || values['reviewFirstBy']) return text;
  // Without the names or a day the page is saved all the same: it counts as never reviewed either way.
  const wiki = await wikiNames().catch(() => undefined);
  const today = todayIn(wiki);
  if (wiki === undefined || today === undefined) return text;
  const taken = wiki.due[textOf(values['owner'])] ?? [];
  const every = intervalOf(collection.id, textOf(values['reviewEvery']) || undefined, wiki);
  const window = { from: firstReviewsFrom(today), until: firstReviewsUntil(today, every) };
  const [day] = stagger(1, wiki.review.perOwnerAWeek, window, taken);
  return withFields(text, { reviewFirstBy: day }, layoutOf(collection).order);
}
