/** The content as it was at a commit, and what has changed since. */
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git, tryGit } from '../../src/git/git.ts';
import { textsOf, tracked, type Tracked } from '../../src/history/place.ts';
import { LiveWiki } from '../../src/live/wiki.ts';
import type { Sources } from '../../src/wiki/wiki.ts';
import { whyUntold } from '../../src/git/untold.ts';
import { problem } from '../../src/problem/problem.ts';
import { problemInOne } from '../../src/problem/wording.ts';
import { UsageError } from '../command.ts';

/** Where a change began. */
export interface Baseline extends Tracked {
  /** As it was asked for. */
  ref: string;
  /** The last commit that is in what was asked for and in what there is now. */
  commit: string;
}

/** A file that is not as it was; paths are below the content folder, and `undefined` where there was none or is none. */
export interface ChangedFile {
  from: string | undefined;
  to: string | undefined;
  /** Its text as it was. */
  text: string;
}

/**
 * Where what there is now departed from a branch, a tag or a commit.
 *
 * What has happened on a branch since then is not part of the change, so it is not held against it.
 */
export async function baseOf(folder: string, ref: string): Promise<Baseline> {
  const place = await tracked(folder);
  if (place === undefined) {
    const past = problem({ id: 'history-unknown', of: 'wiki', because: await whyUntold(folder) });
    throw new UsageError(`There is no “${ref}” to compare with. ${problemInOne(past)}`);
  }
  const call = { cwd: place.top };
  const found = await tryGit(call, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
  const asked = found.out.toString('utf8').trim();
  if (found.code !== 0 || asked === '')
    throw new UsageError(
      `Git knows no “${ref}”. Fetch it (git fetch origin ${ref}), or write origin/${ref}; in a workflow, check out with fetch-depth: 0.`,
    );
  const shared = await tryGit(call, 'merge-base', asked, place.head);
  const commit = shared.out.toString('utf8').trim();
  if (shared.code !== 0 || commit === '')
    throw new UsageError(
      `“${ref}” and what there is now have no commit in common as far as this clone goes. Fetch the whole history (fetch-depth: 0).`,
    );
  return { ...place, ref, commit };
}

/** Reads the content as it was, with the past it had then. Nothing of it stays behind. */
export async function readBaseline({ top, prefix, ref, commit }: Baseline): Promise<Sources> {
  const temporary = await mkdtemp(join(tmpdir(), 'concord-then-'));
  const tree = join(temporary, 'tree');
  try {
    await git({ cwd: top }, 'worktree', 'add', '--quiet', '--detach', tree, commit);
    const folder = join(tree, prefix);
    if (!(await stat(folder).catch(() => undefined))?.isDirectory())
      throw new UsageError(`At “${ref}” there is no folder “${prefix}”.`);
    const kept = { read: join(temporary, 'read'), history: join(temporary, 'history') };
    const live = new LiveWiki({ folder, caches: kept });
    await live.update();
    return live.sources;
  } finally {
    await tryGit({ cwd: top }, 'worktree', 'remove', '--force', tree);
    await rm(temporary, { recursive: true, force: true });
  }
}

/** The files of the content that have changed since then, in commits or not yet. */
export async function changedSince({ top, prefix, commit }: Baseline): Promise<ChangedFile[]> {
  const specs = prefix === '' ? [] : [prefix.slice(0, -1)];
  const words = ['diff', '--raw', '-z', '--no-abbrev', '--find-renames', '--no-ext-diff', commit];
  const out = await git({ cwd: top }, ...words, '--', ...specs);
  const found = [...changesIn(out.toString('utf8').split('\0'), prefix)];
  const untracked = await git(
    { cwd: top },
    'ls-files',
    '--others',
    '--exclude-standard',
    '-z',
    '--',
    ...specs,
  );
  const added = untracked.toString('utf8').split('\0').filter(Boolean);
  const texts = await textsOf({ top }, [...new Set(found.map(({ blob }) => blob))]);
  return [
    ...found.map(({ from, to, blob }) => ({ from, to, text: texts.get(blob) ?? '' })),
    ...added.map((path) => ({ from: undefined, to: path.slice(prefix.length), text: '' })),
  ];
}

/** Reads what git writes: `:mode mode old new kind`, then the path, or both paths of a file that was renamed. */
function* changesIn(words: readonly string[], prefix: string) {
  for (let at = 0; at + 1 < words.length; at++) {
    const [, , blob = '', , kind = ''] = (words[at] ?? '').split(' ');
    const path = (words[++at] ?? '').slice(prefix.length);
    const renamed = kind.startsWith('R') ? (words[++at] ?? '').slice(prefix.length) : path;
    yield {
      from: kind === 'A' ? undefined : path,
      to: kind === 'D' ? undefined : renamed,
      blob: kind === 'A' ? '' : blob,
    };
  }
}
