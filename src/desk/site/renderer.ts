import { join } from 'node:path';
import type { Validation } from '../../editing-api/protocol.ts';
import { problem, type Problem } from '../../problem/problem.ts';
import { forkWatched, type WatchedProcess } from '../../watchdog/fork.ts';
import { endsAt, maxEnds } from '../../wiki/file.ts';
import { stampOf } from '../../wiki/files.ts';
import { fileOf, newAt } from '../validation/validate.ts';
import {
  validationLabel,
  type Answer,
  type Beginning,
  type Files,
  type RenderRequest,
  type RenderProgress,
  type Searched,
} from './render-messages.ts';

/** Shows the pages of a wiki as it is now, and what unsaved texts would be in it. */
export interface Renderer {
  /**
   * What is at the path of an address, without the site's base. Rejects where a page cannot be rendered.
   *
   * @param canWait no person is waiting for it: whatever else is asked goes first
   */
  page(address: string, canWait?: boolean): Promise<Answer>;
  /**
   * Looks at the text of a file while it is being written; the file need not exist yet. Looks that wait for the same
   * file are answered with the newest of them. Rejects where the wiki itself cannot be read, or after `close`.
   *
   * @param path as Decap calls it, such as `content/guides/a.mdx`; must be a place of the wiki
   * @param preview render the page as well
   */
  validate(path: string, raw: string, preview: boolean): Promise<Validation>;
  /** Looks at this very text, whatever others are writing in the same file: for deciding whether to save it. */
  validateExactly(path: string, raw: string): Promise<Validation>;
  /** Which pages search is to read again: all of them, or those that have changed since it was last told. */
  searched(all: boolean): Promise<Searched>;
  /** Files have changed: whatever is asked from now on shows them. */
  changed(files: Files): void;
  close(): Promise<void>;
}

export interface RendererOptions extends Omit<Beginning, 'ends' | 'timeoutMs' | 'theme'> {
  /** Compiles the theme; see `theme/theme.ts`. */
  theme: () => Promise<string>;
  timeoutMs?: number;
  /** Told of failures that are nobody's text's fault. */
  onError?: (error: unknown) => void;
}

/** An order that waits, with all who wait for its answer. */
interface Waiting {
  order: RequestKind;
  canWait: boolean;
  answer: { resolve: (outcome: Outcome) => void; reject: (error: unknown) => void }[];
}

type RequestKind = RenderRequest extends infer T
  ? T extends RenderRequest
    ? Omit<T, 'changed'>
    : never
  : never;

/** What came of an order; without a result, its text took too long. */
interface Outcome {
  problems?: Problem[] | undefined;
  result?: unknown;
  /** Why there is no result, where that is not the text's fault. */
  failure?: string | undefined;
}

const closed = 'The wiki is not served any more.';

/** Somewhat more than reading a file may take. */
const defaultTimeoutMs = 3000;
/** How often an order is given to another process where one has ended for no reason that is known. */
const mostTries = 3;

/**
 * Opens a renderer. It works in one process, which is ended and begun anew where a text takes too long; whoever waits is
 * answered by the next. It begins at once.
 */
export function openRenderer(options: RendererOptions): Renderer {
  const { timeoutMs = defaultTimeoutMs, onError = () => {}, theme, ...beginning } = options;
  const ends = new Map<string, { stamp: string; count: number }>();
  /** Pages of no text, at which processes have ended: not tried again before something changes. */
  const tooLong = new Set<string>();
  /** By path where a newer text may take its place. */
  const waiting = new Map<string | symbol, Waiting>();
  let changed: Set<string> | 'all' | undefined;
  let isClosed = false;
  let working: Promise<void> | undefined;
  let worker: Promise<WatchedProcess> | undefined;
  begin().catch(() => {});

  function begin(): Promise<WatchedProcess> {
    const begun = start();
    worker = begun;
    begun.catch(() => (worker = undefined));
    return begun;
  }

  /** Reading the wiki may take too long, too: each file that did is read as plain text by the next process. */
  async function start(): Promise<WatchedProcess> {
    for (;;) {
      // It has code to load, too, while the pages are compiled, or found.
      const process = forkWatched(new URL('./worker.ts', import.meta.url));
      let isReady = false;
      try {
        const folder = await theme();
        if (isClosed) throw new Error(closed);
        changed = undefined;
        const { failure, hasEnded } = await ask(process, { ...beginning, theme: folder, ends, timeoutMs });
        isReady = !hasEnded && failure === undefined;
        if (isReady) return process;
        if (!remember(process.at)) throw new Error(failure ?? 'The process that renders the wiki has ended.');
      } finally {
        if (!isReady) process.child.kill('SIGKILL');
      }
    }
  }

  async function work(): Promise<void> {
    for (let turn = nextOf(waiting); turn; turn = nextOf(waiting)) {
      const [key, next] = turn;
      waiting.delete(key);
      try {
        const outcome = await carryOut(next.order, mostTries);
        next.answer.forEach(({ resolve }) => resolve(outcome));
      } catch (error) {
        const reason = isClosed ? new Error(closed) : error;
        next.answer.forEach(({ reject }) => reject(reason));
      }
    }
    working = undefined;
  }

  async function carryOut(order: RequestKind, tries: number): Promise<Outcome> {
    if (isClosed) throw new Error(closed);
    if (order.kind === 'page' && tooLong.has(order.address)) throw slow(order.address);
    const process = await (worker ?? begin());
    const files = changed instanceof Set ? [...changed] : changed;
    changed = undefined;
    const outcome = await ask(process, { ...order, changed: files });
    // Nobody knows how much of it was taken in.
    if (outcome.failure !== undefined && files !== undefined) changed = 'all';
    if (!outcome.hasEnded) return outcome;
    worker = undefined;
    const { at } = process;
    if (at === validationLabel) return outcome;
    if (at?.startsWith('/')) tooLong.add(at);
    if (at !== undefined && tooLong.has(at)) throw slow(at);
    if (remember(at)) return carryOut(order, tries);
    if (tries > 1) return carryOut(order, tries - 1);
    throw new Error('The process that renders the wiki has ended.');
  }

  /** Remembers the file at which a process has ended, until that changes. Whether it was at one. */
  function remember(file: string | undefined): boolean {
    if (!file || file.startsWith('/')) return false;
    const stamp = stampOf(join(beginning.contentFolder, file));
    const count = endsAt(ends, file, stamp) + 1;
    ends.set(file, { stamp, count });
    return count <= maxEnds;
  }

  function put(key: string | symbol, order: RequestKind, canWait = false): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      const earlier = waiting.get(key);
      const wantsPreview = earlier?.order.kind === 'validate' && earlier.order.preview;
      waiting.set(key, {
        order: order.kind === 'validate' && wantsPreview ? { ...order, preview: true } : order,
        canWait,
        answer: [...(earlier?.answer ?? []), { resolve, reject }],
      });
      working ??= work();
    });
  }

  async function done(order: RequestKind, canWait?: boolean): Promise<unknown> {
    const { result, failure } = await put(Symbol(order.kind), order, canWait);
    if (failure !== undefined) throw new Error(failure);
    return result;
  }

  async function validate(
    key: string | symbol,
    path: string,
    raw: string,
    preview: boolean,
  ): Promise<Validation> {
    const { problems, result, failure } = await put(key, { kind: 'validate', path, raw, preview });
    if (failure !== undefined && problems === undefined) throw new Error(failure);
    if (failure !== undefined) onError(new Error(failure));
    return { problems: problems ?? [tooSlow(path)], html: result as string | undefined };
  }

  function tooSlow(path: string): Problem {
    const file = fileOf(path);
    const { collection, id } = newAt(file);
    const fault = { id: 'file-too-slow', seconds: timeoutMs / 1000, to: 'check' } as const;
    return problem(fault, { file, entry: `${collection}/${id}` });
  }

  return {
    page: (address, canWait) => done({ kind: 'page', address }, canWait) as Promise<Answer>,
    searched: (all) => done({ kind: 'searched', all }) as Promise<Searched>,
    validate: (path, raw, preview) => validate(path, path, raw, preview),
    validateExactly: (path, raw) => validate(Symbol(path), path, raw, false),
    changed(files) {
      tooLong.clear();
      changed = files === 'all' || changed === 'all' ? 'all' : new Set([...(changed ?? []), ...files]);
    },
    async close() {
      isClosed = true;
      (await worker?.catch(() => undefined))?.child.kill('SIGKILL');
      await working;
    },
  };
}

/** Whose turn it is: people are not kept waiting by what can wait. */
function nextOf<Key>(waiting: ReadonlyMap<Key, Waiting>): [Key, Waiting] | undefined {
  const all = [...waiting];
  return all.find(([, { canWait }]) => !canWait) ?? all[0];
}

function slow(address: string): Error {
  return new Error(`The page “${address}” takes too long to show.`);
}

/** Gives a process its order, and hears of it until it is done, or the process has ended. */
async function ask(
  { child, ended }: WatchedProcess,
  order: RenderRequest | Beginning,
): Promise<Outcome & { hasEnded: boolean }> {
  let problems: Problem[] | undefined;
  const done = new Promise<Outcome & { hasEnded: boolean }>((resolve) => {
    const hear = (report: RenderProgress) => {
      if (report.step === 'checked') return void ({ problems } = report);
      child.off('message', hear);
      const failure = report.step === 'failed' ? report.reason : undefined;
      const result = report.step === 'done' ? report.result : undefined;
      resolve({ problems, result, failure, hasEnded: false });
    };
    child.on('message', hear);
    void ended.then(() => resolve({ problems, hasEnded: true }));
  });
  // Where it cannot be sent any more, the process has ended.
  child.send(order, () => {});
  return done;
}
