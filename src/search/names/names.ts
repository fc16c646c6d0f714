/** The names of all pages, and finding pages by them while someone types. Nothing of the wiki is needed for it. */
import type { NamesFile } from './file.ts';
import { kinds, of, unpack } from './lists.ts';
import { at, read } from './numbers.ts';
import { rater, type Rated } from './rating.ts';
import { readingsOf, synonymsIn } from './readings.ts';
import { signedAs } from './signed.ts';
import { isSpoken, wordsOf } from './text.ts';
import { Vocabulary, type Meant } from './vocabulary.ts';

export type { NamesFile };

export interface NameHit {
  /** Its place among the pages, as they were packed. */
  place: number;
  /** Such as `lexicon/mql`, `people/x` or `help/editing`. */
  key: string;
  collection: string;
  title: string;
  /** With the base of the site. */
  url: string;
  /** From 0 to 1: how much of a name was typed. */
  match: number;
  /** The other name that it was found by. */
  by?: string;
}

export interface Found {
  /** The best first. */
  hits: NameHit[];
  /** Words that no name has, and those that they were taken for. */
  taken: { typed: string; as: string }[];
  /** Words that no name has, nor anything like them. */
  unknown: string[];
}

export interface Options {
  /** The collection that is looked in. */
  in?: string;
  limit?: number;
  /** Only what has all of the words, where there is any. */
  strict?: boolean;
  /** No text has a word that no name has: it may be taken for more. */
  guess?: boolean;
}

export interface NamesIndex {
  find(typed: string, options?: Options): Found;
  /** Whether so many pages are called by a word that it says little beside others. */
  isCommon(word: string): boolean;
  /** How many pages there are. */
  size: number;
}

/** @param base the base of the site, without a slash at its end */
export function openNames(file: NamesFile, base: string): NamesIndex {
  const lines = (texts: string) => texts.split('\n');
  const [titles, slugs, others] = [lines(file.titles), lines(file.slugs), lines(file.others)];
  const folderOf = read(file.folderOf, file.folders.paths.length).map(([[folder = 0] = []]) => folder);
  const collections = file.collections.flatMap(([id, pages]) => Array<string>(pages).fill(id));
  const size = collections.length;
  const vocabulary = new Vocabulary(file.words, file.language);
  const lists = unpack(file, size, vocabulary.words.length);
  const rate = rater(lists, vocabulary.words, size);
  const synonyms = synonymsIn(file.synonyms, vocabulary);
  const [said, recording, settled] = [new Set(file.said), new Set(file.recording), new Set(file.settled)];

  return {
    size,
    isCommon(typed) {
      const names = wordsOf(typed)
        .flatMap((word) => vocabulary.known(word, false))
        .flatMap(({ word }) => Array.from(of(lists.having, word)));
      return new Set(names.map((name) => at(lists.page, name))).size > commonShare * size;
    },
    find(typed, { in: collection, limit = 20, strict = false, guess = false } = {}) {
      const { all, taken, unknown } = readingsOf(typed, vocabulary, synonyms, guess);
      const spoken = isSpoken(wordsOf(typed));
      const best = new Map<number, Rated>();
      const byReading = all.map(rate);
      for (const rated of byReading.flat().map(asLikelyMeant)) {
        if (rated.score > (best.get(rated.page)?.score ?? 0)) best.set(rated.page, rated);
      }
      const rated = [...best.values()].filter(({ page }) => !collection || collections[page] === collection);
      const isSigned = isSignedAs(typed, byReading[0] ?? []);
      const enough = strict ? mostWords(rated) : mostCovered(rated);
      const found = rated
        .filter(enough)
        .map((rated) => {
          const [score, signs] = [scoreOf(rated, spoken), isSigned(rated) ? 1 : 0];
          return { ...rated, score, signs, match: Math.max(rated.match, signs * signedMatch) };
        })
        .toSorted((a, b) => b.signs - a.signs || b.score - a.score || a.page - b.page)
        .slice(0, limit);
      return {
        hits: found.map(hitOf),
        taken: [...taken].map(([typed, near]) => ({ typed, as: takenFor(near, found) })),
        unknown,
      };
    },
  };

  /** What records, or is not used any more, is seldom meant by a part of its name. */
  function asLikelyMeant(rated: Rated): Rated {
    const { page, match, score } = rated;
    const isSeldom = settled.has(page) || recording.has(collections[page] ?? '');
    if (match >= wholeName || !isSeldom) return rated;
    return { ...rated, match: match * recordShare, score: score * recordShare };
  }

  /**
   * Whether pages have a name with the words of signs of their own as they were typed, and as many of the others as any.
   *
   * @param asTyped the pages that have something of the words just as they were typed
   */
  function isSignedAs(typed: string, asTyped: readonly Rated[]): (each: Rated) => boolean {
    const isSigned = signedAs(typed);
    if (isSigned === undefined) return () => false;
    const found = asTyped.filter(mostWords(asTyped)).flatMap(({ page }) => {
      const names = [titles[page] ?? '', ...(others[page] ?? '').split('\t')];
      return names.some(isSigned) ? [page] : [];
    });
    const pages = new Set(found);
    return ({ page }) => pages.has(page);
  }

  function scoreOf({ page, score }: Rated, spoken: boolean): number {
    const saying = spoken && said.has(collections[page] ?? '') ? saidBoost : 1;
    return score * saying + (priorMost * Number(file.prior[page])) / 9;
  }

  function hitOf({ page, name, match, isTitled }: Rated): NameHit {
    const collection = collections[page] ?? '';
    const [title = '', key] = [titles[page], `${collection}/${idOf(page)}`];
    const isOther = at(lists.kind, name) === kinds.indexOf('other') && !isTitled;
    const by = isOther ? others[page]?.split('\t')[at(lists.nth, name)] : undefined;
    const url = base + (file.urls[key] ?? `/${key.split('/').map(encodeURIComponent).join('/')}/`);
    return { place: page, key, collection, title, url, match, ...(by !== undefined && { by }) };
  }

  function idOf(page: number): string {
    const folder = file.folders.paths[folderOf[page] ?? 0];
    const title = at(lists.ofPage.all, at(lists.ofPage.from, page));
    const words = () => Array.from(of(lists.words, title), (word) => vocabulary.words[word] ?? '');
    return (folder ? `${folder}/` : '') + (slugs[page] || words().join('-'));
  }

  /** Of several words that are as near, the one that the best hit has, as it is written there. */
  function takenFor(near: readonly Meant[], found: readonly Rated[]): string {
    const pages = found.map(({ page }) =>
      [titles[page] ?? '', ...(others[page] ?? '').split('\t')].join(' '),
    );
    const words = near.map(({ word }) => vocabulary.words[word] ?? '');
    for (const text of pages) {
      const written = text
        .match(/[\p{L}\p{M}\p{N}]+/gu)
        ?.find((each) => words.includes(wordsOf(each)[0] ?? ''));
      if (written !== undefined) return written;
    }
    return words[0] ?? '';
  }
}

/** Pages with less of the words than a share of what the best has are none. */
function mostCovered(rated: readonly Rated[]): (each: Rated) => boolean {
  const least = leastShare * Math.max(...rated.map(({ covered }) => covered));
  return ({ covered }) => covered >= least;
}

function mostWords(rated: readonly Rated[]): (each: Rated) => boolean {
  const most = Math.max(...rated.map(({ words }) => words));
  return ({ words }) => words >= most;
}

const leastShare = 0.35;
/** How much of a name counts as typed where a word of it was typed with the signs of its own: enough to be meant. */
const signedMatch = 0.5;
const commonShare = 0.1;
/** What others refer to often is a little more likely to be meant; more than this costs more than it gives. */
const priorMost = 0.12;
/** How likely such a page is meant by a part of its name, beside one that says what holds. */
const recordShare = 0.7;
const wholeName = 0.9;
/** Who speaks in the first person looks for what customers say. */
const saidBoost = 1.3;
