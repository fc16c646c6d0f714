import { tryGit } from './git.ts';

/** Commits that are on this disk alone. */
export interface Unpushed {
  count: number;
  /** When the oldest of them was made, as an instant in ISO 8601. */
  since: string;
  /** Where they are all that there are: whether there is a remote to push them to. */
  all?: 'never-pushed' | 'no-remote';
}

/**
 * The commits that are in no branch of a remote, as far as was pushed or fetched here. `undefined` where there are none,
 * and where that cannot be told: without git, before the first commit, where the branches of a remote are not noted,
 * and where something was fetched that no branch tells of.
 */
export async function unpushedIn(folder: string): Promise<Unpushed | undefined> {
  const ask = async (...words: string[]) => {
    const answer = await tryGit({ cwd: folder }, ...words).catch(() => undefined);
    return answer?.code === 0 ? answer.out.toString('utf8') : undefined;
  };
  const known = await ask('for-each-ref', '--count=1', '--format=%(refname)', 'refs/remotes');
  if (known === undefined) return undefined;
  const all = known === '' ? await whereAll() : undefined;
  if (known === '' && all === undefined) return undefined;
  const listed = await ask('log', '--format=%ct', 'HEAD', '--not', '--remotes');
  const seconds = (listed ?? '').split('\n').filter(Boolean).map(Number);
  if (seconds.length === 0) return undefined;
  const since = new Date(Math.min(...seconds) * 1000).toISOString();
  return { count: seconds.length, since, ...(all && { all }) };

  /** Why no branch of a remote is known; `undefined` where one may have the commits all the same. */
  async function whereAll(): Promise<Unpushed['all']> {
    if (await ask('rev-parse', '--quiet', '--verify', 'FETCH_HEAD')) return undefined;
    if ((await ask('remote')) === '') return 'no-remote';
    return (await ask('config', '--get-regexp', '^remote\\..*\\.fetch$')) ? 'never-pushed' : undefined;
  }
}
