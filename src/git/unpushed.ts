import { tryGit } from './git.ts';

/** Commits that are on this disk alone. */
export interface Unpushed {
  count: number;
  /** When the oldest of them was made, as an instant in ISO 8601. */
  since: string;
}

/**
 * The commits that are in no branch of a remote, as far as was pushed or fetched here. `undefined` where there are none,
 * and where that cannot be told: without git, without a remote, or one that nothing was ever pushed to or fetched from.
 */
export async function unpushedIn(folder: string): Promise<Unpushed | undefined> {
  const ask = (...words: string[]) => tryGit({ cwd: folder }, ...words).catch(() => undefined);
  const known = await ask('for-each-ref', '--count=1', '--format=%(refname)', 'refs/remotes');
  if (known?.code !== 0 || known.out.length === 0) return undefined;
  const listed = await ask('log', '--format=%ct', 'HEAD', '--not', '--remotes');
  const seconds =
    listed?.code === 0 ? listed.out.toString('utf8').split('\n').filter(Boolean).map(Number) : [];
  if (seconds.length === 0) return undefined;
  return { count: seconds.length, since: new Date(Math.min(...seconds) * 1000).toISOString() };
}
