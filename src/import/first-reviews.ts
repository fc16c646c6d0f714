import { hasReviews } from '../collections/index.ts';
import { daysBetween, parseDay, type Day } from '../freshness/day.ts';
import { endOf, type Interval } from '../freshness/interval.ts';
import { burdenOf, loadByWeek, type Burden } from '../freshness/load.ts';
import { firstReviewsFrom, firstReviewsUntil, stagger } from '../freshness/stagger.ts';
import { compare } from '../plain.ts';
import { intervalOf } from '../wiki/intervals.ts';
import type { Target } from './context.ts';

/** What counts of a page: its fields. */
export interface Page {
  /** Tells it from the others. */
  key: string;
  data: Readonly<Record<string, unknown>>;
}

type Into = Pick<Target, 'review' | 'collection'>;

/**
 * The day by which each page that comes without a review is to be reviewed first, by its key.
 *
 * No page waits longer than a review of it would hold. As far as there is room, no owner gets more a week than they can
 * bear, together with what falls due to them already and with what is imported reviewed. The same pages give the same
 * days.
 */
export function firstReviews(pages: readonly Page[], target: Into): Map<string, Day> {
  const { settings, today, due } = target.review;
  const days = new Map<string, Day>();
  if (!hasReviews(target.collection)) return days;
  for (const [owner, all] of Map.groupBy(pages, ownerOf)) {
    const taken = [...(due.get(owner) ?? []), ...all.flatMap((page) => dueOf(page, target))];
    const waiting = all.filter(({ data }) => data['reviewed'] === undefined);
    const from = firstReviewsFrom(today);
    const byEnd = Map.groupBy(waiting, (page) => firstReviewsUntil(today, every(page, target)));
    for (const [until, group] of [...byEnd].toSorted(([a], [b]) => compare(a, b))) {
      const found = stagger(group.length, settings.review.perOwnerAWeek, { from, until }, taken);
      group.forEach(({ key }, index) => days.set(key, found[index] as Day));
      taken.push(...found);
    }
  }
  return days;
}

/** What an import gives one person to do. */
export interface Load {
  owner: string;
  /** How many pages are to be reviewed for the first time, and the last day of those. */
  first: number;
  until: Day;
  /** What falls due to them in the fullest of the coming weeks. */
  most: number;
  /** Where it is more than they can bear, with the pages they own already. */
  burden: Burden | undefined;
}

/** What falls to each owner of pages that were imported, to those with the most first. */
export function loadsOf(pages: readonly Omit<Page, 'key'>[], target: Into): Load[] {
  if (!hasReviews(target.collection)) return [];
  const { settings, today, due, holding } = target.review;
  const { perOwnerAWeek } = settings.review;
  const loads = [...Map.groupBy(pages, ownerOf)].map(([owner, all]): Load => {
    const firsts = all.flatMap(({ data }) => parseDay(data['reviewFirstBy']) ?? []).toSorted();
    const days = [...(due.get(owner) ?? []), ...firsts, ...all.flatMap((page) => dueOf(page, target))];
    const until = firsts.at(-1) ?? today;
    const weeks = loadByWeek(days, today, 2 + Math.floor(daysBetween(today, until) / 7));
    const intervals = [...(holding.get(owner) ?? []), ...all.map((page) => every(page, target))];
    return {
      owner,
      first: firsts.length,
      until,
      most: Math.max(0, ...weeks.map(({ count }) => count)),
      burden: burdenOf(intervals, perOwnerAWeek),
    };
  });
  return loads.toSorted((a, b) => b.first - a.first || compare(a.owner, b.owner));
}

function ownerOf({ data }: Pick<Page, 'data'>): string {
  return String(data['owner']);
}

function every({ data }: Pick<Page, 'data'>, { collection, review }: Into): Interval {
  const { reviewEvery } = data;
  return intervalOf(
    collection.id,
    typeof reviewEvery === 'string' ? reviewEvery : undefined,
    review.settings,
  );
}

function dueOf({ data }: Pick<Page, 'data'>, target: Into): Day[] {
  const day = parseDay(data['reviewed']);
  const due = day && endOf(every({ data }, target), day);
  return due === undefined ? [] : [due];
}
