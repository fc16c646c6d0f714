import { addressOn } from './site.ts';
import { unpackNames, type Name, type Names, type PackedNames } from '../editing-api/directory.ts';

import { me, meKey, type Me } from '../editing-api/me.ts';

export { me, meKey, type Me };
export type { Name, Names };

/** Keeps who edits. */
export function sayWho(me: Me): void {
  localStorage.setItem(meKey, JSON.stringify(me));
}

/** Whoever has the address of a person is that person. */
export function asPerson(me: Me, names: readonly Name[]): Me {
  const address = me.email.toLowerCase();
  const person = names.find(({ email }) => email && email.toLowerCase() === address);
  return person ? { id: person.id, name: person.title, email: person.email ?? '' } : me;
}

let loaded: Promise<Names> | undefined;
const listeners = new Set<() => void>();

/** The team of a person; `undefined` where they are none, or where that is not known yet. */
export function teamOf(id: string | undefined, wiki: Names | undefined): string | undefined {
  return wiki?.names.find((each) => each.collection === 'people' && each.id === id)?.team;
}

/** All pages and people of the wiki. Loaded once; rejects where they cannot be had, and tries again when next asked. */
export async function names(): Promise<readonly Name[]> {
  return (await wikiNames()).names;
}

/** The names, with the teams, stages and review policy of the wiki. */
export function wikiNames(): Promise<Names> {
  loaded ??= load().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

/** Asks for the names again, since the wiki has changed. Who listens is told when they are there. */
export async function refreshNames(): Promise<void> {
  const fresh = await load();
  loaded = Promise.resolve(fresh);
  listeners.forEach((listener) => listener());
}

/** Hears whenever there are other names than before. Returns how to stop. */
export function onNames(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function load(): Promise<Names> {
  const response = await fetch(addressOn('/admin/names.json'), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`The names of the pages could not be loaded (${response.status}).`);
  const wiki = unpackNames((await response.json()) as PackedNames);
  recognise(wiki.names);
  return wiki;
}

/** Who has typed a name may have become a person since. */
function recognise(names: readonly Name[]): void {
  const known = me();
  if (known && known.id === undefined) sayWho(asPerson(known, names));
}
