import { GitError, tryGit } from './git.ts';

/** Why git tells nothing of a folder. */
export type Untold = 'not-installed' | 'foreign' | 'outside' | 'nothing-committed' | 'failed';

/** Why it tells nothing of one that it told nothing of: each has another remedy. */
export async function whyUntold(folder: string): Promise<Untold> {
  try {
    const { code, err } = await tryGit({ cwd: folder }, 'rev-parse', '--show-toplevel');
    if (code === 0) return 'nothing-committed';
    if (/dubious ownership/.test(err)) return 'foreign';
    return /not a git repository/.test(err) ? 'outside' : 'failed';
  } catch (error) {
    return error instanceof GitError && error.system === 'ENOENT' ? 'not-installed' : 'failed';
  }
}
