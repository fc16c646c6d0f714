/**
 * The sample, moved to another time (`npm run content:sample`). Its past moves along with it: what was changed a week
 * before the day for which it was written was so a week before the day to which it was brought.
 */
import { addDays, type Day } from '../freshness/day.ts';
import { move, type Move } from '../sample/move.ts';

/** That the sample was moved, by the place of the commit among all. */
export interface Moved {
  index: number;
  by: Move;
}

/** A text of a commit as it reads after the moves that came later. */
export function textAfter(text: string, index: number, moves: readonly Moved[]): string {
  return movesAfter(index, moves).reduce((moved, by) => move(moved, by), text);
}

/** A day of before some moves as it counts after them: never later than those for which they were made. */
export function dayAfter(day: Day, moves: Iterable<Move>): Day {
  let now = day;
  for (const { days, on } of moves) {
    const then = addDays(now, days);
    now = then < on ? then : on;
  }
  return now;
}

/** The moves that came after a commit, the first of them first. */
export function movesAfter(index: number, moves: readonly Moved[]): Move[] {
  return moves.flatMap((each) => (each.index > index ? [each.by] : []));
}
