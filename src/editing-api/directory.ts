import type { Person, Settings } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import { dueByOwner } from '../wiki/due.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';

/** What the editor calls a page or a person, and finds it by. */
export interface Name {
  collection: string;
  id: string;
  title: string;
  /** Below the content folder. */
  file: string;
  /** Where it is read, with the base of the site. */
  url: string;
  aliases: string[];
  /** Of people only. */
  email?: string;
  /** The id of a person's team. */
  team?: string;
  /** The day a person left, or will. */
  left?: string;
}

/** Every name of the wiki, and what forms want to know beside. */
export interface Names {
  names: readonly Name[];
  teams: Settings['teams'];
  stages: Settings['stages'];
  review: Settings['review'];
  /** The days on which pages fall due, by the ids of their owners. */
  due: Readonly<Record<string, readonly Day[]>>;
}

/** {@link Names} as they are sent: what follows from the rest is left out, since a wiki may have thousands. */
export interface PackedNames extends Omit<Names, 'names'> {
  /** The base of the site, without a slash at its end. */
  base: string;
  /** By collection. */
  names: Record<string, PackedName[]>;
}

type PackedName = Pick<Name, 'id' | 'title'> & Partial<Name>;

/** The names of all pages and people that the wiki shows. */
export function packNames(wiki: Wiki, base: string): PackedNames {
  const { teams, stages, review } = wiki.settings;
  const names: PackedNames['names'] = {};
  for (const entry of [...wiki.entries, ...wiki.people]) {
    (names[entry.collection] ??= []).push(packed(entry));
  }
  return {
    base: base.replace(/\/$/, ''),
    names,
    teams,
    stages,
    review,
    due: Object.fromEntries(dueByOwner(wiki)),
  };
}

export function unpackNames({ base, names, ...rest }: PackedNames): Names {
  const unpacked = Object.entries(names).flatMap(([collection, list]) =>
    list.map((name): Name => ({
      aliases: [],
      ...name,
      collection,
      file: name.file ?? usualFile(collection, name.id),
      url: base + addressOf(collection, name.id),
    })),
  );
  return { names: unpacked, ...rest };
}

function packed(entry: Entry): PackedName {
  const { id, title, file, aliases, collection } = entry;
  return {
    id,
    title,
    ...(file === usualFile(collection, id) ? {} : { file }),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(collection === 'people' ? personal(entry) : {}),
  };
}

function personal({ data, teams: [team] }: Entry): Partial<Name> {
  const { email, left } = (data ?? {}) as Partial<Person>;
  return { ...(email ? { email } : {}), ...(team ? { team } : {}), ...(left ? { left } : {}) };
}

function usualFile(collection: string, id: string): string {
  return `${collection}/${id}.${collection === 'people' ? 'yaml' : 'mdx'}`;
}

/** As the wiki's own, which the browser does not load. */
function addressOf(collection: string, id: string): string {
  return `/${[collection, ...id.split('/')].map(encodeURIComponent).join('/')}/`;
}
