/** Whether the long campaigns run, or the small cut of each that belongs to `npm test`. */
export const deep = process.env['CONCORD_DEEP'] === '1';

/** How much of a campaign to run: a small cut, or all of it. */
export function size(small: number, all: number): number {
  return deep ? all : small;
}
