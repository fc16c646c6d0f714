import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endOfNote } from './board.ts';

/** A process whose work is watched. */
export interface WatchedProcess {
  child: ChildProcess;
  /** What it is doing, or was doing when it ended; `undefined` between two pieces of work. */
  readonly at: string | undefined;
  /** Resolves once it has ended, for whatever reason. Rejects where it could not be started. */
  ended: Promise<void>;
}

/**
 * Begins a process that does its work watched (see `openWatch`).
 *
 * It notes in a file what it is doing: that is known also where it runs out of memory, or native code brings it down.
 */
export function forkWatched(
  script: URL,
  args: readonly string[] = [],
  execArgv: string[] = [],
): WatchedProcess {
  const note = openNote();
  const child = fork(fileURLToPath(script), args, {
    serialization: 'advanced',
    execArgv,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc', note],
  });
  let last: { label: string | undefined } | undefined;
  const ended = once(child, 'exit')
    .finally(() => {
      last = { label: readNote(note) };
      closeSync(note);
    })
    .then(() => undefined);
  // Whoever does not wait for the end need not know.
  ended.catch(() => {});
  return {
    child,
    ended,
    get at() {
      return last ? last.label : readNote(note);
    },
  };
}

/** Opens a file that two processes share and nobody else sees. */
function openNote(): number {
  const folder = mkdtempSync(join(tmpdir(), 'concord-watch-'));
  try {
    return openSync(join(folder, 'note'), 'wx+');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Longer than any path. */
const longestNote = 8192;

function readNote(note: number): string | undefined {
  const bytes = Buffer.alloc(longestNote);
  const text = bytes.toString('utf8', 0, readSync(note, bytes, 0, longestNote, 0));
  return text.split(endOfNote)[0] || undefined;
}
