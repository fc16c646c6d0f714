import type { Collection, DataOf, Person, Settings } from '../collections/index.ts';
import peopleCollection from '../collections/people.ts';
import type { FormerName, Revision } from '../freshness/page-history.ts';
import type { NoPast } from '../problem/details.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';

/** Everything the wiki holds, joined: pages, people, and what leads where. */
export interface Wiki {
  settings: Settings;
  /** The pages and records, by collection in the order of the navigation, then by title; see `inOrder`. */
  entries: Entry[];
  people: Entry[];
  /** Pages and people by `collection/id`. */
  byKey: ReadonlyMap<string, Entry>;
  /** The keys of drafts that were left out: readers do not see them. */
  drafts: ReadonlySet<string>;
  /** The keys of pages whose file has another name than their address, by the file without its ending. */
  byFile: ReadonlyMap<string, string>;
  /** For each page, what it refers to, each once, whether it is there or not. */
  references: ReadonlyMap<Entry, readonly Reference[]>;
  /** For each page, by its key, the pages that refer to it. */
  backlinks: ReadonlyMap<string, readonly Backlink[]>;
  /** The paths of images below the media folder as their files have them, by the same with letters written in one way. */
  media: ReadonlyMap<string, string>;
  /** When pages that are no longer there went, as far as git tells; by their keys. */
  removed: ReadonlyMap<string, Revision>;
  /** Why git tells nothing of the past, or only of the latest; `undefined` where it tells all, or was not asked. */
  untold: NoPast | undefined;
  /** Former names of pages and people at which nothing else is now, with the present ones, as `collection/id`. */
  moved: ReadonlyMap<string, string>;
  /** The former names of each page and person that had others, by its key, the oldest first. */
  formerly: ReadonlyMap<string, readonly FormerKey[]>;
}

/** What a page was called, as `collection/id`, until some change. */
export interface FormerKey {
  key: string;
  until: Revision;
}

/** That a page refers to another. */
export interface Reference {
  /** The page it refers to, as `collection/id`. */
  to: string;
  /** The fields that do, each once; none where the text alone does. */
  fields: readonly string[];
  /** It is right only as long as the other says what it did: it does not only lead there. */
  rests: boolean;
}

/** That a page is referred to by another. */
export interface Backlink {
  /** The page that refers to it, as `collection/id`. */
  from: string;
  /** The fields that do, each once; none where the text alone does. */
  fields: readonly string[];
}

/** What was read, before it is joined. */
export interface Sources {
  settings: Settings;
  entries: readonly Entry[];
  media: readonly string[];
  /** Problems that belong to no entry. */
  problems: Problem[];
  /** When pages that are no longer there went; `undefined` where git was not asked. */
  removed?: ReadonlyMap<string, Revision> | undefined;
  /** What files were called before, the oldest first; `undefined` where git was not asked. */
  formerNames?: readonly FormerName[] | undefined;
  /** Why git tells nothing of the past, or only of the latest. */
  untold?: NoPast | undefined;
}

export function keyOf(entry: Pick<Entry, 'collection' | 'id'>): string {
  return `${entry.collection}/${entry.id}`;
}

/** The address of a page, without the site's base. */
export function addressOf(key: string): string {
  return `/${key.split('/').map(encodeURIComponent).join('/')}/`;
}

/** The fields of an entry, typed as its collection declares them; `undefined` for one of another collection, or unfit. */
export function dataOf<C extends Collection>(
  { collection, data }: Pick<Entry, 'collection' | 'data'>,
  declared: C,
): DataOf<C> | undefined {
  return collection === declared.id ? (data as DataOf<C> | undefined) : undefined;
}

/** A person's record; `undefined` where the person is unknown or the record unfit. */
export function personOf(wiki: Pick<Wiki, 'byKey'>, id: string | undefined): Person | undefined {
  const entry = wiki.byKey.get(`people/${id}`);
  return entry && dataOf(entry, peopleCollection);
}
