/** How long git was at work, from what it notes itself (its Trace2 events). */

/** What has git note in a file what it does; to be given to it as its global configuration. */
export function tracingTo(file: string): string {
  return `[trace2]\n\teventTarget = ${file}\n`;
}

/**
 * The seconds in which git was at work between two instants, in processes that began between them.
 *
 * @param events one JSON object a line
 * @param from in milliseconds since 1970, as `until`
 */
export function secondsInGit(events: string, from: number, until: number): number {
  const runs = events
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { event: string; time: string; t_abs: number })
    .filter(({ event }) => event === 'atexit')
    .map(({ time, t_abs }) => ({
      start: instantOf(time) - t_abs * 1000,
      end: Math.min(instantOf(time), until),
    }))
    .filter(({ start }) => start >= from && start < until)
    .toSorted((a, b) => a.start - b.start);
  let total = 0;
  let last = from;
  for (const { start, end } of runs) {
    total += Math.max(0, end - Math.max(start, last));
    last = Math.max(last, end);
  }
  return total / 1000;
}

/** `Date` knows no fractions of milliseconds; git tells microseconds. */
function instantOf(time: string): number {
  const [, fraction = ''] = /\.(\d+)Z$/.exec(time) ?? [];
  return Date.parse(time.replace(/\.\d+Z$/, 'Z')) + Number(`0.${fraction}`) * 1000;
}
