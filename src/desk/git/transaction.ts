import { copyFile, mkdir, readFile, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Author } from '../../editing-api/protocol.ts';
import { closeJournal, writeJournal, type Journal, type JournalFile } from './journal.ts';
import { lockIndex } from './locks.ts';
import { commitSteps, moveRef, updateIndex, type Entries } from './objects.ts';
import { pause } from './processes.ts';
import { GitError } from '../../git/git.ts';
import { commitAt, type Head, type Repository } from './repository.ts';
import { planCommits, type Edit } from './plan.ts';
import { syncFolder, writeAndSync } from './atomic-file.ts';

/** Someone else has added a commit since the head was read: everything is to be decided again. */
export class HeadMoved extends Error {}

export const concord: Author = { name: 'Concord', email: 'concord@localhost' };

/**
 * Makes one commit of some files, and then gives the files of the work tree their new texts.
 *
 * The branch moving is the one point at which it has happened: whatever goes wrong before leaves everything as it
 * was, whatever goes wrong after it is made good by `recover`. Other files, in the work tree and in the index, stay
 * as they are. What these files held that is in no commit yet gets a commit of its own before.
 *
 * Returns the commit; `undefined` where git finds nothing to change.
 */
export async function commitEdits(
  repository: Repository,
  head: Head,
  edits: readonly Edit[],
  message: string,
  author: Author,
): Promise<string | undefined> {
  const { top } = repository;
  const committer = (await head.identity) ?? concord;
  const authors = { edit: author, outside: committer };
  const { files, entries, steps } = await planCommits(repository, head, edits, message, authors);
  const commit = await commitSteps(repository, head.commit, steps, committer);
  if (commit === undefined) return undefined;
  await writeJournal(repository, { ref: head.branch, commit, files });
  let moved = false;
  try {
    const release = await lockIndex(repository);
    try {
      await Promise.all(
        files.map(async ({ draft, path }, index) => {
          const data = edits[index]?.data;
          if (data !== undefined) await writeAndSync(join(top, draft), data, join(top, path));
        }),
      );
      const index = await nextIndex(repository, entries);
      await moveHead(repository, head, commit, message);
      moved = true;
      for (const [at, file] of files.entries()) await putInPlace(top, file, edits[at]);
      await rename(index, join(repository.gitFolder, 'index'));
    } finally {
      await release();
    }
  } finally {
    // What has happened but is not finished stays in the journal.
    if (!moved) await undo(repository, files);
  }
  await closeJournal(repository);
  return commit === head.commit ? undefined : commit;
}

/** The index with these files as they are to be, made beside the real one. */
async function nextIndex(repository: Repository, entries: Entries): Promise<string> {
  const next = join(repository.own, `index-${randomBytes(6).toString('hex')}`);
  await mkdir(repository.own, { recursive: true });
  await copyFile(join(repository.gitFolder, 'index'), next).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await updateIndex(repository, next, entries);
  return next;
}

/** Moves the branch. Where git does not let us for some seconds, someone else is using it. */
async function moveHead(repository: Repository, head: Head, commit: string, reason: string): Promise<void> {
  const until = Date.now() + 5_000;
  for (;;) {
    if (commit === head.commit) return;
    const moved = await moveRef(repository.top, head.branch, commit, head.commit, reason);
    if (moved.code === 0) return;
    const now = await commitAt(repository.top, head.branch);
    if (now === commit) return;
    if (now !== head.commit) throw new HeadMoved();
    if (Date.now() > until) throw new GitError(moved.err);
    await pause(40);
  }
}

/** Gives a file its new text, unless somebody else has written it since it was looked at: then theirs stays. */
async function putInPlace(top: string, file: JournalFile, edit: Edit | undefined): Promise<void> {
  const path = join(top, file.path);
  const found = await readFile(path).catch(() => undefined);
  const seen = edit?.seen;
  const untouched = found === undefined ? seen === undefined : seen !== undefined && found.equals(seen);
  const draft = join(top, file.draft);
  if (!untouched) return rm(draft, { force: true });
  if (edit?.data === undefined) await rm(path, { force: true });
  else await rename(draft, path);
  return syncFolder(dirname(path));
}

async function undo(repository: Repository, files: Journal['files']): Promise<void> {
  for (const { draft } of files) await rm(join(repository.top, draft), { force: true });
  await closeJournal(repository);
}
