/** All changes of a folder's files, from git, in one pass. */
import { git, gitText, tryGit } from '../git/git.ts';

/** A commit, and when it reached whoever reads the branch. */
export interface Commit {
  id: string;
  /** Seconds since 1970: when it came onto the branch, by itself or in a merge. */
  landed: number;
  /** Its place among what came onto the branch; the oldest is 1. */
  order: number;
  isMerge: boolean;
  /** It has no parents, or they were left out when it was fetched. */
  isFirst: boolean;
}

/** One file in one commit. Paths are below the folder; blobs are git's names of texts. */
export interface Version {
  commit: Commit;
  path: string;
  blob: string;
  /** What it was before: another blob, at another path where it was renamed. `undefined` where it was created. */
  before: { path: string; blob: string } | undefined;
}

/** A folder within a repository. */
export interface Tracked {
  /** The folder of the repository. */
  top: string;
  /** The path of the folder in it, ending with a slash; empty for the repository itself. */
  prefix: string;
  head: string;
}

/** Where a folder is kept in git; `undefined` outside git, and where nothing was committed yet. */
export async function tracked(folder: string): Promise<Tracked | undefined> {
  const asked = await tryGit(
    { cwd: folder },
    ...['rev-parse', '--show-toplevel', '--show-prefix', '--verify', 'HEAD^{commit}'],
  ).catch(() => undefined);
  if (asked?.code !== 0) return undefined;
  const [top = '', prefix = '', head = ''] = asked.out.toString('utf8').split('\n');
  return { top, prefix, head };
}

interface Listed {
  id: string;
  parents: string[];
  time: number;
}

/** The commits of a branch, latest first. */
async function commitsOf({ top, head }: Tracked): Promise<Listed[]> {
  const out = await git({ cwd: top }, 'log', '--topo-order', '--format=%H %ct %P', head, '--');
  const lines = out.toString('latin1').split('\n').filter(Boolean);
  return lines.map((line) => {
    const [id = '', time = '', ...parents] = line.split(' ');
    return { id, time: Number(time), parents: parents.filter(Boolean) };
  });
}

/** The commits of a branch, latest first, each with when it landed. */
function landed(listed: readonly Listed[]): Commit[] {
  const byId = new Map(listed.map((each) => [each.id, each]));
  const line: Listed[] = [];
  for (let at = listed[0]; at; at = byId.get(at.parents[0] ?? '')) line.push(at);
  const found = new Map<string, { landed: number; order: number }>();
  line.toReversed().forEach((each, index) => {
    // What a merge brought along landed with it.
    const open = [each.id];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      const commit = byId.get(id);
      if (commit === undefined) continue;
      found.set(id, { landed: each.time, order: index + 1 });
      open.push(...commit.parents);
    }
  });
  return listed.map(({ id, parents }) => ({
    id,
    isMerge: parents.length > 1,
    isFirst: parents.length === 0,
    ...(found.get(id) ?? { landed: 0, order: 0 }),
  }));
}

/** Whether the clone has only the latest part of the branch. */
export async function isShallow({ top }: Tracked): Promise<boolean> {
  return (await gitText({ cwd: top }, 'rev-parse', '--is-shallow-repository')) !== 'false';
}

/** What became of the files of a folder, latest first, as far as the clone goes. */
export interface Changes {
  versions: Version[];
  /** Files that were taken away or renamed. Some may have come back since. */
  removals: Removal[];
}

export interface Removal {
  commit: Commit;
  path: string;
}

/** Every change of every file of a folder. */
export async function changesOf(place: Tracked): Promise<Changes> {
  const listed = await commitsOf(place);
  const commits = landed(listed);
  const firstParents = listed.map(({ id, parents }) => [id, ...parents.slice(0, 1)].join(' '));
  // Two halves at once: comparing folders is work for a processor.
  const half = Math.ceil(listed.length / 2);
  const parts = await Promise.all(
    [firstParents.slice(0, half), firstParents.slice(half)].map((lines) => compared(place, lines)),
  );
  const byId = new Map(commits.map((each) => [each.id, each]));
  const changes = parts.map((words) => changesIn(words, byId, place.prefix));
  return {
    versions: changes.flatMap(({ versions }) => versions),
    removals: changes.flatMap(({ removals }) => removals),
  };
}

async function compared({ top, prefix }: Tracked, lines: readonly string[]): Promise<string[]> {
  if (lines.length === 0) return [];
  const words = ['diff-tree', '--stdin', '-r', '-z', '--root', '--raw', '--no-abbrev', '--find-renames'];
  const specs = prefix === '' ? [] : [prefix.slice(0, -1)];
  const out = await git({ cwd: top, input: `${lines.join('\n')}\n` }, ...words, '--', ...specs);
  return out.toString('utf8').split('\0');
}

/** Reads what git writes: a commit, then for each file `:mode mode old new kind`, then its path, or both its paths. */
function changesIn(words: readonly string[], commits: ReadonlyMap<string, Commit>, prefix: string): Changes {
  const versions: Version[] = [];
  const removals: Removal[] = [];
  let commit: Commit | undefined;
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (!word.startsWith(':')) {
      commit = commits.get(word.trim().slice(0, 64)) ?? commit;
      continue;
    }
    const [, , old = '', blob = '', kind = ''] = word.split(' ');
    const first = words[++at] ?? '';
    const path = /^[RC]/.test(kind) ? (words[++at] ?? '') : first;
    if (commit === undefined || !path.startsWith(prefix)) continue;
    if (/^[RD]/.test(kind)) removals.push({ commit, path: first.slice(prefix.length) });
    if (kind === 'D') continue;
    const before = kind === 'A' ? undefined : { path: first.slice(prefix.length), blob: old };
    versions.push({ commit, path: path.slice(prefix.length), blob, before });
  }
  return { versions, removals };
}

/** The files of a folder as they are committed: their blobs by their paths below it. */
export async function committed({ top, prefix, head }: Tracked): Promise<Map<string, string>> {
  const specs = prefix === '' ? [] : [prefix.slice(0, -1)];
  const out = await git({ cwd: top }, 'ls-tree', '-r', '-z', '--full-tree', head, '--', ...specs);
  const lines = out.toString('utf8').split('\0').filter(Boolean);
  return new Map(
    lines.map((line) => {
      const [head = '', ...path] = line.split('\t');
      return [path.join('\t').slice(prefix.length), head.split(' ')[2] ?? ''];
    }),
  );
}

/** The files of a folder that are not as they were committed, by their paths below it. */
export async function changedFiles({ top, prefix }: Tracked): Promise<string[]> {
  const specs = prefix === '' ? [] : [prefix.slice(0, -1)];
  const words = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'];
  const out = await git({ cwd: top }, ...words, '--', ...specs);
  const lines = out.toString('utf8').split('\0').filter(Boolean);
  return lines.map((line) => line.slice(3).slice(prefix.length));
}

/** The texts of blobs. */
export async function textsOf({ top }: Tracked, blobs: readonly string[]): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (blobs.length === 0) return texts;
  const out = await git({ cwd: top, input: `${blobs.join('\n')}\n` }, 'cat-file', '--batch', '--buffer');
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(10, at);
    const [id = '', kind = '', size = '0'] = out.toString('latin1', at, end).split(' ');
    at = end + 1;
    if (kind !== 'blob') continue;
    texts.set(id, out.toString('utf8', at, at + Number(size)));
    at += Number(size) + 1;
  }
  return texts;
}
