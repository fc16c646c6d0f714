/** What was read on this device, kept to be read again without a network. Pages use it as the worker does. */
import { assetsIn, isAsset, isGone, isPage, mayBeKept, titleOf } from './keepable.ts';

export interface Shelf {
  /** Keeps what has come from an address, where it may be kept, and forgets what was there where it is gone. */
  take(address: string, response: Response): Promise<void>;
  /** Fetches a page and all that it loads, or a file. Rejects where it cannot be had. */
  fetch(address: string): Promise<void>;
  /** Fetches the names of all pages, by which search finds them. Their text is too much to be kept. */
  fetchNames(): Promise<unknown>;
  /** What is kept of an address. Pages are the same whatever their search and hash: their scripts read those. */
  find(address: string): Promise<Response | undefined>;
  /** The pages that are kept, the latest first. */
  pages(): Promise<KeptPage[]>;
  /** Removes what no kept page loads any more, and the oldest where there is too much. */
  tidy(): Promise<void>;
  /** Empties it. Resolves to how many pages there were. */
  forget(): Promise<number>;
}

export interface KeptPage {
  address: string;
  /** As HTML. */
  title: string;
  since: Date;
}

export interface ShelfOptions {
  /** Where the wiki begins, as `https://example.com/wiki/`. */
  scope: string;
  caches: Pick<CacheStorage, 'open' | 'delete'>;
  fetch: (address: string) => Promise<Response>;
  now?: () => Date;
}

/** What the search box needs at first; the box belongs to every page. */
const namesFiles = ['search/names.json', 'search/wiki.json'];

type Read = (address: string) => Promise<Response | undefined>;

export const mostPages = 300;
/** Of those that no page names, such as search’s. */
export const mostFiles = 300;

/** Another version is begun where what is kept is kept otherwise. */
const prefix = 'concord-offline:';
const nameOf = (scope: string) => `${prefix}1:${scope}`;
const sinceHeader = 'Kept-Since';
const titleHeader = 'Kept-Title';

/** Since when a response is kept. */
export function keptSince(response: Response): Date {
  return new Date(response.headers.get(sinceHeader) ?? Number.NaN);
}

/** Removes what earlier versions have kept in ways of their own. */
export async function forgetEarlier(scope: string, caches: CacheStorage): Promise<void> {
  const own = (await caches.keys()).filter((name) => name.startsWith(prefix) && name.endsWith(`:${scope}`));
  await Promise.all(own.filter((name) => name !== nameOf(scope)).map((name) => caches.delete(name)));
}

export function openShelf({ scope, caches, fetch, now = () => new Date() }: ShelfOptions): Shelf {
  const open = () => caches.open(nameOf(scope));
  const find: Read = async (address) => (await open()).match(plain(address), { ignoreVary: true });

  async function take(address: string, response: Response): Promise<void> {
    if (isGone(response)) await (await open()).delete(plain(address));
    if (!mayBeKept(response)) return;
    await put(address, response);
    if (isPage(address)) await withAssets([address], async (each) => (await find(each)) ?? fetched(each));
  }

  async function put(address: string, response: Response): Promise<void> {
    const headers = new Headers(response.headers);
    headers.set(sinceHeader, now().toISOString());
    const text = isPage(address) ? await response.text() : undefined;
    // A header has no letters beyond Latin.
    if (text !== undefined) headers.set(titleHeader, encodeURIComponent(titleOf(text)));
    await (await open()).put(plain(address), new Response(text ?? response.body, { headers }));
  }

  async function fetched(address: string): Promise<Response | undefined> {
    const response = await fetch(address);
    if (mayBeKept(response)) await put(address, response);
    return find(address);
  }

  /** The addresses of pages, of what they load, and of what that loads. */
  async function withAssets(pages: readonly string[], read: Read): Promise<Set<string>> {
    const all = new Set(pages.map(plain));
    // What is added meanwhile is visited, too.
    for (const address of all) {
      const response = await read(address);
      if (!isPage(address) && !address.endsWith('.js')) continue;
      for (const asset of assetsIn((await response?.text()) ?? '', scope)) all.add(asset);
    }
    return all;
  }

  async function tidy(): Promise<void> {
    const all = (await latest()).map(({ address }) => address);
    const pages = await withAssets(all.filter(isPage).slice(0, mostPages), find);
    const files = all.filter((each) => !isPage(each) && !isAsset(each, scope)).slice(0, mostFiles);
    const stays = new Set([...pages, ...files]);
    const cache = await open();
    await Promise.all(all.filter((each) => !stays.has(each)).map((each) => cache.delete(each)));
  }

  async function latest(): Promise<KeptPage[]> {
    const cache = await open();
    const all = await Promise.all(
      (await cache.keys()).map(async ({ url }) => {
        const response = (await cache.match(url)) ?? new Response();
        const title = decodeURIComponent(response.headers.get(titleHeader) ?? '') || plain(url);
        return { address: url, title, since: keptSince(response) };
      }),
    );
    return all.toSorted((a, b) => Number(b.since) - Number(a.since));
  }

  const pages = async () => (await latest()).filter(({ address }) => isPage(address));

  async function fetchAndTake(address: string): Promise<void> {
    const response = await fetch(address);
    if (response.status !== 200) throw new Error(`“${address}” answers with ${response.status}.`);
    await take(address, response);
  }

  return {
    take,
    find,
    tidy,
    pages,
    fetch: fetchAndTake,
    fetchNames: () => Promise.all(namesFiles.map((file) => fetchAndTake(scope + file))),
    async forget() {
      const { length } = await pages();
      await caches.delete(nameOf(scope));
      return length;
    },
  };
}

function plain(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
