import { addDays, type Day } from './day.ts';
import { endOf, type Interval } from './interval.ts';
import { mondayOf } from './load.ts';

/** The days on which pages may fall due for the first time. */
export interface Window {
  from: Day;
  until: Day;
}

/** The weekdays, counted from Monday, in the order in which a week is filled: far from each other first. */
const weekdays = [0, 3, 1, 4, 2];
const firstAfter = 28;
const aYear = 365;

/** The first day on which a page that is new on a day may fall due: a Monday, some weeks later. */
export function firstReviewsFrom(today: Day): Day {
  return addDays(mondayOf(today), firstAfter);
}

/** The last one: when a page would that somebody had checked on that very day, but not before that week is over. */
export function firstReviewsUntil(today: Day, every: Interval): Day {
  const until = endOf(every, today) ?? addDays(today, aYear);
  const friday = addDays(firstReviewsFrom(today), 4);
  return until < friday ? friday : until;
}

/**
 * Days for pages that have never been reviewed, so that they do not all fall due at once.
 *
 * They are working days (Monday to Friday) within a window. No week gets more of them than one owner can bear in it while
 * there is room in another one; where there is none, all weeks get as many more as it takes. The same arguments give the
 * same days, in order.
 *
 * @param perWeek how many reviews one owner can bear a week; at least one is asked for
 * @param taken days on which other pages of the same owner fall due
 */
export function stagger(count: number, perWeek: number, window: Window, taken: readonly Day[] = []): Day[] {
  const weeks = Map.groupBy(workingDays(window), mondayOf);
  const there = Map.groupBy(taken, mondayOf);
  const loads = [...weeks.keys()].map((monday) => there.get(monday)?.length ?? 0);
  const most = mostAWeek(count, Math.max(1, Math.floor(perWeek)), loads);
  const days: Day[] = [];
  for (const [monday, open] of weeks) {
    const own = there.get(monday) ?? [];
    days.push(...fill(Math.min(most - own.length, count - days.length), open, own));
  }
  return days;
}

/** Monday to Friday; a window without any has its last day. */
function workingDays({ from, until }: Window): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1))
    if (weekdays.includes(weekdayOf(day))) days.push(day);
  return days.length > 0 ? days : [until];
}

function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** How many a week may hold, so that there is room for all. */
function mostAWeek(count: number, bearable: number, loads: readonly number[]): number {
  const room = (most: number) => loads.reduce((sum, load) => sum + Math.max(0, most - load), 0);
  let most = bearable;
  while (room(most) < count) most++;
  return most;
}

/** Some days of a week, on those first on which the least falls due. */
function fill(count: number, open: readonly Day[], taken: readonly Day[]): Day[] {
  const loads = new Map(
    open
      .toSorted((a, b) => weekdays.indexOf(weekdayOf(a)) - weekdays.indexOf(weekdayOf(b)))
      .map((day) => [day, taken.filter((each) => each === day).length]),
  );
  const found: Day[] = [];
  while (found.length < count) {
    const [least] = [...loads].toSorted(([, a], [, b]) => a - b);
    if (least === undefined) break;
    const [day, load] = least;
    loads.set(day, load + 1);
    found.push(day);
  }
  return found.toSorted();
}
