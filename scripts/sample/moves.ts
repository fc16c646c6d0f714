/** How often the sample was moved already: its settings say so, and git. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, gitText, tryGit } from '../../src/git/git.ts';
import { asTrailer, readTrailer, trailer, type Move } from '../../src/sample/move.ts';
import { settingsFile } from '../../src/wiki/files.ts';

/**
 * The moves so far, the latest first. They stand in the settings, which go wherever the sample goes; where somebody has
 * written those anew, git may tell.
 */
export async function movesOf(folder: string): Promise<Move[]> {
  const recorded = (await settingsIn(folder)).split('\n').flatMap((line) => {
    const [, value = ''] = line.split(`# ${trailer}:`);
    return readTrailer(value) ?? [];
  });
  return recorded.length > 0 ? recorded.toReversed() : movesInGit(folder);
}

/** Writes down in the settings that the sample was moved, as a comment: nothing else of them changes. */
export async function recordMove(folder: string, by: Move): Promise<void> {
  const settings = await settingsIn(folder);
  const apart = settings === '' || settings.endsWith('\n') ? '' : '\n';
  await writeFile(join(folder, settingsFile), `${settings}${apart}# ${asTrailer(by)}\n`);
}

function settingsIn(folder: string): Promise<string> {
  return readFile(join(folder, settingsFile), 'utf8').catch(() => '');
}

async function movesInGit(folder: string): Promise<Move[]> {
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
