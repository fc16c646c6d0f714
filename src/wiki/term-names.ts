/** What terms of the lexicon are called, and which of these names may stand in a page. */
import lexicon from '../collections/lexicon.ts';
import personas from '../collections/personas.ts';
import type { Entry } from './entry.ts';
import { dataOf, type Wiki } from './wiki.ts';
import { packed, wordsOf, type Word } from './words.ts';

/** A name of a term or of a persona. */
export interface TermName {
  /** Its words, as the lexicon has them, with what stands between them. */
  words: readonly Word[];
  /** What stands behind the last of them, as in “C++”. */
  tail: string;
  term: Entry;
  /**
   * It is `linked` where it stands in a text; `known`, so that no shorter name is found within it, as those of personas
   * are; or `deprecated`, so that editors are told what to say.
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
  const names = wiki.entries.flatMap(namesOf);
  const counts = new Map<string, number>();
  for (const code of names.flatMap(({ codes }) => codes)) counts.set(code, (counts.get(code) ?? 0) + 1);
  const found = Map.groupBy(unambiguous(names), ({ codes }) =>
    codes.reduce((a, b) => ((counts.get(b) ?? 0) < (counts.get(a) ?? 0) ? b : a)),
  );
  known.set(wiki, found);
  return found;
}

const known = new WeakMap<Wiki, ReadonlyMap<string, readonly PackedName[]>>();

/** The names of a term or of a persona; other pages have none. */
function namesOf(entry: Entry): readonly PackedName[] {
  const before = namesOfEntries.get(entry);
  if (before) return before;
  const found = [...ofTerm(entry), ...ofPersona(entry)].map(({ word, use }) => {
    const words = wordsOf(word.trim());
    const tail = word.trim().slice(words.at(-1)?.end ?? 0);
    return { name: { words, tail, term: entry, use }, codes: words.map(({ text }) => packed(text)) };
  });
  const names = found.filter(({ codes }) => codes.length > 0);
  namesOfEntries.set(entry, names);
  return names;
}

/** Entries are read anew when their files change. */
const namesOfEntries = new WeakMap<Entry, readonly PackedName[]>();

interface Given {
  word: string;
  use: TermName['use'];
}

/** Its title first. */
function ofTerm(entry: Entry): Given[] {
  const data = dataOf(entry, lexicon);
  if (data === undefined) return [];
  const isOld = data.replacedBy !== undefined;
  const linked = data.linkedByHand === true ? 'known' : 'linked';
  return [{ word: entry.title, use: undefined }, ...(data.aliases ?? [])].map(({ word, use }) => ({
    word,
    use: isOld || use === 'deprecated' ? 'deprecated' : linked,
  }));
}

/** What a persona is called, and the job titles: a “partner manager” is no partner. */
function ofPersona(entry: Entry): Given[] {
  const data = dataOf(entry, personas);
  if (data === undefined) return [];
  return [entry.title, ...data.role.split(',')].map((word) => ({ word, use: 'known' }));
}

/** Of pages that share a name, the term that has it for a title counts, then that which allows it; of two such, none is meant. */
function unambiguous(names: readonly PackedName[]): PackedName[] {
  const rank = ({ name }: PackedName) =>
    (name.term.collection === lexicon.id ? 0 : 4) +
    (name.use === 'deprecated' ? 2 : 0) +
    (wordsIn(name) === name.term.title ? 0 : 1);
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
