/** Locks that say whose they are, so that one left behind can be told from one in use. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitWorksIn, isAlive, me, pause, type Owner } from './processes.ts';
import { lockedBy } from '../failure.ts';
import { RequestError } from '../request-error.ts';
import type { Repository } from './repository.ts';

interface Mark extends Owner {
  concord: string;
}

/** Keeps other desks from saving into a repository; git itself does not mind this lock. Returns how to let go. */
export async function lockDesk({ own }: Repository): Promise<() => Promise<void>> {
  const busy = 'Another editing server is saving into the same repository. Try again in a moment.';
  return lock(join(own, 'lock'), 60_000, async () => busy);
}

/** Keeps git, and people using it, from writing the index. Returns how to let go. */
export async function lockIndex({ top, gitFolder }: Repository): Promise<() => Promise<void>> {
  const file = indexLock(gitFolder);
  return lock(file, 3_000, async () => {
    if (await gitWorksIn([top, gitFolder]))
      return 'Git is busy in the repository of these pages: someone is using it in a terminal or a program. Try again in a moment.';
    return lockedBy(file, (await stat(file).catch(() => undefined))?.mtime);
  });
}

/** Takes away a lock of the index that a desk has left behind. */
export async function clearIndexLock({ gitFolder }: Repository): Promise<void> {
  await takeAway(indexLock(gitFolder), process.pid);
}

function indexLock(gitFolder: string): string {
  return join(gitFolder, 'index.lock');
}

/** @param busy says why it could not be had in time. */
async function lock(
  file: string,
  timeoutMs: number,
  busy: () => Promise<string>,
): Promise<() => Promise<void>> {
  const mark: Mark = { ...(await me()), concord: randomBytes(9).toString('hex') };
  const until = Date.now() + timeoutMs;
  await mkdir(dirname(file), { recursive: true });
  for (let wait = 5; !(await make(file, mark)); wait = Math.min(wait * 2, 20)) {
    await takeAway(file);
    if (Date.now() > until) throw new RequestError(409, await busy());
    await pause(wait);
  }
  return async () => {
    if ((await read(file))?.concord === mark.concord) await rm(file, { force: true });
  };
}

/** Makes the file with its mark, both at once, if it is not there. */
async function make(file: string, mark: Mark): Promise<boolean> {
  const draft = join(dirname(file), `.${mark.concord}.tmp`);
  try {
    await writeFile(draft, JSON.stringify(mark));
    await link(draft, file);
    return true;
  } catch (error) {
    // Another desk that is tidying up may have removed the draft.
    if (['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Removes a lock with a desk's mark whose process is gone, or is the one given. Locks without a mark stay. */
async function takeAway(file: string, owner?: number): Promise<void> {
  const mark = await read(file);
  if (mark === undefined) return;
  const alive = mark.pid === owner ? false : await isAlive(mark);
  if (alive === true || (alive === undefined && (await age(file)) < 600_000)) return;
  // Another desk may have done the same and have its own lock there by now: look at what was really taken.
  const aside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await rename(file, aside).catch(() => {});
  const taken = await read(aside);
  if (taken !== undefined && taken.concord !== mark.concord) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

async function read(file: string): Promise<Mark | undefined> {
  try {
    const mark: unknown = JSON.parse(await readFile(file, 'utf8'));
    return typeof mark === 'object' && mark !== null && 'concord' in mark ? (mark as Mark) : undefined;
  } catch {
    return undefined;
  }
}

async function age(file: string): Promise<number> {
  return (
    Date.now() -
    (await stat(file)
      .then(({ mtimeMs }) => mtimeMs)
      .catch(() => Date.now()))
  );
}
