/** What the box fetches of the wiki. What did not arrive is asked for again the next time. */
import { openNames, type NamesFile, type NamesIndex } from '../names/names.ts';
import { pathOf, pieceOf, type Details, type DetailsFile, type WikiFile } from '../files/wiki-file.ts';

export const base = import.meta.env.BASE_URL.replace(/\/$/, '');
export const bundle = `${base}/pagefind/`;

export interface Wiki extends WikiFile {
  names: NamesIndex;
}

/** How old what was fetched may be when the box is opened once more. */
const freshMs = 30_000;

let wiki: { at: number; arriving: Promise<Wiki> } | undefined;

/** The names of the pages, and what there is to narrow down to; as they were lately. */
export function getWiki(): Promise<Wiki> {
  const before = wiki;
  if (before && Date.now() - before.at < freshMs) return before.arriving;
  const arriving = fetchWiki().catch((error: unknown) => {
    wiki = before && { ...before, at: 0 };
    // What was there before is better than nothing.
    if (before) return before.arriving;
    throw error;
  });
  wiki = { at: Date.now(), arriving };
  return arriving;
}

async function fetchWiki(): Promise<Wiki> {
  const [names, file] = await Promise.all([
    json<NamesFile>('/search/names.json'),
    json<WikiFile>('/search/wiki.json'),
  ]);
  pieces.clear();
  return { ...file, names: openNames(names, base) };
}

const pieces = new Map<number, Promise<DetailsFile>>();

/** What stands with a hit; `undefined` where that cannot be had. */
export async function detailsOf(
  url: string,
  { pieces: count }: Pick<WikiFile, 'pieces'>,
): Promise<Details | undefined> {
  const path = pathOf(url, base);
  const piece = pieceOf(path, count);
  const arriving = pieces.get(piece) ?? json<DetailsFile>(`/search/details/${piece}.json`);
  pieces.set(piece, arriving);
  try {
    return (await arriving)[path];
  } catch {
    pieces.delete(piece);
    return undefined;
  }
}

/** How far search knows what has changed, as a server says that is asked for edits at the same time. */
export async function isBehind(): Promise<boolean> {
  const answered = await entry().catch(() => undefined);
  return answered?.headers.has('Search-Behind') ?? false;
}

/** Why something did not arrive: nothing does, or there is no index, or some of it was lost. */
export async function whyLost(): Promise<'offline' | 'none' | 'lost'> {
  const answered = await entry().catch(() => undefined);
  if (answered === undefined) return 'offline';
  return answered.status === 404 ? 'none' : 'lost';
}

function entry(): Promise<Response> {
  return fetch(`${bundle}pagefind-entry.json`, { method: 'HEAD', cache: 'no-store' });
}

async function json<T>(path: string): Promise<T> {
  const response = await fetch(base + path, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${path} did not arrive: ${response.status}`);
  return (await response.json()) as T;
}
