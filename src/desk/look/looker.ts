import type { Look } from '../../cms/desk-api.ts';
import { problem } from '../../problem.ts';
import { fileOf, newAt } from './look.ts';
import { Looking, makeFolderFor, type Order } from './process.ts';

/** Says what the checks say of texts that are not saved yet, and how they would look. */
export interface Looker {
  /**
   * Looks at the text of a file while it is being written; the file need not exist yet. Looks that wait for the same
   * file are answered with the newest of them. Rejects where the wiki itself cannot be read, or after `close`.
   *
   * @param path as Decap calls it, such as `content/guides/a.mdx`; must be a place of the wiki
   * @param preview render the page as well, where the means to are ready
   */
  look(path: string, raw: string, preview: boolean): Promise<Look>;
  /** Looks at this very text, whatever others are writing in the same file: for deciding whether to save it. */
  check(path: string, raw: string): Promise<Look>;
  /** Files have changed: they are read anew before the next look. */
  changed(): void;
  close(): Promise<void>;
}

export interface LookerOptions {
  contentFolder: string;
  /** The file in which what was read of the wiki is kept from one process to the next. */
  kept: string;
  /** Makes the module that renders pages, and returns its file. Without it there are no previews. */
  renderer?: (signal: AbortSignal) => Promise<string>;
  /** Told where that module could not be made, or failed. */
  onError?: (error: unknown) => void;
  /** How many milliseconds checking a text may take, and rendering it. */
  patience?: number;
}

/** A look that waits, with all who wait for it. */
interface Waiting {
  path: string;
  raw: string;
  preview: boolean;
  answer: { resolve: (look: Look) => void; reject: (error: unknown) => void }[];
}

/** Somewhat more than reading a file may take in a build, since a build may be running beside it. */
const usualPatience = 3000;

const closed = 'The looker is closed.';

/**
 * Opens a looker. It works in one process, which is ended and begun anew where a text takes too long.
 *
 * That process and what it needs for previews are made ready at once.
 */
export function openLooker(options: LookerOptions): Looker {
  const { contentFolder, kept, patience = usualPatience, onError = () => {} } = options;
  const closing = new AbortController();
  const { signal } = closing;
  /** By path where a newer look may take its place. */
  const waiting = new Map<string | symbol, Waiting>();
  let stale = false;
  let working: Promise<void> | undefined;
  let renderer: string | undefined;
  let worker: Promise<Looking> | undefined = begin();

  const rendererMade = options
    .renderer?.(signal)
    .then((file) => (renderer = file))
    .catch((error: unknown) => signal.aborted || onError(error));

  function begin(): Promise<Looking> {
    stale = false;
    const begun = makeFolderFor(kept).then(() => new Looking(contentFolder, kept, patience));
    begun.catch(() => (worker = undefined));
    return begun;
  }

  async function work(): Promise<void> {
    for (const [key, next] of waiting) {
      waiting.delete(key);
      try {
        const look = await lookAt(next);
        if (signal.aborted) throw new Error(closed);
        next.answer.forEach(({ resolve }) => resolve(look));
      } catch (error) {
        const reason = signal.aborted ? new Error(closed) : error;
        next.answer.forEach(({ reject }) => reject(reason));
      }
    }
    working = undefined;
  }

  async function lookAt({ path, raw, preview }: Waiting): Promise<Look> {
    if (signal.aborted) throw new Error(closed);
    const looking = await (worker ??= begin());
    const order: Order = { path, raw, reread: stale, renderer: preview ? renderer : undefined };
    stale = false;
    try {
      const { problems, html, failure } = await looking.ask(order);
      if (failure !== undefined) onError(new Error(failure));
      return { problems: problems ?? [tooSlow(path)], html };
    } finally {
      if (looking.ended) worker = undefined;
    }
  }

  function tooSlow(path: string) {
    const file = fileOf(path);
    const { collection, id } = newAt(file);
    const message = `The text takes over ${patience / 1000} seconds to check.`;
    return problem('file-too-slow', { file, entry: `${collection}/${id}` }, message);
  }

  function ask(key: string | symbol, path: string, raw: string, preview: boolean): Promise<Look> {
    return new Promise((resolve, reject) => {
      const earlier = waiting.get(key);
      waiting.set(key, {
        path,
        raw,
        preview: preview || earlier?.preview === true,
        answer: [...(earlier?.answer ?? []), { resolve, reject }],
      });
      working ??= work();
    });
  }

  return {
    look: (path, raw, preview) => ask(path, path, raw, preview),
    check: (path, raw) => ask(Symbol(path), path, raw, false),
    changed() {
      stale = true;
    },
    async close() {
      closing.abort();
      (await worker?.catch(() => undefined))?.end();
      await Promise.all([working, rendererMade]);
    },
  };
}
