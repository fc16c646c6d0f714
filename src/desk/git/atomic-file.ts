/** Files that are there whole or not at all. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The name of a hidden file beside another, in which its next text is made ready. */
export function draftOf(file: string): string {
  return join(dirname(file), `.${basename(file)}.${randomBytes(6).toString('hex')}.tmp`);
}

/** Whether a file's name is one that {@link draftOf} gives. */
export function isDraft(name: string): boolean {
  return /^\..+\.[0-9a-f]{12}\.tmp$/.test(name);
}

/** Writes a file that must not be there yet, and waits until the disk has it. `like` lends it its permissions. */
export async function writeAndSync(file: string, data: string | Buffer, like?: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const opened = await open(file, 'wx');
  try {
    await opened.writeFile(data);
    await opened.sync();
  } finally {
    await opened.close();
  }
  const old = like === undefined ? undefined : await stat(like).catch(() => undefined);
  if (old) await chmod(file, old.mode);
}

/** Writes a file so that a reader sees the old text or the new, and never half of one. */
export async function writeAtomically(file: string, data: string | Buffer): Promise<void> {
  const draft = draftOf(file);
  try {
    await writeAndSync(draft, data, file);
    await rename(draft, file);
    await syncFolder(dirname(file));
  } finally {
    await rm(draft, { force: true });
  }
}

/** Waits until the disk has the names in a folder. Not every system can; there is nothing to be done then. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => undefined);
  await opened?.sync().catch(() => {});
  await opened?.close();
}
