/** All words that names have, and which of them a typed word may mean. */
import { slipsBetween } from './slips.ts';
import { isNumeral, isStopWord, sameNumber, stemIn, withoutUmlauts } from './text.ts';

/** A word of the vocabulary, and how much it is what was typed: 1 where it is just that. */
export interface Meant {
  word: number;
  likeness: number;
}

export class Vocabulary {
  /** Sorted, so that those that begin alike stand together. */
  readonly words: readonly string[];
  readonly #stem: (word: string) => string;
  readonly #stems = new Map<string, string>();

  constructor(frontCoded: string, language: string) {
    this.words = decoded(frontCoded);
    this.#stem = stemIn(language);
  }

  /** What a word that is known means; empty for one that is not. @param isOpen more of it may be typed */
  known(typed: string, isOpen: boolean): Meant[] {
    const same = [...this.#same(typed), ...this.#same(withoutUmlauts(typed))];
    const longer =
      isOpen || (same.length === 0 && typed.length >= shortestBeginning) ? this.#longer(typed) : [];
    const found = new Map<number, number>();
    for (const { word, likeness } of [...same, ...longer]) {
      // Whoever types a whole word seldom means one that only begins with it.
      const share =
        longer.length > 0 && same.length > 0 && !same.some((each) => each.word === word) ? 0.6 : 1;
      found.set(word, Math.max(found.get(word) ?? 0, likeness * share));
    }
    return [...found].map(([word, likeness]) => ({ word, likeness }));
  }

  /**
   * The words that an unknown one is nearest to: a slip away, or two where it is long. Numbers and “their” are what they are.
   *
   * @param isGuess no text has it either: then a short one may be any that is a slip away
   */
  near(typed: string, isOpen: boolean, isGuess = false, most = mostSlips(typed)): Meant[] {
    if (isStopWord(typed) || isNumeral(typed)) return [];
    let least = most;
    let found: Meant[] = [];
    const isShort = typed.length < longEnoughForAny;
    const mayGoOn = isOpen && !isShort;
    for (const [word, text] of this.words.entries()) {
      if (least === 0 || !mayBe(typed, text, least, mayGoOn)) continue;
      const { whole, start } = slipsBetween(typed, text, least);
      const away = mayGoOn ? Math.min(whole, start) : whole;
      if (away > least || isStopWord(text) || (isShort && !isGuess && !isSlipOfFew(typed, text))) continue;
      if (away < least) [least, found] = [away, []];
      found.push({ word, likeness: (1 - 0.15 * away) * (whole <= away ? 1 : beginning(typed, text)) });
    }
    return found;
  }

  /** What else a long word may mean that is known by its stem alone: “qualifed” has that of “qualification”. */
  besides(typed: string, found: readonly Meant[]): Meant[] {
    const isStem = found.length > 0 && found.every(({ likeness }) => likeness < 1);
    if (!isStem || typed.length < longEnoughForTwo) return [];
    return this.near(typed, false, false, 1).filter(({ word }) => !found.some((each) => each.word === word));
  }

  /** Whether a name has just this word, or one with the same stem. */
  has(word: string): boolean {
    return this.#same(word).length > 0;
  }

  stem(word: string): string {
    const stem = this.#stems.get(word) ?? this.#stem(word);
    this.#stems.set(word, stem);
    return stem;
  }

  #same(typed: string): Meant[] {
    const stem = this.stem(typed);
    const number = sameNumber(typed);
    // Endings alone differ: whatever has the same stem begins with nearly all of it.
    const alike = this.#beginningWith(stem.slice(0, Math.max(2, stem.length - 1)));
    return [
      ...this.#exactly(typed),
      ...(number === undefined ? [] : this.#exactly(number)),
      ...alike
        .filter((word) => this.stem(this.words[word] ?? '') === stem && this.words[word] !== typed)
        .map((word) => ({ word, likeness: 0.95 })),
    ];
  }

  #exactly(text: string): Meant[] {
    const word = this.#from(text);
    return this.words[word] === text ? [{ word, likeness: 1 }] : [];
  }

  #longer(typed: string): Meant[] {
    const plain = withoutUmlauts(typed);
    const found = this.#beginningWith(typed);
    const words = found.length > 0 ? found : this.#beginningWith(plain);
    return words.map((word) => ({ word, likeness: beginning(typed, this.words[word] ?? '') }));
  }

  #beginningWith(start: string): number[] {
    const found: number[] = [];
    for (let word = this.#from(start); this.words[word]?.startsWith(start); word++) found.push(word);
    return found;
  }

  /** The first word that does not stand before a text. */
  #from(text: string): number {
    let [from, to] = [0, this.words.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.words[middle] ?? '') < text) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}

const shortestBeginning = 3;
/** Shorter words are a slip away from too many others. */
const longEnoughForOne = 4;
/** Shorter words are other words after most slips, and the beginnings of many. */
const longEnoughForAny = 5;
const longEnoughForTwo = 8;

function mostSlips({ length }: string): number {
  return length >= longEnoughForTwo ? 2 : length >= longEnoughForOne ? 1 : 0;
}

/** Whether it is worth counting slips. Nobody mistakes the first letter, but for swapping it with the second. */
function mayBe(typed: string, word: string, slips: number, isOpen: boolean): boolean {
  if (word.length < typed.length - slips || (!isOpen && word.length > typed.length + slips)) return false;
  return typed[0] === word[0] || (typed[0] === word[1] && typed[1] === word[0]);
}

/** A letter that is missing, letters that are swapped, or two vowels that sound like two others: `pria`, `laed`, `leed`. */
function isSlipOfFew(typed: string, word: string): boolean {
  if (word.length > typed.length) return true;
  const sorted = (text: string) => [...text].sort().join('');
  const framed = (text: string) => text.replace(/[aeiou]{2}/, '..');
  return sorted(typed) === sorted(word) || framed(typed) === framed(word);
}

/** How much a word is what was typed of it. */
function beginning(typed: string, word: string): number {
  return 0.6 + (0.4 * Math.min(typed.length, word.length)) / word.length;
}

function decoded(frontCoded: string): string[] {
  let before = '';
  if (frontCoded === '') return [];
  return frontCoded
    .split(' ')
    .map((code) => (before = before.slice(0, parseInt(code.charAt(0), 36)) + code.slice(1)));
}
