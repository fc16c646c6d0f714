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
  if ((await gitText(here, 'status', '--porcelain')) !== '')
    throw new UsageError('There are changes that are not committed. Commit them first, or put them aside.');
  const known = await tryGit(here, 'rev-parse', '--quiet', '--verify', '--end-of-options', `${ref}^{commit}`);
  if (known.code !== 0)
    throw new UsageError(
      `Git knows no “${ref}”. Fetch it first: git remote add concord ADDRESS; git fetch concord`,
    );
  const merged = await tryGit(here, 'merge', '--no-commit', '--no-ff', known.out.toString('utf8').trim());
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

  /** Gives what is the company’s own the state that it had, in the index as in the work tree. */
  async function keepOwn(): Promise<void> {
    await tryGit(here, 'reset', '--quiet', 'HEAD', '--', ...own);
    for (const folder of own) {
      const isOwn = (await gitText(here, 'ls-tree', 'HEAD', '--', folder)) !== '';
      if (isOwn) await git(here, 'checkout', 'HEAD', '--', folder);
    }
    // Nothing was there before that is in no commit: what is left has come with the merge.
    await git(here, 'clean', '--quiet', '--force', '-d', '--', ...own);
  }
});

function withoutMerge({ code, err }: Output): number {
  if (code !== 0) throw new UsageError(`Git does not merge it: ${err.trim()}`);
  console.log('There is nothing newer in it.');
  return exit.fine;
}
