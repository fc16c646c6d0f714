/** Finding among the names that the editor and its pickers have loaded, as the wiki’s own search finds pages. */
import type { Name } from '../../editing-api/directory.ts';
import { openNames, type NamesIndex } from './names.ts';
import { pack } from './pack.ts';

/** A name that was looked for, with what to show beside it. */
export interface Hit<N extends Name = Name> {
  name: N;
  /** Another name of the page, where it was found by that. */
  alias: string | undefined;
}

export interface Among<N extends Name = Name> {
  /** The best first. All names where nothing is typed. */
  hits: Hit<N>[];
  /** No name has some of the words: they were taken for others, or left out. */
  isGuess: boolean;
}

/**
 * The names that are called what was typed.
 *
 * @param names the same list each time, as long as nothing in it has changed: what is made of it is kept
 */
export function findAmong<N extends Name>(names: readonly N[], typed: string): Among<N> {
  if (typed.trim() === '') return { hits: names.map((name) => ({ name, alias: undefined })), isGuess: false };
  const { hits, taken, unknown } = indexOf(names).find(typed, { limit: names.length, strict: true });
  // Pickers put addresses for ids, so that a key is none of theirs.
  const packed = inOrder(names);
  const found = hits.flatMap(({ place, by }) => {
    const name = packed[place];
    return name ? [{ name, alias: by }] : [];
  });
  return { hits: found, isGuess: found.length > 0 && taken.length + unknown.length > 0 };
}

/** As {@link findAmong}, people who have left by a day coming last. */
export function find<N extends Name>(
  names: readonly N[],
  typed: string,
  today: string | undefined,
): Hit<N>[] {
  const { hits } = findAmong(names, typed);
  return hits.toSorted((a, b) => Number(hasLeft(a.name, today)) - Number(hasLeft(b.name, today)));
}

/** Whether a person has left by a day. The day named is the last. */
export function hasLeft({ left }: Pick<Name, 'left'>, today: string | undefined): boolean {
  return left !== undefined && today !== undefined && left < today;
}

/** Cutting ten thousand names into words with every key would be felt. */
const indexes = new WeakMap<readonly Name[], NamesIndex>();

function indexOf(names: readonly Name[]): NamesIndex {
  const known = indexes.get(names);
  if (known) return known;
  const pages = inOrder(names).map((page) => ({ page: { ...page, others: page.aliases } }));
  const made = openNames(pack(pages, { language: 'en', synonyms: [], said: [], recording: [] }), '');
  indexes.set(names, made);
  return made;
}

/** As an index has them: those of a collection one after the other. */
function inOrder<N extends Name>(names: readonly N[]): N[] {
  return [...Map.groupBy(names, ({ collection }) => collection).values()].flat();
}
