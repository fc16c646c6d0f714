/** What someone may mean by what they typed: which words of the vocabulary, and what else is called so. */
import { isStopWord, wordsOf } from './text.ts';
import type { Meant, Vocabulary } from './vocabulary.ts';

/** One way to read what was typed. */
export interface Reading {
  words: { typed: string; meant: readonly Meant[] }[];
  /** How sure it is: 1 for the words as they were typed. */
  sure: number;
}

export interface Readings {
  all: Reading[];
  /** Words that no name has, with those that are like them. */
  taken: ReadonlyMap<string, readonly Meant[]>;
  unknown: string[];
}

/** Phrases by their stems, with others that mean the same. */
export type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Other words for what was typed, and where they stand in it. */
interface Instead {
  from: number;
  to: number;
  words: readonly string[];
  sure: number;
}

/** @param isGuess what is typed is in no text either: it may be taken for more */
export function readingsOf(
  typed: string,
  vocabulary: Vocabulary,
  synonyms: Synonyms,
  isGuess = false,
): Readings {
  const words = wordsOf(typed);
  // Whoever has typed a space has typed the word before it to its end.
  const last = /\s$/.test(typed) ? -1 : words.length - 1;
  const known = words.map((word, index) => vocabulary.known(word, index === last));
  const isKnown = (index: number) => (known[index] ?? []).length > 0;
  const instead = [
    ...joined(words, vocabulary),
    ...words.flatMap((word, index) => (isKnown(index) ? [] : divided(word, index, vocabulary))),
    ...otherwise(words, vocabulary, synonyms),
  ].slice(0, mostReadings);
  const taken = new Map<string, readonly Meant[]>();
  const unknown: string[] = [];
  const meant = words.map((word, index) => {
    const found = known[index] ?? [];
    const besides = vocabulary.besides(word, found);
    if (besides.length > 0) taken.set(word, besides);
    if (found.length > 0) return [...found, ...besides];
    const others = instead.filter(({ from, to }) => from <= index && index < to);
    const near =
      others.length > 0
        ? others.filter(isWord).flatMap(({ words: [other = ''] }) => vocabulary.known(other, false))
        : vocabulary.near(word, index === last, isGuess);
    // A word that is only written as two is none that was taken for another.
    const isDivided = others.some((each) => each.words.join('') === word);
    if (near.length > 0 && !isDivided) taken.set(word, near);
    else if (others.length === 0 && !isStopWord(word)) unknown.push(word);
    return others.length > 0 ? [] : near;
  });
  const asTyped = words.map((word, index) => ({ typed: word, meant: meant[index] ?? [] }));
  const others = instead.map(({ from, to, words, sure }): Reading => {
    const put = words.map((word) => ({ typed: word, meant: vocabulary.known(word, false) }));
    return { words: asTyped.toSpliced(from, to - from, ...put), sure };
  });
  return { all: [{ words: asTyped, sure: 1 }, ...others], taken, unknown };
}

/** A word for a word. */
function isWord({ from, to, words }: Instead): boolean {
  return to - from === 1 && words.length === 1;
}

/** More are seldom meant, and each takes its time. */
const mostReadings = 8;
const longestPhrase = 5;

/** Two words that names have as one: “hand over”, “battle card”. */
function joined(words: readonly string[], vocabulary: Vocabulary): Instead[] {
  return words.slice(1).flatMap((word, from) => {
    const one = (words[from] ?? '') + word;
    return vocabulary.has(one) ? [{ from, to: from + 2, words: [one], sure: 1 }] : [];
  });
}

/** A word that names have as two: “followup”, “winloss”. */
function divided(word: string, from: number, vocabulary: Vocabulary): Instead[] {
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const parts = [word.slice(0, cut), word.slice(cut)];
    if (parts.every((part) => vocabulary.has(part))) return [{ from, to: from + 1, words: parts, sure: 1 }];
  }
  return [];
}

/** What means the same as some of the words. */
function otherwise(words: readonly string[], vocabulary: Vocabulary, synonyms: Synonyms): Instead[] {
  const found: Instead[] = [];
  for (let from = 0; from < words.length; from++) {
    for (let to = Math.min(words.length, from + longestPhrase); to > from; to--) {
      const phrases = synonyms.get(stemsOf(words.slice(from, to), vocabulary)) ?? [];
      found.push(...phrases.map((words) => ({ from, to, words, sure: 0.85 })));
    }
  }
  return found;
}

/** Reads lines of words and phrases that mean the same, with commas between. Phrases of two words are found as one, too. */
export function synonymsIn(lines: string, vocabulary: Vocabulary): Synonyms {
  const synonyms = new Map<string, string[][]>();
  for (const line of lines.split('\n').filter(Boolean)) {
    const phrases = line.split(',').map((phrase) => phrase.split(' '));
    for (const phrase of phrases) {
      const others = phrases.filter((each) => each !== phrase && each.every((word) => vocabulary.has(word)));
      const asOne = phrase.length === 2 ? [[phrase.join('')]] : [];
      for (const written of [phrase, ...asOne]) {
        const key = stemsOf(written, vocabulary);
        synonyms.set(key, [...(synonyms.get(key) ?? []), ...others]);
      }
    }
  }
  return synonyms;
}

function stemsOf(words: readonly string[], vocabulary: Vocabulary): string {
  return words.map((word) => vocabulary.stem(word)).join(' ');
}
