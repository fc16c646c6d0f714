import { stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { GitError, tryGit } from './git.ts';

/** Why git tells nothing of a folder. */
export type Untold = 'not-installed' | 'foreign' | 'outside' | 'unfetched' | 'failed' | NoCommit;

/** Whether git lacks old texts: the clone left them out, to be fetched when they are asked for, and they cannot be fetched. */
export function isUnfetched(error: unknown): error is GitError {
  return error instanceof GitError && /promisor remote/.test(error.message);
}

/** Why there is no commit that git is at: none was made, they are on other branches, or it cannot be read. */
type NoCommit = 'nothing-committed' | 'branch-lost' | 'damaged';

/** Why it tells nothing of one that it told nothing of: each has another remedy. */
export async function whyUntold(folder: string): Promise<Untold> {
  try {
    const { code, err } = await tryGit({ cwd: folder }, 'rev-parse', '--show-toplevel');
    if (code === 0) return await whyNoCommit(folder);
    if (/dubious ownership/.test(err)) return 'foreign';
    if (!/not a git repository/.test(err)) return 'failed';
    return (await hasGitFolder(resolve(folder))) ? 'damaged' : 'outside';
  } catch (error) {
    return error instanceof GitError && error.system === 'ENOENT' ? 'not-installed' : 'failed';
  }
}

/** Why a repository is at no commit. A branch that is only named, as before the first commit, may be one that was lost. */
async function whyNoCommit(folder: string): Promise<NoCommit> {
  const ask = (...words: string[]) => tryGit({ cwd: folder }, ...words);
  const head = await ask('rev-parse', '--quiet', '--verify', 'HEAD');
  if (head.code === 0) return 'damaged';
  const { code, out } = await ask('rev-list', '--max-count=1', '--branches', '--remotes', '--reflog');
  if (out.length > 0) return 'branch-lost';
  // Where there is nothing to list, git says how it is called.
  return code === 0 || code === 129 ? 'nothing-committed' : 'damaged';
}

/** Whether something is there, or above, that was a repository. */
async function hasGitFolder(folder: string): Promise<boolean> {
  if (await stat(join(folder, '.git')).catch(() => undefined)) return true;
  return dirname(folder) !== folder && (await hasGitFolder(dirname(folder)));
}
