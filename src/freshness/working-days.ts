/** Days on which people work: Monday to Friday. Holidays differ from place to place, and are not known here. */
import { addDays, type Day } from './day.ts';

/** The day a number of working days after another: from a Friday, one is the Monday after. */
export function addWorkingDays(day: Day, count: number): Day {
  let [at, left] = [day, count];
  while (left > 0) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left--;
  }
  return at;
}

/** How many working days lie between two days, the later one included; none where it is the earlier of the two. */
export function workingDaysBetween(from: Day, to: Day): number {
  let count = 0;
  for (let day = from; day < to;) {
    day = addDays(day, 1);
    if (isWorkingDay(day)) count++;
  }
  return count;
}

export function isWorkingDay(day: Day): boolean {
  return ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}
