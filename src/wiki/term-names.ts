/** What terms of the lexicon are called, and which of these names may stand in a page. */
import lexicon from '../collections/lexicon.ts';
import type { Entry } from './entry.ts';
import { dataOf, type Wiki } from './wiki.ts';
import { packed, wordsOf, type Word } from './words.ts';

/** A name of a term. */
export interface TermName {
  /** Its words, as the lexicon has them, with what stands between them. */
  words: readonly Word[];
  /** What stands behind the last of them, as in “C++”. */
  tail: string;
  term: Entry;
  /**
   * It is `linked` where it stands in a text; `known`, so that no shorter name is found within it; or `deprecated`, so
   * that editors are told what to say.
   */
  use: 'linked' | 'known' | 'deprecated';
}

/**
 * The names that may stand in a page by the words in its file: all that do, and few others. What a page links depends on
 * these alone. There are none for a page whose text must not be parsed.
 */
export function namesFor(entry: Entry, wiki: Wiki): readonly TermName[] {
  if (entry.plain) return [];
  const byRarest = namesIn(wiki);
  const found = Array.from(entry.words, (word) => byRarest.get(word) ?? []).flat();
  return found
    .filter(({ codes }) => codes.every((code) => entry.words.includes(code)))
    .map(({ name }) => (name.term.file === entry.file ? { ...name, use: 'known' } : name));
}

interface PackedName {
  name: TermName;
  /** Its words, packed. */
  codes: readonly string[];
}

/** All names, by that word of each which the fewest others have. */
function namesIn(wiki: Wiki): ReadonlyMap<string, readonly PackedName[]> {
  const before = known.get(wiki);
  if (before) return before;
  const names = wiki.entries.filter(({ collection }) => collection === lexicon.id).flatMap(namesOf);
  const counts = new Map<string, number>();
  for (const code of names.flatMap(({ codes }) => codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
  const found = Map.groupBy(unambiguous(names), ({ codes }) =>
    codes.reduce((a, b) => ((counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a)),
  );
  known.set(wiki, found);
  return found;
}

const known = new WeakMap<Wiki, ReadonlyMap<string, readonly PackedName[]>>();

/** The names of a term, its title first. */
function namesOf(term: Entry): readonly PackedName[] {
  const before = namesOfTerms.get(term);
  if (before) return before;
  const data = dataOf(term, lexicon);
  const linked = data?.linkedByHand === true ? 'known' : 'linked';
  const found = [
    { word: term.title, use: data?.replacedBy === undefined ? linked : 'deprecated' } as const,
    ...(data?.aliases ?? []).map(({ word, use }) => {
      const isAllowed = use !== 'deprecated' && data?.replacedBy === undefined;
      return { word, use: isAllowed ? linked : 'deprecated' } as const;
    }),
  ].map(({ word, use }) => {
    const words = wordsOf(word.trim());
    const tail = word.trim().slice(words.at(-1)?.end ?? 0);
    return { name: { words, tail, term, use }, codes: words.map(({ text }) => packed(text)) };
  });
  const names = data === undefined ? [] : found.filter(({ codes }) => codes.length > 0);
  namesOfTerms.set(term, names);
  return names;
}

/** Terms are read anew when their files change. */
const namesOfTerms = new WeakMap<Entry, readonly PackedName[]>();

/** Of terms that share a name, that which has it for a title counts, then that which allows it; of two such, none is meant. */
function unambiguous(names: readonly PackedName[]): PackedName[] {
  const rank = ({ name }: PackedName) =>
    (name.use === 'deprecated' ? 2 : 0) + (wordsIn(name) === name.term.title ? 0 : 1);
  const byWords = Map.groupBy(names, ({ name }) => wordsIn(name).toLowerCase());
  return [...byWords.values()].flatMap((same) => {
    const [first, second] = same.toSorted((a, b) => rank(a) - rank(b));
    if (first === undefined) return [];
    const isShared = second && second.name.term !== first.name.term && rank(second) === rank(first);
    return [isShared ? { ...first, name: { ...first.name, use: 'known' as const } } : first];
  });
}

/** A name as it is written. */
export function wordsIn({ words, tail }: Pick<TermName, 'words' | 'tail'>): string {
  return words.map(({ gap, text }) => gap + text).join('') + tail;
}
