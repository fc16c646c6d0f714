/** How often the sample was moved already, as git tells. */
import { git, gitText, tryGit } from '../../src/git/git.ts';
import { asTrailer, readTrailer, trailer, type Move } from '../../src/sample/move.ts';

/** The moves so far, the latest first; none where git tells nothing. */
export async function movesOf(folder: string): Promise<Move[]> {
  const format = `--format=%(trailers:key=${trailer},valueonly)`;
  const { code, out } = await tryGit({ cwd: folder }, 'log', format, '--', '.');
  return code === 0
    ? out
        .toString('utf8')
        .split('\n')
        .flatMap((line) => readTrailer(line) ?? [])
    : [];
}

/** Commits what lies below the folder, and says of it that it was moved; returns git's line, or nothing outside git. */
export async function commitMove(folder: string, by: Move): Promise<string | undefined> {
  const here = { cwd: folder };
  const { code, out } = await tryGit(here, 'ls-tree', '--name-only', 'HEAD', '.');
  if (code !== 0 || out.length === 0) return undefined;
  await git(here, 'add', '--all', '--', '.');
  const message = `Bring the sample to ${by.on}\n\n${asTrailer(by)}`;
  await git(here, 'commit', '--quiet', '--only', '--message', message, '--', '.');
  return gitText(here, 'log', '-1', '--format=%h %s');
}
