import { resolve } from 'node:path';
import { git, gitText, tryGit, type Output } from '../src/git/git.ts';
import { exit, run, UsageError } from './command.ts';

const help = `
Takes a newer Concord into a wiki of your own: merges its code, and leaves your content and your uploads as they are,
whatever has become of the sample’s pages there.

  npm run upgrade -- REF

  REF  where the newer Concord is, as git calls it: a branch, a tag or a commit that was fetched, such as concord/main.
       Once: git remote add concord ADDRESS. Each time before: git fetch concord

It is one merge commit. Where code that you have changed was changed there, too, the files are named: settle them, and
commit. Exit codes: 0 done, 1 files are to be settled, 2 wrong use, or nothing was done.
`;

/** What is the company’s own, with what content:empty has moved aside: git may take that for the same files. */
const own = ['content', 'public/media', 'content.before-empty', 'media.before-empty'];

await run(help, {}, async (_options, [ref, ...more]) => {
  const here = { cwd: resolve() };
  if (ref === undefined || more.length > 0) throw new UsageError('Say which version to take: one REF.');
  if ((await gitText(here, 'status', '--porcelain', '--untracked-files=all')) !== '')
    throw new UsageError('There are changes that are not committed. Commit them first, or put them aside.');
  const known = await tryGit(here, 'rev-parse', '--quiet', '--verify', '--end-of-options', `${ref}^{commit}`);
  if (known.code !== 0)
    throw new UsageError(
      `Git knows no “${ref}”. Fetch it first: git remote add concord ADDRESS; git fetch concord`,
    );
  const version = known.out.toString('utf8').trim();
  const [endangered] = await overwrittenBy(version);
  if (endangered !== undefined)
    throw new UsageError(
      `Git does not keep ${endangered} here, and the newer version would overwrite it. Commit it, or move it away first.`,
    );
  // Where a company has moved a folder, the sample’s new pages are not to follow it there.
  const merging = ['-c', 'merge.directoryRenames=false', 'merge', '--no-commit', '--no-ff', version];
  const merged = await tryGit(here, ...merging);
  if (!(await isUnderWay())) return withoutMerge(merged);
  await keepOwn();
  const open = await gitText(here, 'diff', '--name-only', '--diff-filter=U');
  if (open !== '') {
    console.error(
      `Your content is as it was. These files were changed by both: settle them, then git commit.\n${open}`,
    );
    return exit.doesNotHold;
  }
  await git(here, 'commit', '--quiet', '--message', `Upgrade Concord to ${ref}`);
  console.log(`Concord is upgraded to ${ref}; your content is as it was. Now: npm install && npm run check`);
  return exit.fine;

  async function isUnderWay(): Promise<boolean> {
    return (await tryGit(here, 'rev-parse', '--quiet', '--verify', 'MERGE_HEAD')).code === 0;
  }

  /** What is the company’s own and in no commit, such as what is ignored, where a version has a file, too. */
  async function overwrittenBy(version: string): Promise<string[]> {
    const theirs = await namesOf('ls-tree', '-r', '-z', '--name-only', version, '--', ...own);
    const uncommitted = await namesOf('ls-files', '-z', '--others', '--', ...own);
    return uncommitted.filter((ours) => theirs.some((name) => isWithin(name, ours) || isWithin(ours, name)));
  }

  async function namesOf(...words: string[]): Promise<string[]> {
    return (await gitText(here, ...words)).split('\0').filter(Boolean);
  }

  /** Gives what is the company’s own the state that it had, in the index as in the work tree. */
  async function keepOwn(): Promise<void> {
    // Only what has come with the merge is removed: a company may have files there that are in no commit.
    const added = ['diff', '-z', '--name-only', '--no-renames', '--diff-filter=A', 'HEAD', 'MERGE_HEAD'];
    const names = await git(here, ...added, '--', ...own);
    const fromInput = ['--pathspec-from-file=-', '--pathspec-file-nul'];
    const remove = ['rm', '--quiet', '--force', '-r', '--ignore-unmatch', ...fromInput];
    if (names.length > 0) await git({ ...here, input: names }, ...remove);
    await tryGit(here, 'reset', '--quiet', 'HEAD', '--', ...own);
    for (const folder of own) {
      const isOwn = (await gitText(here, 'ls-tree', 'HEAD', '--', folder)) !== '';
      if (isOwn) await git(here, 'checkout', 'HEAD', '--', folder);
    }
  }
});

/** Whether a path is that of a folder or a file, or lies below it; git ends a repository within it in a slash. */
function isWithin(path: string, above: string): boolean {
  return `${path}/`.startsWith(above.endsWith('/') ? above : `${above}/`);
}

function withoutMerge({ code, err }: Output): number {
  if (code !== 0) throw new UsageError(`Git does not merge it: ${err.trim()}`);
  console.log('There is nothing newer in it.');
  return exit.fine;
}
