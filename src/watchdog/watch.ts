import { writeSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { endOfNote, noteFile, slots } from './board.ts';

/** How much processor time a piece of work may take where nothing else is said, in milliseconds. */
export const cpuLimitMs = 2000;

/**
 * Does a piece of work, in this turn or with promises, and returns what it returns. One at a time.
 *
 * @param label what it is, for whoever is to know at what this process ended
 * @param limit how much processor time it may take, in milliseconds
 */
export type Watched = <T>(label: string, work: () => T, limit?: number) => T;

/**
 * Has work watched from now on: the process is ended where a piece of it takes too long. To be called once, in a
 * process that `forkWatched` has begun.
 *
 * A parser of native code cannot be interrupted from within, nor ended with its thread; a process can. What counts is
 * the time its processors worked: however busy the machine is, no text becomes too slow by that.
 */
export function openWatch(): Watched {
  // Ctrl-C reaches all processes at a terminal. Its parent ends this one: it is not for what it is doing that it ends.
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {});
  const board = new Int32Array(
    new SharedArrayBuffer(Object.keys(slots).length * Int32Array.BYTES_PER_ELEMENT),
  );
  // What runs in this process must not run in the thread again.
  const thread = new Worker(new URL('./thread.ts', import.meta.url), { workerData: board, execArgv: [] });
  thread.unref();
  return (label, work, limit = cpuLimitMs) => {
    if (isBusy(board)) throw new Error(`“${label}” begins before what is watched has come to its end.`);
    note(label);
    board[slots.limit] = limit;
    next(board);
    const done = () => {
      next(board);
      note();
    };
    let isLater = false;
    try {
      const result = work();
      if (!(result instanceof Promise)) return result;
      isLater = true;
      return result.finally(done) as typeof result;
    } finally {
      if (!isLater) done();
    }
  };
}

function isBusy(board: Int32Array): boolean {
  return Atomics.load(board, slots.count) % 2 !== 0;
}

function next(board: Int32Array): void {
  Atomics.add(board, slots.count, 1);
  Atomics.notify(board, slots.count);
}

/** Notes what is being done; nothing where no label is given. */
function note(label = ''): void {
  writeSync(noteFile, label + endOfNote, 0);
}
