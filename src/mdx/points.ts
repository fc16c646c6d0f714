import type { Point } from './tree.ts';

/** The line and the column of an offset, both counted from 1. */
export function pointAt(lineStarts: readonly number[], offset: number): Point {
  const index = lastAtMost(lineStarts, offset);
  return { line: index + 1, column: offset - (lineStarts[index] ?? 0) + 1 };
}

/** The offsets at which the lines of a text begin. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The index of the last number that is not above a limit; the numbers rise, and the first is 0. */
export function lastAtMost(numbers: readonly number[], limit: number): number {
  let [low, high] = [0, numbers.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
