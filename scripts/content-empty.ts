import { mkdir, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { registry } from '../src/collections/index.ts';
import { git, gitText, tryGit } from '../src/git/git.ts';
import { whyUntold } from '../src/git/untold.ts';
import { emptySettings } from '../src/wiki/empty.ts';
import { mediaFolder, settingsFile } from '../src/wiki/files.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder } from './content.ts';

const help = `
Turns the wiki into an empty one, and commits that: no page, no person and no upload of before is published with it.

  npm run content:empty -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media

Nothing is lost: what was there is moved beside it, into a folder whose name ends in “.before-empty”. Nothing else that
you have not committed yet is touched, or committed with it.
Exit codes: 0 done, 1 the wiki is empty, but git could not commit that, 2 wrong use, or not done.
`;

await run(help, { content: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  const moves = [folder, mediaFolder(folder)].map((from) => ({
    from,
    // Out of what is published: not beside the uploads.
    to: join(dirname(folder), `${basename(from)}.before-empty`),
  }));
  for (const { to } of moves) await expectNothing(to);
  const kept: string[] = [];
  for (const { from, to } of moves) if (await move(from, to)) kept.push(to);
  await writeEmpty(folder);
  console.log('The wiki is empty. On its home page is what to do first: npm start');
  for (const each of kept) console.log(`What was there is kept in ${each}.`);
  const code = await commit(folder);
  console.log('To take in a newer Concord later, and none of its pages: npm run upgrade');
  return code;
});

async function expectNothing(path: string): Promise<void> {
  if ((await stat(path).catch(() => undefined)) === undefined) return;
  throw new UsageError(`“${path}” exists already. Move it away first: it holds what was there before.`);
}

/** Moves a folder; returns whether there was one. */
async function move(from: string, to: string): Promise<boolean> {
  if (!(await readdir(from).catch(() => undefined))) return false;
  await rename(from, to);
  return true;
}

async function writeEmpty(folder: string): Promise<void> {
  await mkdir(mediaFolder(folder), { recursive: true });
  await writeFile(join(mediaFolder(folder), '.gitkeep'), '');
  for (const { id, format } of registry)
    if (format !== 'settings') await mkdir(join(folder, id), { recursive: true });
  await writeFile(join(folder, settingsFile), emptySettings);
}

/** Commits what was emptied and nothing else: until then a push publishes what was there before. */
async function commit(folder: string): Promise<number> {
  const here = { cwd: dirname(folder) };
  const paths = [folder, mediaFolder(folder)].map((each) => relative(here.cwd, each));
  if (!(await isCommitted(here, paths))) return exit.fine;
  const message = 'Empty the wiki';
  try {
    await git(here, 'add', '--all', '--', ...paths);
    await git(here, 'commit', '--quiet', '--only', '--message', message, '--', ...paths);
    console.log(`That is committed: ${await gitText(here, 'log', '-1', '--format=%h %s')}`);
    return exit.fine;
  } catch (error) {
    console.error(`Git could not commit that: ${error instanceof Error ? error.message : String(error)}
Until it is committed, a push publishes what was there before. In a terminal, in ${here.cwd}:
  git add --all ${paths.join(' ')} && git commit -m "${message}" ${paths.join(' ')}`);
    return exit.doesNotHold;
  }
}

/** Whether the latest commit has any of it; also where git is there and does not say. */
async function isCommitted(here: { cwd: string }, paths: readonly string[]): Promise<boolean> {
  const listed = await tryGit(here, 'ls-tree', '--name-only', 'HEAD', '--', ...paths).catch(() => undefined);
  if (listed?.code === 0) return listed.out.length > 0;
  return !['outside', 'nothing-committed'].includes(await whyUntold(here.cwd));
}
