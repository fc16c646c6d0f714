import type { Name } from './directory.ts';

/** A name that was looked for, with what to show beside it. */
export interface Hit<N extends Name = Name> {
  name: N;
  /** Another name of the page, where it was found by that. */
  alias: string | undefined;
}

/**
 * The names that have all the typed words in their title, in another name or in their id; all names where none are
 * typed. Case and accents do not count. What begins with the words comes first; people who have left come last.
 *
 * @param today decides who has left, as `YYYY-MM-DD`; `undefined` where no day is known
 */
export function find<N extends Name>(
  names: readonly N[],
  typed: string,
  today: string | undefined,
): Hit<N>[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const hits = names.flatMap((name) => {
    const found = rate(name, words);
    return found === undefined ? [] : [{ ...found, name, gone: hasLeft(name, today) ? 1 : 0 }];
  });
  // Sorting is stable: what is rated alike keeps the order of the wiki, which is that of titles.
  return hits
    .toSorted((a, b) => a.gone - b.gone || a.rank - b.rank)
    .map(({ name, alias }) => ({ name, alias }));
}

/** Whether a person has left by a day. The day named is the last. */
export function hasLeft({ left }: Pick<Name, 'left'>, today: string | undefined): boolean {
  return left !== undefined && today !== undefined && left < today;
}

/** A text without what people do not type: case, accents, hyphens. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('ł', 'l')
    .replace(/[-_/]+/g, ' ')
    .trim();
}

interface Folded {
  title: string;
  aliases: string[];
  id: string;
}

/** Folding ten thousand names with every key would be felt. */
const folded = new WeakMap<Name, Folded>();

function foldedOf(name: Name): Folded {
  const known = folded.get(name);
  if (known) return known;
  const made = { title: fold(name.title), aliases: name.aliases.map(fold), id: fold(name.id) };
  folded.set(name, made);
  return made;
}

function rate(name: Name, words: readonly string[]): { rank: number; alias: string | undefined } | undefined {
  const { title, aliases, id } = foldedOf(name);
  const query = words.join(' ');
  const all = [title, ...aliases, id].join('\n');
  if (!words.every((word) => all.includes(word))) return undefined;
  const alias = words.every((word) => title.includes(word))
    ? undefined
    : name.aliases[aliases.findIndex((each) => words.every((word) => each.includes(word)))];
  if (title.startsWith(query)) return { rank: 0, alias };
  if (aliases.some((each) => each.startsWith(query))) return { rank: 1, alias };
  if (words.every((word) => ` ${title}`.includes(` ${word}`))) return { rank: 2, alias };
  return { rank: 3, alias };
}
