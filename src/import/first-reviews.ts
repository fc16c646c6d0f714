import { parseDay, type Day } from '../freshness/day.ts';
import { endOf } from '../freshness/interval.ts';
import { firstReviewsFrom, stagger } from '../freshness/stagger.ts';
import { intervalOf } from '../wiki/review.ts';
import type { Target } from './context.ts';

/** What counts of a page: its fields. */
export interface Page {
  path: string;
  data: Record<string, unknown>;
}

/**
 * The day by which each page that comes without a review is to be reviewed first, by its path.
 *
 * No owner gets more a week than they can bear, together with what falls due to them already and with what is imported
 * reviewed. The same pages give the same days.
 */
export function firstReviews(
  pages: readonly Page[],
  target: Pick<Target, 'review' | 'collection'>,
): Map<string, Day> {
  const { settings, today, due } = target.review;
  const days = new Map<string, Day>();
  for (const [owner, all] of Map.groupBy(pages, ({ data }) => String(data['owner']))) {
    const taken = [...(due.get(owner) ?? []), ...all.flatMap((page) => dueOf(page, target))];
    const waiting = all.filter(({ data }) => data['reviewed'] === undefined);
    const found = stagger(waiting.length, settings.review.perOwnerAWeek, firstReviewsFrom(today), taken);
    waiting.forEach(({ path }, index) => days.set(path, found[index] as Day));
  }
  return days;
}

function dueOf({ data }: Page, { collection, review }: Pick<Target, 'review' | 'collection'>): Day[] {
  const { reviewed, reviewEvery } = data;
  const day = parseDay(reviewed);
  const every = intervalOf(
    collection.id,
    typeof reviewEvery === 'string' ? reviewEvery : undefined,
    review.settings,
  );
  const due = day && endOf(every, day);
  return due === undefined ? [] : [due];
}
