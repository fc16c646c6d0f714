import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { Status } from '../../editing-api/protocol.ts';
import { RequestError } from '../request-error.ts';

/** Keeps count of changes, and tells whoever watches. */
export interface Board {
  now(): Status;
  /** A change was made, by the desk or in a text editor. Gives its number. */
  changed(): number;
  /** Search knows all changes up to a number. */
  searchable(number: number): void;
  /** Calls back at every change until the function it returns is called. `undefined` means that there is no more. */
  watch(told: (status: Status | undefined) => void): () => void;
  /** Ends everyone's watching. */
  close(): void;
}

/** The count begins with the content as it is found: that is change 1, and search does not know it yet. */
export function openBoard(): Board {
  let status: Status = { saved: 1, searchable: 0 };
  const watching = new Set<(status: Status | undefined) => void>();
  let closed = false;

  function set(change: Partial<Status>): void {
    status = { ...status, ...change };
    for (const told of watching) told(status);
  }

  return {
    now: () => status,
    changed() {
      set({ saved: status.saved + 1 });
      return status.saved;
    },
    searchable: (number) => set({ searchable: number }),
    watch(told) {
      if (closed) told(undefined);
      else watching.add(told);
      return () => void watching.delete(told);
    },
    close() {
      closed = true;
      for (const told of watching) told(undefined);
      watching.clear();
    },
  };
}

/** How many may watch at once: more than there are editors, and fewer than would be a burden. */
const mostWatchers = 200;

/** Answers with the status now, and again with each change, until the reader leaves. */
export function streamStatus(board: Board, heartbeatMs: number): (context: Context) => Response {
  let watchers = 0;
  return (context) => {
    if (watchers >= mostWatchers) throw new RequestError(429, 'Too many windows are watching. Close some.');
    watchers++;
    // Nginx would hold it back until there is more: https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
    context.header('X-Accel-Buffering', 'no');
    return streamSSE(context, async (stream) => {
      let next: Status | undefined = board.now();
      let ended = false;
      let wake: () => void = () => {};
      const leave = board.watch((status) => {
        if (status === undefined) ended = true;
        else next = status;
        wake();
      });
      stream.onAbort(() => {
        ended = true;
        wake();
      });
      try {
        while (!ended) {
          // Only the latest counts: a reader that is slow misses steps in between.
          const status: Status | undefined = next;
          next = undefined;
          if (status) await stream.writeSSE({ event: 'status', data: JSON.stringify(status) });
          else await stream.write(': still here\n\n');
          if (next === undefined && !ended) await sleep(heartbeatMs, (done) => (wake = done));
        }
      } finally {
        watchers--;
        leave();
      }
    });
  };
}

/** Sleeps for a while, or until woken. */
async function sleep(milliseconds: number, wakeable: (wake: () => void) => void): Promise<void> {
  await new Promise<void>((done) => {
    const timer = setTimeout(done, milliseconds);
    wakeable(() => {
      clearTimeout(timer);
      done();
    });
  });
}
