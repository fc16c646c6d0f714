/** The day on which something is to be held again, going by the last two. */
import { addDays, daysBetween, parseDay, type Day } from './day.ts';

/**
 * As far off as the last two were apart; where both were on, say, the first Tuesday of a month, the first Tuesday of the
 * month after.
 */
export function nextInRhythm(before: Day, last: Day): Day {
  const apart = daysBetween(before, last);
  const isMonthly = (apart === 28 || apart === 35) && weekOf(before) === weekOf(last);
  if (!isMonthly) return addDays(last, apart);
  const inFour = addDays(last, 28);
  return weekOf(inFour) === weekOf(last) ? inFour : addDays(last, 35);
}

/** Where there is no day: when the one after the last would be, if whoever held the one before said when it comes again. */
export function expectedAfter(
  last: { on?: string | undefined },
  before: { on?: string | undefined; next?: string | undefined } | undefined,
): Day | undefined {
  const [first, second] = [parseDay(before?.on), parseDay(last.on)];
  const isHeldAgain = before?.next !== undefined && first && second && first < second;
  return isHeldAgain ? nextInRhythm(first, second) : undefined;
}

/** Which of its weekday in its month a day is: 1 for the first Tuesday. */
function weekOf(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}
