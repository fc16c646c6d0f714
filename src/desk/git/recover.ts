import { copyFile, readdir, readFile, rename, rm, stat } from 'node:fs/promises';

import { join } from 'node:path';
import { closeJournal, readJournal, type Journal } from './journal.ts';
import { clearIndexLock, lockIndex } from './locks.ts';
import { bytesOf, entriesAt, idAt, updateIndex } from './objects.ts';
import { gitWorksIn, pause } from './processes.ts';
import { RequestError } from '../request-error.ts';
import { commitAt, isIn, type Repository } from './repository.ts';
import { isDraft, writeAndSync } from './atomic-file.ts';

/**
 * Makes a repository whole again after a desk was killed in the middle of a save.
 *
 * If its commit had become part of the branch, the files are given the texts of the commit; otherwise nothing had
 * changed yet. A file that somebody else has written in the meantime stays as it is. To be called under the desk's
 * lock, so that what is found here belongs to no one alive.
 */
export async function recover(repository: Repository): Promise<void> {
  await clearIndexLock(repository);
  await clearOwn(repository);
  const journal = await readJournal(repository);
  if (journal === undefined) return;
  await clearLocks(repository, journal);
  const { top } = repository;
  const tip = await commitAt(top, journal.ref);
  const happened =
    journal.commit !== undefined && tip !== undefined && (await isIn(top, journal.commit, tip));
  if (happened && (await commitAt(top, 'HEAD')) === tip) await finish(repository, journal, tip);
  for (const { draft } of journal.files) await rm(join(top, draft), { force: true });
  await closeJournal(repository);
}

/** Gives the files of the work tree and of the index what the branch has, as far as nobody has changed them since. */
async function finish(repository: Repository, { files }: Journal, tip: string): Promise<void> {
  const { top, gitFolder, own } = repository;
  const paths = files.map(({ path }) => path);
  const committed = await entriesAt(top, tip, paths);
  const ours = files.filter(({ path, after }) => committed.get(path)?.id === after);
  for (const { path, before, after, draft } of ours) {
    const file = join(top, path);
    const found = await readFile(file).catch(() => undefined);
    const id = found === undefined ? undefined : await idAt(top, path, found);
    if (id === after || id !== before) continue;
    await rm(join(top, draft), { force: true });
    if (after === undefined) {
      await rm(file, { force: true });
    } else {
      await writeAndSync(join(top, draft), await bytesOf(top, path, after), file);
      await rename(join(top, draft), file);
    }
  }
  const release = await lockIndex(repository);
  try {
    const next = join(own, 'index-recovered');
    await rm(next, { force: true });
    await copyFile(join(gitFolder, 'index'), next).catch(() => {});
    await updateIndex(repository, next, new Map(ours.map(({ path }) => [path, committed.get(path)])));
    await rename(next, join(gitFolder, 'index'));
  } finally {
    await release();
  }
}

/**
 * Removes the locks that git has left where it was killed in the middle of moving the journal's branch.
 *
 * A lock is ours if it holds the journal's commit; an empty one if it is no older than the journal and no git is at
 * work in the repository. Others stay: whoever holds them will let go.
 */
async function clearLocks({ top, gitFolder, commonFolder }: Repository, journal: Journal): Promise<void> {
  const folders = [top, gitFolder, commonFolder];
  // A git that outlived its desk finishes within moments.
  for (let turn = 0; turn < 100 && (await gitWorksIn(folders)); turn++) await pause(30);
  const locks = [
    join(commonFolder, `${journal.ref}.lock`),
    join(gitFolder, 'HEAD.lock'),
    join(commonFolder, 'packed-refs.lock'),
  ];
  let waited = false;
  for (const lock of locks) {
    if (!(await isOurs(lock, journal))) continue;
    if (!waited) await pause(200);
    waited = true;
    if (await gitWorksIn(folders))
      throw new RequestError(
        409,
        'A git program is at work in the repository of these pages. Try again when it is done.',
      );
    if (await isOurs(lock, journal)) await rm(lock, { force: true });
  }
}

async function isOurs(lock: string, journal: Journal): Promise<boolean> {
  const found = await stat(lock).catch(() => undefined);
  if (found === undefined || found.mtimeMs < journal.time - 1000) return false;
  const text = (await readFile(lock, 'utf8').catch(() => '?')).trim();
  return text === '' || text === journal.commit;
}

/** Removes files of the desk's own that only mean something while it is saving. */
async function clearOwn({ own, gitFolder }: Repository): Promise<void> {
  const leftOver = /^(?:index-|\.[0-9a-f]{18}\.tmp$|lock\..*\.tmp$)/;
  for (const name of await readdir(own).catch(() => [])) {
    if (leftOver.test(name) || isDraft(name)) await rm(join(own, name), { force: true });
  }
  for (const name of await readdir(gitFolder)) {
    const isOurs = /^(?:\.[0-9a-f]{18}\.tmp|index\.lock\.[0-9a-f]{12}\.tmp)$/.test(name);
    if (isOurs) await rm(join(gitFolder, name), { force: true });
  }
}
