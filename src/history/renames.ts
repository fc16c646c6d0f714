/** Files go on under other names. */
import type { FormerName, Revision } from '../freshness/page-history.ts';

/** How a file stopped being called something. */
export interface End {
  /** The commit’s place among all. */
  index: number;
  moment: Revision;
  /** What it was called from then on; `undefined` where it was removed. */
  to: string | undefined;
}

/** How each name has ended, by the name, the first time first. */
export type Ends = ReadonlyMap<string, readonly End[]>;

/** The former names of the files that are there, the oldest first. By now it, or another, may be called so. */
export function formerNamesOf(ends: Ends, files: ReadonlyMap<string, string>): FormerName[] {
  const found = new Map<string, FormerName>();
  for (const [from, own] of ends) {
    for (const { index, moment, to } of own) {
      const now = to === undefined ? undefined : nameAfter(to, index, ends);
      // A merge tells again what was done on its branch.
      if (now !== undefined && files.has(now))
        found.set(`${moment.order} ${from} ${now}`, { from, to: now, until: moment });
    }
  }
  return [...found.values()].toSorted((a, b) => a.until.order - b.until.order);
}

/** What a file is called at a commit that had a name after an earlier one; `undefined` where it is not there any more. */
export function nameAfter(path: string, after: number, ends: Ends, until = Infinity): string | undefined {
  const end = ends.get(path)?.find(({ index }) => index > after && index <= until);
  if (end === undefined) return path;
  return end.to === undefined ? undefined : nameAfter(end.to, end.index, ends, until);
}
