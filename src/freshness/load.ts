import { compare, plural } from '../plain.ts';
import { addDays, daysBetween, type Day } from './day.ts';
import type { Interval } from './interval.ts';

/** How many weeks ahead are planned. */
export const plannedWeeks = 26;

/** How much falls to someone in a week, which begins on a Monday. */
export interface Week {
  week: Day;
  count: number;
}

/** How many pages fall due in each of the coming weeks. What is due already counts in the first. */
export function loadByWeek(dues: readonly (Day | undefined)[], today: Day, weeks: number): Week[] {
  const counts = new Array<number>(weeks).fill(0);
  for (const due of dues) {
    const index = due === undefined ? -1 : weekOf(due, today);
    if (index >= 0 && index < weeks) counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts.map((count, index) => ({ week: addDays(mondayOf(today), index * 7), count }));
}

/** What reviews ask of someone, where it is more than one person can bear. */
export interface Burden {
  /** How many pages they are to review again and again. */
  pages: number;
  /** How many reviews that makes a week. */
  aWeek: number;
  bearable: number;
  /** How many people it takes. */
  owners: number;
  /** How many weeks it takes one person to review each page once. */
  weeks: number;
}

/**
 * What it takes to review pages as often as each is to be; `undefined` where one person can bear it.
 *
 * @param intervals how long a review of each page holds
 */
export function burdenOf(intervals: readonly Interval[], perWeek: number): Burden | undefined {
  const bearable = perWeek > 0 ? perWeek : 1;
  const lengths = intervals.flatMap((each) => weeksIn(each) ?? []);
  const aWeek = lengths.reduce((sum, weeks) => sum + 1 / weeks, 0);
  if (aWeek <= bearable) return undefined;
  const pages = lengths.length;
  return { pages, aWeek, bearable, owners: Math.ceil(aWeek / bearable), weeks: pages / bearable };
}

function weeksIn(interval: Interval): number | undefined {
  if (interval === 'never') return undefined;
  return 'days' in interval ? interval.days / 7 : interval.months * weeksAMonth;
}

/** In the mean. */
const weeksAMonth = 365.25 / 12 / 7;

/** A page that falls due, for planning. */
export interface Planned {
  key: string;
  due: Day;
  /** The last day it may be moved to; `undefined` where it is not to be moved. */
  until: Day | undefined;
}

export interface Move {
  key: string;
  from: Day;
  to: Day;
}

/** The coming weeks of one owner as they are, and as they might be. */
export interface Plan {
  before: Week[];
  after: Week[];
  moves: Move[];
}

/**
 * Spreads what falls due, so that no week asks for more than one owner can bear.
 *
 * A page is moved to an earlier week where there is room, since that takes no trust from it, and otherwise to a later
 * one within what it may be moved. Where there is no room either, the week stays too full. The same pages give the
 * same plan.
 */
export function planWeeks(
  pages: readonly Planned[],
  today: Day,
  perWeek: number,
  weeks = plannedWeeks,
): Plan {
  const inOrder = pages.toSorted((a, b) => compare(a.due, b.due) || compare(a.key, b.key));
  const before = loadByWeek(dues(inOrder), today, weeks);
  const counts = before.map(({ count }) => count);
  const moves = inOrder.toReversed().flatMap((page): Move[] => {
    const from = weekOf(page.due, today);
    const tooMany = from > 0 && from < weeks && (counts[from] ?? 0) > perWeek;
    const to = tooMany && page.until !== undefined ? roomFor(page, page.until, from) : undefined;
    if (to === undefined) return [];
    counts[from] = (counts[from] ?? 0) - 1;
    counts[to] = (counts[to] ?? 0) + 1;
    return [{ key: page.key, from: page.due, to: addDays(page.due, (to - from) * 7) }];
  });
  const after = before.map((each, index) => ({ ...each, count: counts[index] ?? 0 }));
  return { before, after, moves: moves.toReversed() };

  function roomFor({ due }: Planned, until: Day, from: number): number | undefined {
    const hasRoom = (week: number) => (counts[week] ?? perWeek) < perWeek;
    for (let week = from - 1; week > 0; week--) if (hasRoom(week)) return week;
    for (let week = from + 1; week < weeks && addDays(due, (week - from) * 7) <= until; week++)
      if (hasRoom(week)) return week;
    return undefined;
  }
}

function dues(pages: readonly Planned[]): Day[] {
  return pages.map(({ due }) => due);
}

/** How many weeks from this one a day lies ahead; 0 for this week and all before it. */
function weekOf(day: Day, today: Day): number {
  return Math.max(0, Math.floor(daysBetween(mondayOf(today), day) / 7));
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** What cannot be borne, and what it would take, as sentences about someone who is named before. */
export function burdenInWords({ pages, aWeek, bearable, owners, weeks }: Burden): string {
  const months = Math.ceil(weeks / weeksAMonth);
  const time = months < 24 ? plural(months, 'month') : plural(Math.ceil(months / 12), 'year');
  return `${plural(pages, 'page')} ask for ${Math.ceil(aWeek)} reviews a week, and ${bearable} can be borne. It takes ${plural(owners, 'owner')}, or one review of each page in ${time}.`;
}
