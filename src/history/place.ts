/** A folder in git: where it is kept, which of its files are not as they were committed, and the texts of others. */
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { git, tryGit } from '../git/git.ts';
import { checkedOut, type GitFolders } from '../git/head.ts';
import { blobReader } from '../git/standing.ts';

/** A folder within a repository. */
export interface Tracked {
  /** The folder of the repository. */
  top: string;
  /** The path of the folder in it, ending with a slash; empty for the repository itself. */
  prefix: string;
  head: string;
  /** The commits whose parents were left out when they were fetched, a line each; empty in a whole clone. */
  shallow: string;
  gitFolders: GitFolders;
}

/**
 * Where a folder is kept in git; `undefined` outside git, and where nothing was committed yet.
 *
 * @param before what was found for the same folder: git is then asked only where its files do not tell the commit
 */
export async function tracked(folder: string, before?: Tracked): Promise<Tracked | undefined> {
  // A folder that is gone, as all that lay in it may be, is kept nowhere.
  const isThere = before && (await stat(folder).catch(() => undefined));
  const found = isThere && (await checkedOut(before.gitFolders));
  if (before && found) return { ...before, head: found.commit, shallow: await shallowIn(before.gitFolders) };
  const words = ['--show-toplevel', '--show-prefix', '--absolute-git-dir', '--git-common-dir'];
  const asked = await tryGit({ cwd: folder }, 'rev-parse', ...words, '--verify', 'HEAD^{commit}').catch(
    () => undefined,
  );
  if (asked?.code !== 0) return undefined;
  const [top = '', prefix = '', own = '', common = '', commit = ''] = asked.out.toString('utf8').split('\n');
  const gitFolders = { own, common: resolve(folder, common) };
  return { top, prefix, head: commit, shallow: await shallowIn(gitFolders), gitFolders };
}

function shallowIn({ common }: GitFolders): Promise<string> {
  return readFile(join(common, 'shallow'), 'latin1').catch(() => '');
}

/** Naming more files than this takes longer than looking at all. */
const mostNamed = 200;

/** The files of a folder that are not as they were committed, by their paths below it: of those given, or of all. */
export async function uncommitted(
  { top, prefix }: Tracked,
  paths?: ReadonlySet<string>,
): Promise<Set<string>> {
  if (paths?.size === 0) return new Set();
  const isFew = paths !== undefined && paths.size <= mostNamed;
  const specs = isFew ? [...paths].map((path) => prefix + path) : prefix === '' ? [] : [prefix.slice(0, -1)];
  const words = ['status', '--porcelain=v1', '-z', '--no-renames', '--untracked-files=all'];
  const out = await git({ cwd: top }, ...words, '--', ...specs);
  const lines = out.toString('utf8').split('\0').filter(Boolean);
  return new Set(lines.map((line) => line.slice(3).slice(prefix.length)));
}

/** Reading more than this at once is quicker in a process of its own. */
const mostSingle = 32;

/** The texts of blobs. */
export async function textsOf(
  { top }: Pick<Tracked, 'top'>,
  blobs: readonly string[],
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (blobs.length <= mostSingle) {
    const read = readers.get(top) ?? blobReader(top);
    readers.set(top, read);
    const found = await Promise.all(blobs.map(read));
    blobs.forEach((blob, index) => {
      const bytes = found[index];
      if (bytes) texts.set(blob, bytes.toString('utf8'));
    });
  }
  const missing = blobs.filter((blob) => !texts.has(blob));
  if (missing.length === 0) return texts;
  const out = await git({ cwd: top, input: `${missing.join('\n')}\n` }, 'cat-file', '--batch', '--buffer');
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

const readers = new Map<string, ReturnType<typeof blobReader>>();
