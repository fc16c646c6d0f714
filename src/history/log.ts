/** What became of a folder's files, from git, in one pass. */
import { dayAt, type Day } from '../freshness/day.ts';
import type { Revision } from '../freshness/page-history.ts';
import { GitError, tryGit } from '../git/git.ts';
import { commitReader } from '../git/standing.ts';
import { readTrailer, trailer, type Move } from '../sample/move.ts';
import { dayAfter } from './moves.ts';
import type { Tracked } from './place.ts';

/** A commit that changed something below the folder. */
export interface Commit {
  /** When it reached whoever reads the branch: by itself, or with the merge that brought it. */
  moment: Revision;
  /** The day it was made, which for what came with a merge was before it reached anyone. */
  made: Day;
  /** Its place among these commits; whatever builds on another has a higher number. */
  index: number;
  /** The branch was at it once, so that files were as it says. Others came with a merge. */
  isOnLine: boolean;
  isMerge: boolean;
  /** It has no parents, or they were left out when it was fetched. */
  isFirst: boolean;
  /** The name of whoever made it. */
  by: string;
  /** Who says of it that it is a small correction; `undefined` where nobody does. */
  correctedBy: string | undefined;
  /** How it says that it has moved the sample to another time; `undefined` where it does not. */
  moved: Move | undefined;
  versions: Version[];
  /** The paths of files that were taken away or renamed. */
  removals: string[];
}

/** One file in one commit. Paths are below the folder; blobs are git's names of texts. */
export interface Version {
  commit: Commit;
  path: string;
  blob: string;
  /** What it was before: another blob, at another path where it was renamed. `undefined` where it was created. */
  before: { path: string; blob: string } | undefined;
}

/** What commits have changed; none comes before one that it builds on. */
export interface Changes {
  /** The commit they lead to; empty where there are none. */
  head: string;
  /** How many commits the branch has been at until then. */
  order: number;
  commits: readonly Commit[];
}

/**
 * What became of the files of a folder since what is known. Returns `undefined` where the branch does not go on from
 * there: it was rewritten, or is another, or the sample was moved, so that all before counts as of other days.
 *
 * @param timeZone in which days are counted
 */
export async function changesOf(
  place: Tracked,
  timeZone: string,
  known: Changes,
): Promise<Changes | undefined> {
  const { head } = place;
  const listed = (await stepsSince(known.head, place)) ?? (await listedSince(known.head, place));
  if (listed === undefined) return undefined;
  const line = lineTo(head, listed);
  if ((line[0]?.parents[0] ?? '') !== known.head) return undefined;
  const ahead = movesIn(listed);
  if (known.head !== '' && ahead.size > 0) return undefined;
  const { order } = known;
  const commits: Commit[] = [];
  line.forEach((tip, step) => {
    const brought = broughtBy(tip, listed);
    for (const { id } of brought) ahead.delete(id);
    const dayOf = ({ time }: Listed) => dayAfter(dayAt(new Date(time * 1000), timeZone), ahead.values());
    const moment = { day: dayOf(tip), order: order + step + 1 };
    for (const each of brought) {
      if (each.changes.length === 0) continue;
      const index = known.commits.length + commits.length;
      const made = each === tip ? moment.day : dayOf(each);
      commits.push(commitOf(each, { ...moment, commit: each.id }, made, index, each === tip));
    }
  });
  return { head, order: order + line.length, commits };
}

/** What to tell of commits. */
const trailerOf = (key: string) => `%(trailers:key=${key},valueonly,separator=%x20)`;
const said = `%H %ct %P%x09${trailerOf('Small-correction')}%x09${trailerOf(trailer)}%x09%an`;
/** Of so many files that get other names and other texts at once, git finds out which is which; it takes seconds. */
const mostRenames = 3000;
const renames = ['--find-renames', `-l${mostRenames}`];
const format = [`--format=${said}`, '--raw', '-z', '--no-abbrev', '--root', ...renames];

/** The commits that have come since another, or all there are; `undefined` where that is not known. */
async function listedSince(
  since: string,
  { top, prefix, head }: Tracked,
): Promise<Map<string, Listed> | undefined> {
  const { code, out, err } = await tryGit(
    { cwd: top },
    ...['log', ...format, '--no-follow', '--diff-merges=first-parent', `--relative=${prefix}`],
    ...[head, ...(since === '' ? [] : [`^${since}`]), '--'],
  );
  if (code !== 0 && since === '') throw new GitError(err.trim());
  return code === 0 ? listedIn(out.toString('utf8')) : undefined;
}

/** As many commits are asked for one by one: a save makes one, or two where it finds what others have written. */
const mostSteps = 4;

/** The few commits since another where each goes on from the one before; `undefined` where there is more to tell. */
async function stepsSince(
  since: string,
  { top, prefix, head, shallow }: Tracked,
): Promise<Map<string, Listed> | undefined> {
  if (since === '' || shallow !== '') return undefined;
  const key = JSON.stringify([top, prefix]);
  const read = readers.get(key) ?? commitReader(top, [...format, '-r', '--always', `--relative=${prefix}`]);
  readers.set(key, read);
  const steps = new Map<string, Listed>();
  for (let next = head; next !== since;) {
    const commit = listedIn((await read(next)) ?? '').get(next);
    if (commit?.parents.length !== 1 || steps.size === mostSteps) return undefined;
    steps.set(next, commit);
    [next = ''] = commit.parents;
  }
  return steps;
}

const readers = new Map<string, ReturnType<typeof commitReader>>();

interface Listed {
  id: string;
  parents: string[];
  /** Seconds since 1970. */
  time: number;
  by: string;
  correctedBy: string | undefined;
  moved: Move | undefined;
  changes: Change[];
}

interface Change {
  kind: string;
  from: { path: string; blob: string };
  to: { path: string; blob: string };
}

/** Reads what git writes: a commit, then for each file `:mode mode old new kind`, then its path, or both its paths. */
function listedIn(said: string): Map<string, Listed> {
  const words = said.split('\0');
  const listed = new Map<string, Listed>();
  let changes: Change[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = (words[at] ?? '').trimStart();
    if (word.startsWith(':')) {
      const [, , old = '', blob = '', kind = ''] = word.split(' ');
      const first = words[++at] ?? '';
      const path = kind.startsWith('R') ? (words[++at] ?? '') : first;
      changes.push({ kind: kind.slice(0, 1), from: { path: first, blob: old }, to: { path, blob } });
    } else if (word !== '') {
      const [head = '', correction = '', move = '', who = ''] = word.split('\t');
      const [id = '', time = '', ...parents] = head.split(' ').filter(Boolean);
      const by = who.trim();
      const correctedBy = correction.trim().toLowerCase() === 'yes' ? by : undefined;
      changes = [];
      listed.set(id, { id, parents, time: Number(time), by, correctedBy, moved: readTrailer(move), changes });
    }
  }
  return listed;
}

/** How commits say that they have moved the sample, by their ids, the first of them first. */
function movesIn(listed: ReadonlyMap<string, Listed>): Map<string, Move> {
  const latestFirst = Array.from(listed.values(), ({ id, moved, changes }) =>
    moved && changes.length > 0 ? ([[id, moved]] as const) : [],
  );
  return new Map(latestFirst.reverse().flat());
}

/** The commits that the branch was at, the first of them first. */
function lineTo(head: string, listed: ReadonlyMap<string, Listed>): Listed[] {
  const line: Listed[] = [];
  for (let at = listed.get(head); at; at = listed.get(at.parents[0] ?? '')) line.push(at);
  return line.reverse();
}

/** Takes out of the list a commit and all that it builds on; none comes before one that it builds on. */
function broughtBy(tip: Listed, listed: Map<string, Listed>): Listed[] {
  const found: Listed[] = [];
  const open = [tip];
  for (let each = open.at(-1); each; each = open.at(-1)) {
    const parent = each.parents.find((id) => listed.has(id));
    const next = parent === undefined ? undefined : listed.get(parent);
    if (next !== undefined) {
      open.push(next);
    } else {
      open.pop();
      listed.delete(each.id);
      found.push(each);
    }
  }
  return found;
}

function commitOf(
  { parents, by, correctedBy, moved, changes }: Listed,
  moment: Revision,
  made: Day,
  index: number,
  isOnLine: boolean,
): Commit {
  const isMerge = parents.length > 1;
  const commit: Commit = {
    ...{ moment, made, index, isOnLine, isMerge, isFirst: parents.length === 0, by, correctedBy, moved },
    versions: [],
    removals: changes.filter(({ kind }) => kind === 'R' || kind === 'D').map(({ from }) => from.path),
  };
  for (const { kind, from, to } of changes) {
    if (kind !== 'D') commit.versions.push({ commit, ...to, before: kind === 'A' ? undefined : from });
  }
  return commit;
}
