import { collections, type Person, type Settings } from '../collections/index.ts';
import peopleCollection from '../collections/people.ts';
import type { Moment } from '../freshness/past.ts';
import { mediaPath, readUrl } from '../mdx/url.ts';
import type { Site } from '../mdx/render.ts';
import type { Problem } from '../problem.ts';
import { dataOf, type Entry } from './entry.ts';
import { once } from './once.ts';

/** Everything the wiki holds, joined: pages, people, and what leads where. */
export interface Wiki {
  settings: Settings;
  /** The pages, by collection in the order of the navigation, then by title. */
  entries: Entry[];
  people: Entry[];
  /** Pages and people by `collection/id`. */
  byKey: ReadonlyMap<string, Entry>;
  /** The keys of pages whose file has another name than their address, by the file without its ending. */
  byFile: ReadonlyMap<string, string>;
  /** The keys that each page names, each once, whether they are there or not. */
  named: ReadonlyMap<Entry, Backlink[]>;
  /** For each page, the pages that name it. */
  backlinks: ReadonlyMap<string, Backlink[]>;
  media: ReadonlySet<string>;
  /** When pages that are no longer there went, as far as git tells; by their keys. */
  removed: ReadonlyMap<string, Moment>;
}

export interface Backlink {
  /** The page that names this one, as `collection/id`. */
  from: string;
  /** The field that names it; `undefined` where its text does. */
  field: string | undefined;
}

/** What was read, before it is joined. */
export interface Sources {
  settings: Settings;
  entries: readonly Entry[];
  media: readonly string[];
  /** Problems that belong to no entry. */
  problems: Problem[];
  /** When pages that are no longer there went; `undefined` where git was not asked. */
  removed?: ReadonlyMap<string, Moment> | undefined;
}

/** Addresses that belong to the site itself. Pages of the help begin with `/help`. */
const ownAddresses = new Set(['/', '/freshness', '/people', '/help', '/admin']);

/** Joins what was read. Pure: the same sources give the same wiki. */
export function indexWiki(
  { settings, entries: all, media, removed = new Map() }: Omit<Sources, 'problems'>,
  drafts: boolean,
): Wiki {
  const entries = all
    .filter((entry) => places.has(entry.collection) && (drafts || !entry.draft))
    .toSorted(inOrder);
  const people = all
    .filter((entry) => entry.collection === 'people')
    .toSorted((a, b) => collator.compare(a.title, b.title));
  const byKey = new Map([...entries, ...people].map((entry) => [keyOf(entry), entry]));
  const renamed = entries.map((entry) => [entry.file.replace(/\.\w+$/, ''), keyOf(entry)] as const);
  const byFile = new Map(renamed.filter(([file, key]) => file !== key));
  const backlinks = new Map<string, Backlink[]>();
  const named = new Map<Entry, Backlink[]>();
  const wiki = { settings, entries, people, byKey, byFile, media: new Set(media), named, backlinks, removed };
  for (const entry of entries) {
    named.set(entry, namesIn(entry, wiki));
    const own = keyOf(entry);
    for (const { from: target, field } of mentions(entry, wiki)) {
      if (target === own) continue;
      const list = backlinks.get(target) ?? [];
      list.push({ from: own, field });
      backlinks.set(target, list);
    }
  }
  return wiki;
}

const places = new Map(collections.map((each, index) => [each.id, index]));
const collator = new Intl.Collator('en', { numeric: true });

/** The order of pages: by collection as in the navigation, then by title, then by file. */
export function inOrder(a: Entry, b: Entry): number {
  const byCollection = (places.get(a.collection) ?? 0) - (places.get(b.collection) ?? 0);
  return byCollection || collator.compare(a.title, b.title) || (a.file < b.file ? -1 : 1);
}

export function keyOf(entry: Pick<Entry, 'collection' | 'id'>): string {
  return `${entry.collection}/${entry.id}`;
}

/** The address of a page, without the site's base. */
export function addressOf(key: string): string {
  return `/${key.split('/').map(encodeURIComponent).join('/')}/`;
}

/** A person's record; `undefined` where the person is unknown or the record unfit. */
export function personOf(wiki: Wiki, id: string | undefined): Person | undefined {
  const entry = wiki.byKey.get(`people/${id}`);
  return entry && dataOf(entry, peopleCollection);
}

/** The address within the site that a link leads to; `undefined` where nothing is there. */
export function targetOf(wiki: Wiki, entry: Entry, url: string): string | undefined {
  return placeFor(wiki, entry, url)?.address;
}

/** Where a link within the site leads. */
interface LinkPlace {
  /** The page that is meant, whether it is there or not; `undefined` for something of the site's own. */
  key?: string;
  /** `undefined` where nothing is there. */
  address: string | undefined;
}

/** Where the links in the text of an entry lead, in their order; `undefined` for those that leave the site. */
export const placesOfLinks = once((entry: Entry, wiki: Wiki) =>
  entry.facts.links.map(({ to }) => placeFor(wiki, entry, to)),
);

function placeFor({ byKey, byFile, media }: Wiki, entry: Entry, url: string): LinkPlace | undefined {
  // Most links are addresses of pages, as they are written: nothing in those has to be read first.
  const own = url.slice(1, -1);
  if (url === `/${own}/` && byKey.has(own)) return { key: own, address: addressOf(own) };
  const fileFolder = entry.file.slice(0, Math.max(0, entry.file.lastIndexOf('/')));
  let meant: string | undefined;
  // Relative links are meant from the file, or as a browser reads them, from the page's address.
  for (const folder of url.startsWith('/') ? [''] : [fileFolder, keyOf(entry)]) {
    const target = readUrl(url, folder);
    if (target.kind !== 'internal') return undefined;
    const key = target.path.slice(1);
    const found = byKey.has(key) ? key : byFile.get(key);
    if (found !== undefined) return { key: found, address: addressOf(found) + target.hash };
    if (isOwn(target.path)) return { address: (target.path === '/' ? '/' : `${target.path}/`) + target.hash };
    const file = mediaPath(target.path);
    if (file !== undefined && media.has(file)) return { address: mediaAddress(file) };
    meant ??= key;
  }
  return { key: meant ?? '', address: undefined };
}

/** How the body of an entry's page resolves its links and images. */
export function siteFor(wiki: Wiki, entry: Entry, base: string): Site {
  const withBase = (path: string | undefined) => path && base.replace(/\/$/, '') + path;
  return {
    hrefOf(url) {
      const target = readUrl(url, '');
      if (target.kind === 'internal') return withBase(targetOf(wiki, entry, url));
      return target.kind === 'unsafe' ? undefined : target.href;
    },
    srcOf(url) {
      const path = mediaPath(url);
      return path !== undefined && wiki.media.has(path) ? withBase(mediaAddress(path)) : undefined;
    },
  };
}

function mediaAddress(path: string): string {
  return `/media/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function isOwn(path: string): boolean {
  return (
    ownAddresses.has(path) || path.startsWith('/help/') || collections.some((each) => `/${each.id}` === path)
  );
}

/** The keys of the pages an entry names: in its fields, in its text, by cards and by terms. */
export function mentions(entry: Entry, wiki: Wiki): Backlink[] {
  return namedBy(entry, wiki).filter(({ from }) => wiki.byKey.has(from));
}

/** The keys of all pages an entry names, each once, whether they are there or not. */
export function namedBy(entry: Entry, wiki: Wiki): readonly Backlink[] {
  return wiki.named.get(entry) ?? namesIn(entry, wiki);
}

export function namesIn(entry: Entry, wiki: Wiki): Backlink[] {
  const fields = entry.relations
    .filter((relation) => places.has(relation.to))
    .map((relation) => ({ from: `${relation.to}/${relation.id}`, field: String(relation.path[0]) }));
  const text = [
    ...entry.facts.terms.map((each) => `lexicon/${each.to}`),
    ...entry.facts.entries.map((each) => each.to.replace(/^\/|\/$/g, '')),
    ...placesOfLinks(entry, wiki).flatMap((place) => place?.key ?? []),
  ].map((from) => ({ from, field: undefined }));
  const seen = new Set<string>();
  return [...fields, ...text].filter(({ from }) => !seen.has(from) && seen.add(from));
}
