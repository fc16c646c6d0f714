import { once } from 'node:events';
import { forkWatched, type WatchedProcess } from '../watchdog/fork.ts';
import { maxEnds } from './file.ts';
import type { Part } from './cache.ts';

/** Of what is read of a file, nothing outlives its part: with less room for what is young, it takes half the memory, and is no slower. */
const littleMemory = ['--max-semi-space-size=4'];

/** What a reading process is asked: to write the draft of a part. */
export interface Task {
  part: Part;
  /** At which files processes have ended since reading began, and how many. */
  ends: Map<string, number>;
}

/**
 * Reads parts in processes of their own, which write their drafts.
 *
 * Where a process ends, the part it was at is read once more, with less being asked of the file that it ended at.
 *
 * @param onPart is told of each part whose draft is written.
 */
export async function readParts(
  parts: Iterable<Part>,
  processes: number,
  onPart: (part: Part) => void,
): Promise<void> {
  const waiting = parts[Symbol.iterator]();
  const ends = new Map<string, number>();
  const work = async () => {
    let reader = begin();
    try {
      for (let next = waiting.next(); !next.done; next = waiting.next()) {
        while (!(await ask(reader, { part: next.value, ends }))) {
          const { at } = reader;
          // Where nothing of a file was looked at, it is not to blame.
          if (at === undefined || ends.get(at) === maxEnds)
            throw new Error('The process that reads the content has ended.');
          ends.set(at, (ends.get(at) ?? 0) + 1);
          reader = begin();
        }
        onPart(next.value);
      }
    } finally {
      reader.child.kill('SIGKILL');
    }
  };
  const begin = () => forkWatched(new URL('./reader.ts', import.meta.url), [], littleMemory);
  await Promise.all(Array.from({ length: processes }, work));
}

/** Whether a process has done what it was asked; otherwise it has ended. */
async function ask({ child, ended }: WatchedProcess, task: Task): Promise<boolean> {
  const stop = new AbortController();
  const answered = once(child, 'message', { signal: stop.signal }).then(() => true);
  answered.catch(() => {});
  // Where it cannot be sent any more, the process has ended.
  child.send(task, () => {});
  try {
    return await Promise.race([answered, ended.then(() => false)]);
  } finally {
    stop.abort();
  }
}
