import type { Day } from '../freshness/day.ts';
import type { Revision, PageHistory } from '../freshness/page-history.ts';
import type { Changes, Commit, Version } from './log.ts';
import { chainOf, type Chain, type Past } from './history-of.ts';
import type { Moved } from './moves.ts';
import type { End } from './renames.ts';

/** What a text says of the review of its page. */
export interface Review {
  reviewed: Day | undefined;
  /** As it is typed; empty where nothing is said. */
  every: string;
}

/** What the commits of a branch tell of a folder's files; it grows with the branch. */
export class Known implements Changes, Past {
  head = '';
  order = 0;
  readonly commits: Commit[] = [];
  /** All versions of all files by their paths, the oldest first. */
  readonly versions = new Map<string, Version[]>();
  readonly ends = new Map<string, End[]>();
  readonly moves: Moved[] = [];
  /** The day on which git first knew of a page; `undefined` where it knows of none. */
  began: Day | undefined;
  /** The files that are committed: their blobs by their paths. */
  readonly files = new Map<string, string>();
  readonly histories = new Map<string, PageHistory>();
  /** What texts say, by their blobs, as far as they were read. */
  readonly reviews = new Map<string, Review>();
  readonly isShallow: boolean;
  /** When pages went for the last time, by their paths without the ending. Some have come back since. */
  readonly #gone = new Map<string, Revision>();
  /** How many pages there are with a path, but for its ending. */
  readonly #there = new Map<string, number>();

  constructor(isShallow: boolean) {
    this.isShallow = isShallow;
  }

  /** Takes in what came after. Returns the pages that have other versions now; their histories are to be found anew. */
  add({ head, order, commits }: Changes): Set<string> {
    const touched = new Set<string>();
    for (const commit of commits) {
      this.commits.push(commit);
      const { index, moment, moved } = commit;
      if (moved) this.moves.push({ index, by: moved });
      const wentOn = new Map(
        commit.versions.flatMap(({ path, before }) => (before ? [[before.path, path]] : [])),
      );
      for (const path of commit.removals) {
        if (isPage(path)) this.#gone.set(withoutEnding(path), moment);
        this.ends.set(path, [...(this.ends.get(path) ?? []), { index, moment, to: wentOn.get(path) }]);
      }
      if (commit.versions.some(({ path }) => isPage(path))) this.began ??= commit.made;
      if (commit.isOnLine) for (const path of commit.removals) this.#put(path, undefined);
      for (const version of commit.versions) {
        if (commit.isOnLine) this.#put(version.path, version.blob);
        const known = this.versions.get(version.path);
        if (known) known.push(version);
        else this.versions.set(version.path, [version]);
      }
      for (const path of [...commit.removals, ...commit.versions.map(({ path }) => path)].filter(isPage))
        touched.add(path);
    }
    this.head = head;
    this.order = order;
    return touched;
  }

  /** The versions of those of the files that are committed. */
  chainsOf(paths: Iterable<string>): Map<string, Chain> {
    const chains = new Map<string, Chain>();
    for (const path of paths) {
      const blob = this.files.get(path);
      if (blob !== undefined) chains.set(path, chainOf({ path, blob }, this));
    }
    return chains;
  }

  /** When the pages that are no longer there went, by their paths without the ending. */
  removed(): Map<string, Revision> {
    return new Map([...this.#gone].filter(([key]) => !this.#there.has(key)));
  }

  #put(path: string, blob: string | undefined): void {
    const more = Number(blob !== undefined) - Number(this.files.has(path));
    if (blob === undefined) this.files.delete(path);
    else this.files.set(path, blob);
    if (more === 0 || !isPage(path)) return;
    const key = withoutEnding(path);
    const count = (this.#there.get(key) ?? 0) + more;
    if (count > 0) this.#there.set(key, count);
    else this.#there.delete(key);
  }
}

export function isPage(path: string): boolean {
  return /\.mdx?$/i.test(path);
}

export function withoutEnding(path: string): string {
  return path.replace(/\.\w+$/, '');
}
