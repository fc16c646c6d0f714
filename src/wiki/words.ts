/** Words of a text, and what is kept of them: enough to tell which names cannot stand in it, without the text. */

/** Scripts that set no blanks between words: each of their signs counts as one. */
const unspaced = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}ー]`;

/** Finds words one by one, by `matchAll`. */
export const wordPattern = new RegExp(String.raw`${unspaced}|[[\p{L}\p{N}\p{M}]--${unspaced}]+`, 'gv');

/** A word of a text. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** What stands between it and the word before, or the beginning. */
  gap: string;
}

export function wordsOf(text: string): Word[] {
  let before = 0;
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index: start }) => {
    const gap = text.slice(before, start);
    before = start + word.length;
    return { text: word, start, end: before, gap };
  });
}

/** A word without capitals and without what a plural may change: the same for two words that may be one. */
export function rootOf(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=.)ies?$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es?$/, '')
    .replace(/(?<=.)s$/, '');
}

/** The roots of all words in a text, as two bytes each. Two roots in 65,536 may share theirs. */
export function packWords(text: string): string {
  const codes = new Set<string>();
  for (const [word] of text.matchAll(wordPattern)) codes.add(packed(rootOf(word)));
  return [...codes].join('');
}

/** What stands for a root among packed words. FNV-1a, folded. */
export function packed(root: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < root.length; index++)
    hash = Math.imul(hash ^ root.charCodeAt(index), 0x01000193) >>> 0;
  return String.fromCharCode((hash ^ (hash >>> 16)) & 0xffff);
}
