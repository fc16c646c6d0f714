/** The search index of the wiki that is served: kept in memory, and brought up to date page by page. */
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { close, type PagefindIndex } from 'pagefind';
import { isUsed, newIndex } from '../../search/new-index.ts';
import type { Renderer } from './renderer.ts';

export interface SearchIndex {
  /** A file of the index, by its path in the folder that Pagefind would write. Waits for the first index to be made. */
  file(path: string): Promise<Uint8Array | undefined>;
  /** Pages have changed: brings it up to date, by and by. */
  update(): void;
  /** Resolves when it is up to date. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

export interface SearchOptions {
  renderer: Pick<Renderer, 'page' | 'searched'>;
  /** Told when it has come to know all that there was when `update` was last called. */
  onUpdate?: () => void;
  onError?: (error: unknown) => void;
}

type Files = ReadonlyMap<string, Uint8Array>;

/** How long to wait for further changes, in milliseconds. */
const quietMs = 200;

/** Opens an index, and begins to fill it. */
export function openSearch({
  renderer,
  onUpdate = () => {},
  onError = () => {},
}: SearchOptions): SearchIndex {
  /** What was indexed, by address. */
  const known = new Map<string, string>();
  let index: PagefindIndex | undefined;
  /** The index as it was made last, and before: browsers that have begun with one go on with that. */
  let made: Files[] = [];
  let isAsked = false;
  const closing = new AbortController();
  let isClosed = false;
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    while (isAsked && !isClosed) {
      // Whoever has saved looks at the page first; and what is saved in a row is read in one go.
      if (made.length > 0) await pause(quietMs, undefined, { signal: closing.signal }).catch(() => {});
      isAsked = false;
      try {
        await bringUpToDate();
        if (!isAsked) onUpdate();
      } catch (error) {
        // What was to be read is not known any more: the next time, everything is, into a new index.
        index = undefined;
        await close();
        if (!isClosed) onError(error);
      }
    }
    working = undefined;
  }

  async function bringUpToDate(): Promise<void> {
    const { addresses, isAll } = await renderer.searched(index === undefined);
    const pages = new Map<string, string>();
    for (const address of addresses) {
      if (isClosed) return;
      const html = await textOf(address);
      if (html.includes('data-pagefind-body')) pages.set(address, html);
    }
    // A page cannot be taken out of an index: https://pagefind.app/docs/node-api/
    const isGone = isAll && [...known.keys()].some((address) => !pages.has(address));
    if (isGone || index === undefined) await renew(pages.size);
    for (const [address, html] of pages) await add(address, html);
    if (index) made = [filesOf(await index.getFiles(), made[0]), ...made.slice(0, maxKept - 1)];
  }

  /** A page that cannot be shown cannot be found, and keeps no other from being found. */
  async function textOf(address: string): Promise<string> {
    const page = await renderer.page(address, true).catch((error: unknown) => void onError(error));
    return page && 'body' in page ? Buffer.from(page.body).toString('utf8') : '';
  }

  async function renew(size: number): Promise<void> {
    known.clear();
    await index?.deleteIndex();
    index = await newIndex(size);
  }

  async function add(address: string, html: string): Promise<void> {
    const digest = createHash('sha256').update(html).digest('base64url');
    if (known.get(address) === digest) return;
    // One of the same path takes the place of the one before.
    const added = await index?.addHTMLFile({
      sourcePath: `${decodeURIComponent(address.slice(1))}index.html`,
      content: html,
    });
    if (added && added.errors.length > 0)
      throw new Error(`Search cannot read “${address}”: ${added.errors.join(', ')}`);
    known.set(address, digest);
  }

  const search: SearchIndex = {
    async file(path) {
      if (made.length === 0) await working;
      return made.find((files) => files.has(path))?.get(path);
    },
    update() {
      isAsked = true;
      working ??= work();
    },
    idle: async () => working,
    async close() {
      isClosed = true;
      closing.abort();
      await working;
      await close();
    },
  };
  search.update();
  return search;
}

/** How many indexes are kept. */
const maxKept = 4;

/** The files of an index. Those that the one before had too are shared with it: most are named after what they hold. */
function filesOf(
  { files, errors }: Awaited<ReturnType<PagefindIndex['getFiles']>>,
  before: Files = new Map(),
): Files {
  if (errors.length > 0) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
  return new Map(
    files
      .filter(({ path }) => isUsed(path))
      .map(({ path, content }) => {
        const same = before.get(path);
        return [path, same && Buffer.compare(same, content) === 0 ? same : content];
      }),
  );
}
