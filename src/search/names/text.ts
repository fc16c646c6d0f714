/** How names and what is typed are cut into words that can be compared. Both go the same way. */
import { stemmer } from 'stemmer';
import { fold } from './fold.ts';

/** The words of a text. Scripts that put no spaces between words give their letters; signs as in C++ and C# belong to a word. */
export function wordsOf(text: string): string[] {
  const words = fold(text)
    .replace(/['’](?:s|ve|re|ll|m|d)(?![\p{L}\p{N}])/gu, '')
    .replace(/['’]/g, '');
  return words.match(word) ?? [];
}

const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+[+#]*/gu;

/** The stem of a folded word in a language. English has one; words of others are taken as they are. */
export function stemIn(language: string): (word: string) => string {
  return /^en\b/i.test(language) ? stemmer : (word) => word;
}

/** With `ae`, `oe` and `ue` as they are typed where a keyboard has no umlauts. */
export function withoutUmlauts(word: string): string {
  return word.replace(/([aou])e/g, '$1');
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety hundred';
const numbers = [
  ...ones.split(' ').map((name, index) => [name, String(index)] as const),
  ...tens.split(' ').map((name, index) => [name, String(10 * (index + 2))] as const),
];
const numerals = new Map([...numbers, ...numbers.map(([name, digits]) => [digits, name] as const)]);

/** A number in digits for one in words, and the other way round. */
export function sameNumber(word: string): string | undefined {
  return numerals.get(word);
}

/** A number, in digits or in a word. */
export function isNumeral(word: string): boolean {
  return /^\p{N}+$/u.test(word) || numerals.has(word);
}

const stopWords = new Set(
  `a about all am an and any are as at be been between but by can cant could did difference do does doesnt dont for from get had has have he her
  how i if in into is isnt it its many me much must my no not of on or our she should so than that the their them then there they this to us was we
  were what when where which who whom why will with wont would you your`.split(/\s+/),
);

/** Words that say little about what a name is of. */
export function isStopWord(word: string): boolean {
  return stopWords.has(word);
}

const firstPerson = new Set('we our ours us i me my mine you your'.split(' '));

/** Whether words are those of someone who speaks: a sentence that was heard. */
export function isSpoken(words: readonly string[]): boolean {
  return words.some((each) => firstPerson.has(each));
}
