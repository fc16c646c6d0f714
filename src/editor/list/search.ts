import { slips } from '../../spelling.ts';
import { find, fold, type Hit } from '../../editing-api/find.ts';
import type { Name } from '../names.ts';

export interface Found {
  hits: Hit[];
  /** Nothing is called what was typed: these are called something like it. */
  isGuess: boolean;
}

/** The names that have all the typed words, or else those that differ from them by slips. */
export function search(names: readonly Name[], typed: string): Found {
  const hits = find(names, typed, undefined);
  const isCalledSo = ({ name }: Hit) => Number(fold(name.title) === fold(typed));
  if (hits.length > 0)
    return { hits: hits.toSorted((a, b) => isCalledSo(b) - isCalledSo(a)), isGuess: false };
  const words = wordsOf(typed);
  const near = names.flatMap((name) => {
    const [best] = calledBy(name)
      .map(({ text, own }) => ({ text, away: slipsIn(words, own) }))
      .toSorted((a, b) => a.away - b.away);
    if (best === undefined || best.away === Infinity) return [];
    return [{ name, alias: best.text === name.title ? undefined : best.text, away: best.away }];
  });
  return { hits: near.toSorted((a, b) => a.away - b.away), isGuess: true };
}

/** What an entry is called, in words. Folding thousands of names with every key would be felt. */
function calledBy(name: Name): { text: string; own: string[] }[] {
  const known = called.get(name);
  if (known) return known;
  const made = [name.title, ...name.aliases].map((text) => ({ text, own: wordsOf(text) }));
  called.set(name, made);
  return made;
}

const called = new WeakMap<Name, { text: string; own: string[] }[]>();

function wordsOf(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

/** By how many slips all words differ from some of a name’s own, or from their beginnings. */
function slipsIn(words: readonly string[], own: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    sum += Math.min(...own.map((each) => slipsFrom(word, each)));
    if (sum === Infinity) break;
  }
  return sum;
}

function slipsFrom(word: string, own: string): number {
  const { length } = word;
  const lengths = length < shortest || own.length < length ? [] : [length - 1, length, length + 1];
  return Math.min(slips(word, own), ...lengths.map((each) => slips(word, own.slice(0, each))));
}

/** The beginnings of shorter words are alike too often. */
const shortest = 4;
