/** Which processes are alive: a lock of one that is not may be taken away. */
import { readdir, readFile, readlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, sep } from 'node:path';

/** A process, told apart from a later one that was given the same number. */
export interface Owner {
  pid: number;
  host: string;
  /** When it was started, as far as the system tells; otherwise empty. */
  born: string;
}

/** This process, or another of this machine that is known to be alive. */
export async function me(pid = process.pid): Promise<Owner> {
  return { pid, host: hostname(), born: await birthOf(pid) };
}

/** Whether a process is alive; `undefined` where that cannot be known, because it runs on another machine. */
export async function isAlive(owner: Owner): Promise<boolean | undefined> {
  if (owner.host !== hostname()) return undefined;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const born = await birthOf(owner.pid);
  return born === '' || owner.born === '' || born === owner.born;
}

/**
 * Whether a git that somebody has started is seen at work in one of these folders. Where the system does not tell, none
 * is; whoever asks has waited for a while, and git holds its locks for moments.
 */
export async function gitWorksIn(folders: readonly string[]): Promise<boolean> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      const name = await readFile(join('/proc', pid, 'comm'), 'utf8').catch(() => '');
      if (!name.startsWith('git')) return false;
      // A process that has ended and was not yet taken note of has no working directory any more.
      const cwd = await readlink(join('/proc', pid, 'cwd')).catch(() => '');
      return folders.some((folder) => cwd === folder || cwd.startsWith(folder + sep));
    }),
  );
  return found.includes(true);
}

async function birthOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name, which may hold anything, stands in brackets; the start is the 20th value behind it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

export async function pause(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds));
}
