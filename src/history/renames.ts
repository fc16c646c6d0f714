import type { FormerName, Revision } from '../freshness/page-history.ts';
import type { Known } from './known.ts';
import type { Commit } from './log.ts';

/** How a file stopped being called something. */
interface End {
  /** The commit’s place among all. */
  index: number;
  moment: Revision;
  /** What it was called from then on; `undefined` where it was removed. */
  to: string | undefined;
}

/** Follows files through their names. Of the commits that are known, each is looked at once. */
export class Renames {
  #known: Known | undefined;
  #seen = 0;
  /** How each name has ended, the first time first. */
  #ends = new Map<string, End[]>();

  /** The former names of the files that are there, the oldest first. By now it, or another, may be called so. */
  in(known: Known): FormerName[] {
    if (known !== this.#known) [this.#known, this.#seen, this.#ends] = [known, 0, new Map()];
    for (const commit of known.commits.slice(this.#seen)) this.#add(commit);
    this.#seen = known.commits.length;
    const found = new Map<string, FormerName>();
    for (const [from, ends] of this.#ends) {
      for (const { index, moment, to } of ends) {
        const now = to === undefined ? undefined : this.#nameAfter(to, index, known);
        // A merge tells again what was done on its branch.
        if (now !== undefined) found.set(`${moment.order} ${from} ${now}`, { from, to: now, until: moment });
      }
    }
    return [...found.values()].toSorted((a, b) => a.until.order - b.until.order);
  }

  #add({ index, moment, versions, removals }: Commit): void {
    const names = new Map(versions.flatMap(({ path, before }) => (before ? [[before.path, path]] : [])));
    for (const path of removals) {
      const ends = this.#ends.get(path) ?? [];
      ends.push({ index, moment, to: names.get(path) });
      this.#ends.set(path, ends);
    }
  }

  /** What the file is called today that had a name after a commit; `undefined` where it is not there any more. */
  #nameAfter(path: string, after: number, known: Known): string | undefined {
    const end = this.#ends.get(path)?.find(({ index }) => index > after);
    if (end === undefined) return known.files.has(path) ? path : undefined;
    return end.to === undefined ? undefined : this.#nameAfter(end.to, end.index, known);
  }
}
