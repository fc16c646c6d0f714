import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Fault } from '../mdx/tags.ts';
import { unreadableEntry, type Entry } from './entry.ts';
import type { Found } from './files.ts';

/** What a reading process is asked: to read some files below a folder. */
export interface Task {
  folder: string;
  files: Found[];
  /** Set where the files are known to take too long: they are then shown as typed. */
  tooSlow?: Fault | undefined;
}

export interface Reply {
  entries: Entry[];
}

/** How long one file may take, in milliseconds. */
export const patience = 2000;
const filesAtATime = 200;

/**
 * Reads files in processes of their own.
 *
 * A parser that does not return cannot be interrupted from within; its process can be ended. The files it was
 * at are then read one by one, and the one that takes over {@link patience} is shown as typed.
 *
 * @param onProgress is told how many files have been read.
 */
export async function readFiles(
  folder: string,
  files: readonly Found[],
  onProgress: (done: number) => void = () => {},
): Promise<Entry[]> {
  const batches = inBatches(files, filesAtATime);
  const results: Entry[][] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    const reader = new Reader();
    try {
      for (let index = next++; index < batches.length; index = next++) {
        const batch = batches[index] ?? [];
        results[index] = await readBatch(reader, folder, batch);
        onProgress((done += batch.length));
      }
    } finally {
      reader.end();
    }
  };
  const count = Math.min(availableParallelism(), Math.ceil(batches.length / 2));
  await Promise.all(Array.from({ length: count }, work));
  return results.flat();
}

async function readBatch(reader: Reader, folder: string, files: Found[]): Promise<Entry[]> {
  const together = await reader.ask({ folder, files });
  if (together) return together;
  const entries: Entry[] = [];
  for (const file of files) {
    const alone = await reader.ask({ folder, files: [file] });
    const asTyped = alone ?? (await reader.ask({ folder, files: [file], tooSlow }));
    entries.push(
      ...(asTyped ?? [unreadableEntry(file, 'its fields take too long to read, or too much memory')]),
    );
  }
  return entries;
}

const tooSlow: Fault = {
  id: 'file-too-slow',
  message: `The page takes over ${patience / 1000} seconds to read, and is shown as plain text.`,
};

/** One reading process, begun anew after it had to be ended. */
class Reader {
  #process: Promise<ChildProcess> | undefined;

  /** The entries of a task; `undefined` where the process did not answer in time, or died. */
  async ask(task: Task): Promise<Entry[] | undefined> {
    const child = await (this.#process ??= begin());
    const stop = new AbortController();
    const { signal } = stop;
    child.send(task);
    const answer = await Promise.race([
      once(child, 'message', { signal }).then(([reply]: Reply[]) => reply),
      once(child, 'exit', { signal }).then(() => undefined),
      setTimeout(patience, undefined, { signal }),
    ]).catch(() => undefined);
    stop.abort();
    if (answer === undefined) this.end();
    return answer?.entries;
  }

  end(): void {
    void this.#process?.then((child) => child.kill('SIGKILL'));
    this.#process = undefined;
  }
}

/** Starts a process, and waits until it is ready: its start is not a file's fault. */
async function begin(): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('./reader.ts', import.meta.url));
  const child = fork(script, { serialization: 'advanced', execArgv: [] });
  await once(child, 'message');
  return child;
}

function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
