import { addDays, type Day } from './day.ts';
import { mondayOf } from './load.ts';

/** The weekdays, counted from Monday, in the order in which a week is filled: far from each other first. */
const weekdays = [0, 3, 1, 4, 2];
const firstAfter = 28;
const lastWeek = '9999-12-20';

/** The first day on which a page that is new on a day may fall due: a Monday, some weeks later. */
export function firstReviewsFrom(today: Day): Day {
  return addDays(mondayOf(today), firstAfter);
}

/**
 * Days for pages that have never been reviewed, so that they do not all fall due at once.
 *
 * They are working days (Monday to Friday) from a day on, and no week gets more of them than one owner can bear in
 * it. The same arguments give the same days, in order.
 *
 * @param perWeek how many reviews one owner can bear a week; at least one is asked for
 * @param taken days on which other pages of the same owner fall due
 */
export function stagger(count: number, perWeek: number, from: Day, taken: readonly Day[] = []): Day[] {
  const most = Math.max(1, Math.floor(perWeek));
  const weeks = Map.groupBy(taken, mondayOf);
  const days: Day[] = [];
  let monday = mondayOf(from);
  while (days.length < count && monday < lastWeek) {
    const there = weeks.get(monday) ?? [];
    const free = Math.min(most - there.length, count - days.length);
    days.push(...fill(free, monday, from, there));
    monday = addDays(monday, 7);
  }
  // The calendar ends.
  while (days.length < count) days.push(monday);
  return days;
}

/** Some days of a week, on those first on which the least falls due. */
function fill(count: number, monday: Day, from: Day, taken: readonly Day[]): Day[] {
  const open = weekdays.map((each) => addDays(monday, each)).filter((day) => day >= from);
  const found: Day[] = [];
  while (open.length > 0 && found.length < count) {
    const load = (day: Day) => [...taken, ...found].filter((each) => each === day).length;
    const [least] = open.toSorted((a, b) => load(a) - load(b));
    if (least !== undefined) found.push(least);
  }
  return found.toSorted();
}
