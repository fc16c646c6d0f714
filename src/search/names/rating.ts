/** How well each page answers what was typed, by its names. */
import { at } from './numbers.ts';
import { kinds, of, type Lists } from './lists.ts';
import type { Reading } from './readings.ts';
import { Sums } from './sums.ts';
import { isStopWord } from './text.ts';
import type { Meant } from './vocabulary.ts';

export interface Rated {
  page: number;
  /** The name of the page that is most like what was typed. */
  name: number;
  /** How like, from 0 to 1. */
  match: number;
  /** How much of what was typed the names of the page have together, from 0 to 1. */
  covered: number;
  /** How many of the words that were typed they have. */
  words: number;
  /** The title has as much of what was typed as that name. */
  isTitled: boolean;
  score: number;
}

type Kind = (typeof kinds)[number];

/** What counts for how much; measured by `npm run bench:search`. */
export const tuning = {
  /** A whole name says more than the same words in several. */
  wholeName: 3,
  /** By its kind: a whole name, and a single word in one. */
  name: { title: 1, other: 0.95, address: 0.9, link: 0.9, heading: 0.6 } satisfies Record<Kind, number>,
  word: { title: 1, other: 0.9, address: 0.6, link: 0.7, heading: 0.4 } satisfies Record<Kind, number>,
  /** What is left over of a name counts less than what is missing of the words that were typed. */
  leftOver: 0.8,
  covered: 1.5,
  /** How much a word such as “the” says beside others. */
  stopWord: 0.15,
};

/** @returns what rates the pages that have something of what was typed, in no order */
export function rater(lists: Lists, words: readonly string[], pages: number): (reading: Reading) => Rated[] {
  const rarity = (count: number) => Math.log(1 + pages / Math.max(1, count));
  const frequency = frequencies(lists, words.length, pages);
  const weights = Float32Array.from(
    words,
    (word, index) => rarity(at(frequency, index)) * (isStopWord(word) ? tuning.stopWord : 1),
  );
  const totals = totalsOf(lists, weights);
  const ofNames = () => new Sums(lists.names);
  const ofPages = () => new Sums(pages);
  // Of each name: how much of what was typed it has, and how much of it was typed; of each page the former.
  const [has, typed, covered, best] = [ofNames(), ofNames(), ofPages(), ofPages()];
  const [like, likeWeight, pageLike] = [ofNames(), ofNames(), ofPages()];
  const [titled, count] = [ofPages(), ofPages()];
  const [bestName, bestHas] = [new Uint32Array(pages), new Float32Array(pages)];

  /** How much a word says that was typed. */
  function weightOf(word: string, meant: readonly Meant[], isAlone: boolean): number {
    const count = meant.reduce((sum, each) => sum + at(frequency, each.word), 0);
    return rarity(count) * (isStopWord(word) && !isAlone ? tuning.stopWord : 1);
  }

  /** Adds what one word says of names and pages: the best of what it may mean. */
  function look(meant: readonly Meant[], weight: number): void {
    for (const { word, likeness } of meant) {
      for (const name of of(lists.having, word)) {
        like.raise(name, likeness);
        likeWeight.raise(name, at(weights, word) * likeness);
      }
    }
    likeWeight.drain((name, own) => typed.add(name, own));
    like.drain((name, likeness) => {
      has.add(name, likeness * weight);
      pageLike.raise(at(lists.page, name), likeness * byKind(tuning.word, at(lists.kind, name)));
    });
    pageLike.drain((page, likeness) => {
      covered.add(page, likeness * weight);
      count.add(page, 1);
    });
  }

  return ({ words: sought, sure }) => {
    const isAlone = sought.every(({ typed }) => isStopWord(typed));
    const all = sought.reduce((sum, { typed, meant }) => {
      const weight = weightOf(typed, meant, isAlone);
      look(meant, weight);
      return sum + weight;
    }, 0);
    typed.drain((name, own) => {
      const share = Math.min(1, own / at(totals, name)) ** tuning.leftOver;
      const match = (has.of(name) / all) * share * byKind(tuning.name, at(lists.kind, name));
      const page = at(lists.page, name);
      if (at(lists.kind, name) === 0) titled.raise(page, has.of(name));
      if (match <= best.of(page)) return;
      best.raise(page, match);
      [bestName[page], bestHas[page]] = [name, has.of(name)];
    });
    const rated: Rated[] = [];
    covered.drain((page, sum) => {
      const match = best.of(page) * sure;
      const share = (sum / all) * sure;
      const score = tuning.wholeName * match + share ** tuning.covered;
      const isTitled = titled.of(page) >= at(bestHas, page);
      const found = { page, name: at(bestName, page), words: count.of(page), isTitled };
      rated.push({ ...found, match, covered: share, score });
    });
    for (const sums of [has, best, titled, count]) sums.drain(() => {});
    return rated;
  };
}

function byKind(weights: Readonly<Record<Kind, number>>, kind: number): number {
  return weights[kinds[kind] ?? 'link'];
}

/** How much all words of each name say. */
function totalsOf(lists: Lists, weights: Float32Array): Float32Array {
  return Float32Array.from({ length: lists.names }, (_, name) =>
    of(lists.words, name).reduce((sum, word) => sum + at(weights, word), 0),
  );
}

/** How many pages have each word. */
function frequencies({ having, page }: Lists, words: number, pages: number): Uint32Array {
  const counted = new Int32Array(pages).fill(-1);
  return Uint32Array.from({ length: words }, (_, word) => {
    let count = 0;
    for (const name of of(having, word)) {
      if (counted[at(page, name)] !== word) count++;
      counted[at(page, name)] = word;
    }
    return count;
  });
}
