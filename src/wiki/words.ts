/** Words of a text, and what is kept of them: enough to tell which names cannot stand in it, without the text. */

/** A word of a text. */
export interface Word {
  text: string;
  start: number;
  end: number;
  /** What stands between it and the word before, or the beginning. */
  gap: string;
}

export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let before = 0;
  eachWord(text, (start, end) => {
    words.push({ text: text.slice(start, end), start, end, gap: text.slice(before, start) });
    before = end;
  });
  return words;
}

/** Tells where each word begins and ends. Every page is read by it: a regular expression would take ten times as long. */
export function eachWord(text: string, tell: (start: number, end: number) => void): void {
  let start = -1;
  for (let at = 0; at < text.length;) {
    const point = text.codePointAt(at) ?? 0;
    const next = at + (point > 0xffff ? 2 : 1);
    const kind = kindOf(point);
    if (kind !== letter && start >= 0) {
      tell(start, at);
      start = -1;
    }
    if (kind === letter && start < 0) start = at;
    if (kind === wholeWord) tell(at, next);
    at = next;
  }
  if (start >= 0) tell(start, text.length);
}

const [between, letter, wholeWord] = [1, 2, 3];
/** The kinds of characters that were met. */
const kinds = new Uint8Array(0x30000);

function kindOf(point: number): number {
  const known = kinds[point];
  if (known) return known;
  const sign = String.fromCodePoint(point);
  const kind = unspaced.test(sign) ? wholeWord : /[\p{L}\p{N}\p{M}]/u.test(sign) ? letter : between;
  if (point < kinds.length) kinds[point] = kind;
  return kind;
}

/** Scripts that set no blanks between words: each of their signs counts as one. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}ー]/u;

/** The words of a text as a set, two bytes each. Two words in 65,536 may look the same, as one and its plural do. */
export function packWords(text: string): string {
  const words = new Set<string>();
  eachWord(text, (start, end) => words.add(packed(text.slice(start, end))));
  return [...words].join('');
}

/** What stands for a word among packed ones. */
export function packed(word: string): string {
  const before = known.get(word);
  if (before !== undefined) return before;
  if (known.size > 50_000) known.clear();
  const found = hashOf(rootOf(word));
  known.set(word, found);
  return found;
}

/** Most words of a wiki stand on many pages. */
const known = new Map<string, string>();

/** A word without capitals and without what a plural may change. */
function rootOf(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?<=.)ies?$/, 'y')
    .replace(/(?<=[sxz]|[cs]h)es?$/, '')
    .replace(/(?<=.)s$/, '');
}

/** FNV-1a, folded to a character. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return String.fromCharCode((hash ^ (hash >>> 16)) & 0xffff);
}
