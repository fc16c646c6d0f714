/** Finding names of terms in a text. */
import { functionWords, isEveryday } from './everyday-words.ts';
import type { TermName } from './term-names.ts';
import { eachWord, packed, wordsOf, type Word } from './words.ts';

/** A name of a term in a text. */
export interface FoundName {
  name: TermName;
  start: number;
  end: number;
}

/** Names by their first words, packed, the longest first. */
export type Names = ReadonlyMap<string, readonly TermName[]>;

export function namesByWord(names: readonly TermName[]): Names {
  const byLength = names.toSorted((a, b) => b.words.length - a.words.length);
  return Map.groupBy(byLength, ({ words }) => packed(words[0]?.text ?? ''));
}

/**
 * The names in a text, from left to right, the longest of those that begin at one place. Of inflections, only plurals
 * are known. A name counts neither in quotes nor as part of a compound, an address or the name of a field.
 */
export function findNames(text: string, names: Names): FoundName[] {
  const places = placesOf(text, names);
  if (places.length === 0) return [];
  const words = wordsOf(text);
  const quotes = quotesIn(text);
  const found: FoundName[] = [];
  let next = 0;
  for (const index of places) {
    const first = words[index];
    if (first === undefined || index < next) continue;
    const name = names.get(packed(first.text))?.find((each) => isAt(each, words, index, text));
    const start = first.start - (name?.words[0]?.gap.length ?? 0);
    // A sign may end one name and begin the next.
    if (name === undefined || start < (found.at(-1)?.end ?? 0)) continue;
    next = index + name.words.length;
    const end = (words[next - 1]?.end ?? first.end) + name.tail.length;
    if (!quotes.some((quote) => quote.start < start && end < quote.end)) found.push({ name, start, end });
  }
  return found;
}

/** Which words of a text may begin a name. */
function placesOf(text: string, names: Names): number[] {
  const places: number[] = [];
  let index = 0;
  if (names.size > 0)
    eachWord(text, (start, end) => {
      if (names.has(packed(text.slice(start, end)))) places.push(index);
      index++;
    });
  return places;
}

function isAt({ words: name, tail }: TermName, words: readonly Word[], index: number, text: string): boolean {
  const at = words.slice(index, index + name.length);
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined || at.length < name.length) return false;
  const isSame = at.every((word, number) => {
    const { text: typed = '', gap = '' } = name[number] ?? {};
    const isJoined =
      number === 0 ? word.gap.endsWith(gap) : word.gap === gap || /^(?:\s+|[-‐‑]|)$/.test(word.gap);
    return isJoined && (isWritten(word.text, typed) || (word === last && isPluralOf(word.text, typed)));
  });
  const start = first.start - (name[0]?.gap.length ?? 0);
  if (!isSame || !text.startsWith(tail, last.end) || isPart(text, start, last.end + tail.length))
    return false;
  if (at.length > 1) return true;
  return isAcronym(first.text) || !(functionWords.has(first.text.toLowerCase()) || isEveryday(words, index));
}

/** Whether a word is one of a name as it may be written: capitals within it are kept, that at its beginning is free. */
function isWritten(word: string, typed: string): boolean {
  const [a, b] = [word.normalize('NFC'), typed.normalize('NFC')];
  if (a === b || a.length !== b.length) return a === b;
  const rest = b.slice(1);
  return a.slice(1) === rest && rest === rest.toLowerCase() && a.toLowerCase() === b.toLowerCase();
}

function isPluralOf(word: string, typed: string): boolean {
  const endings = [/(?<![^aeiou]y)s$/, /(?<=[sxz]|[cs]h)es$/].map((ending) => word.replace(ending, ''));
  return [...endings, word.replace(/ies$/, 'y')].some((each) => each !== word && isWritten(each, typed));
}

function isAcronym(word: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(word);
}

/** Whether a place in a text lies within a compound, an address or the name of a field: `lead-time`, `@lead`, `Lead.Status`. */
function isPart(text: string, start: number, end: number): boolean {
  const before =
    /[\p{L}\p{N}\p{M}]?[-‐‑_@#$/\\.]$/u.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? '';
  return (
    before.length > 1 ||
    /^[_@#$/\\]/.test(before) ||
    /^[-‐‑_@/\\.][\p{L}\p{N}]/u.test(text.slice(end, end + 2))
  );
}

interface Range {
  start: number;
  end: number;
}

function quotesIn(text: string): Range[] {
  return Array.from(
    text.matchAll(/“[^”“]*[”“]|„[^“”]*[“”]|«[^»]*»|"[^"]*"/g),
    ({ 0: quote, index: start }) => ({
      start,
      end: start + quote.length,
    }),
  );
}
