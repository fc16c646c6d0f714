/** How far two words are apart by slips of the finger: a letter more, less or other, or two swapped. */
import { at } from './numbers.ts';

export interface Slips {
  /** Between the two words. */
  whole: number;
  /** Between what was typed and a beginning of the other word. */
  start: number;
}

const none: Slips = { whole: Infinity, start: Infinity };

/** Counts slips up to a number; more are `Infinity`. See https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance */
export function slipsBetween(typed: string, word: string, most: number): Slips {
  let [before, last, row] = rows(word.length);
  for (let j = 0; j <= word.length; j++) last[j] = j;
  for (let i = 1; i <= typed.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= word.length; j++) {
      const isSame = typed[i - 1] === word[j - 1];
      let away = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1])
        away = Math.min(away, at(before, j - 2) + 1);
      row[j] = away;
      if (away < least) least = away;
    }
    if (least > most) return none;
    [before, last, row] = [last, row, before];
  }
  const within = (away: number) => (away <= most ? away : Infinity);
  const start = Math.min(...last.subarray(0, word.length + 1));
  return { whole: within(at(last, word.length)), start: within(start) };
}

/** Thousands of words are compared with every key: room for that is made once. */
let room = Array.from({ length: 3 }, () => new Uint16Array(64)) as [Uint16Array, Uint16Array, Uint16Array];

function rows(length: number): [Uint16Array, Uint16Array, Uint16Array] {
  if (length >= room[0].length) room = [0, 0, 0].map(() => new Uint16Array(2 * length)) as typeof room;
  return room;
}
