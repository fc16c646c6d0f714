import { tryGit } from './git.ts';

/**
 * How many files below some folders are gone while the latest commit still has them: a push publishes them. Nothing is
 * counted where git tells nothing.
 */
export async function deletedIn(...folders: [string, ...string[]]): Promise<number> {
  const [cwd] = folders;
  const asked = ['diff', '--name-only', '-z', '--no-renames', '--diff-filter=D', 'HEAD', '--'];
  // Uploads may lie outside the repository of the pages.
  const counts = folders.map(async (folder) => {
    const answer = await tryGit({ cwd }, ...asked, folder).catch(() => undefined);
    return answer?.code === 0 ? answer.out.toString('utf8').split('\0').length - 1 : 0;
  });
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}
