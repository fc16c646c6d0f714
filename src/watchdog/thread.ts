/** The thread that looks after a process: it ends it where a piece of work has taken too much processor time. */
import { workerData } from 'node:worker_threads';
import { slots } from './board.ts';

const board = workerData as Int32Array;

/** How often to look, in milliseconds. */
const interval = 100;

for (;;) {
  const count = Atomics.load(board, slots.count);
  if (count % 2 === 0) Atomics.wait(board, slots.count, count);
  else stay(count);
}

/** Stays until a piece of work is done. */
function stay(count: number): void {
  const begun = process.cpuUsage();
  while (Atomics.load(board, slots.count) === count) {
    const { user, system } = process.cpuUsage(begun);
    if ((user + system) / 1000 > Atomics.load(board, slots.limit)) process.kill(process.pid, 'SIGKILL');
    Atomics.wait(board, slots.pause, 0, interval);
  }
}
