/** Asks an index for each word by itself and joins what is found: a page with most of the words is better than none. */

/** What is asked of an index; as https://pagefind.app/docs/api/ has it. */
export interface Index {
  search(term: string | null, options?: { filters: Filters }): Promise<{ results: Result[] }>;
}

/** Values by the name of a filter. */
export type Filters = Readonly<Record<string, string>>;

export interface Result {
  id: string;
  score: number;
  /** Where in the text what was sought stands, counted in words. */
  words: number[];
  data(): Promise<Page>;
}

export interface Page {
  url: string;
  /** With signs between words of scripts that have no spaces; see `wordsIn`. */
  content: string;
  meta: Record<string, string>;
}

export interface WordsFound {
  /** The best first. */
  results: Result[];
  /** Words that no page has. */
  unknown: string[];
}

/** A word that is sought. */
export interface Word {
  typed: string;
  /** The same number in digits, or in words. Pages with either are found. */
  alike?: string;
  /** How it is with one letter for `ae`, `oe` and `ue`, where no page has it as it was typed. */
  withoutUmlauts?: string;
  /** What it is taken for where no page has it. */
  instead?: string;
}

/** How much of what the best page has of the words a page must have, to be a hit. */
const leastShare = 0.3;

/** How much a number says that is written in the other way. */
const alikeShare = 0.5;

/** Finds pages with some of the words. First are those with more of them, and with the rarer ones. */
export async function searchWords(
  index: Index,
  words: readonly Word[],
  filters: Filters = {},
): Promise<WordsFound> {
  const looks = await Promise.all(words.map((word) => look(index, word, filters)));
  const { results: all } = await index.search(null);
  const results = join(
    looks.map((each) => each.results),
    all.length,
  );
  return { results, unknown: looks.filter(({ isKnown }) => !isKnown).map(({ typed }) => typed) };
}

/** Finds pages that have words just so, one after the other. */
export async function searchExactly(index: Index, words: string, filters: Filters = {}): Promise<WordsFound> {
  const { results } = await index.search(`"${words}"`, { filters });
  return { results, unknown: results.length > 0 ? [] : [words] };
}

/** The pages that have a word, or else have it as a hashtag, or what it is taken for; as far as the filters leave them. */
async function look(index: Index, { typed, alike, withoutUmlauts, instead }: Word, filters: Filters) {
  const found = async (term: string) => {
    const { results } = await index.search(term, { filters });
    return term === alike ? results.map((each) => ({ ...each, score: alikeShare * each.score })) : results;
  };
  const first = async (terms: (string | undefined)[], has: typeof isKnown) => {
    for (const term of terms) if (term !== undefined && (await has(index, term))) return [term];
    return [];
  };
  // That a name is nearly called so says more than that a word of some text begins so.
  const own = await first([typed, `#${typed}`], instead === undefined ? isKnown : isWritten);
  const same = [...own, ...(await first([alike], isWritten))];
  const spelt = same.length > 0 ? same : await first([withoutUmlauts], isKnown);
  const terms = spelt.length > 0 ? spelt : await first([instead], isKnown);
  const results = united((await Promise.all(terms.map(found))).flat());
  return { typed, isKnown: spelt.length > 0, results };
}

/** Each page once, with all places of what was found there. */
function united(results: readonly Result[]): Result[] {
  const pages = new Map<string, Result>();
  for (const result of results) {
    const { score = 0, words = [] } = pages.get(result.id) ?? {};
    pages.set(result.id, {
      ...result,
      score: Math.max(score, result.score),
      words: [...words, ...result.words],
    });
  }
  return [...pages.values()];
}

/**
 * Whether a page has a word, or one that begins with it, as while someone types. Pagefind cuts a word that no page has
 * until something begins with the rest, be that a letter.
 */
async function isKnown(index: Index, word: string): Promise<boolean> {
  const { results } = await index.search(word);
  const [first] = results;
  if (first === undefined) return false;
  // Words of these scripts are written without spaces: what begins like them is a part.
  if (spaceless.test(word)) return true;
  if (await isWritten(index, word)) return true;
  const { content, meta } = await first.data();
  const written = wordsIn(content);
  const found = [...first.words.map((at) => written[at] ?? ''), ...(meta['title'] ?? '').split(/\s+/)];
  const sought = plain(word);
  return found.flatMap(partsOf).some((each) => commonStart(each, sought) >= begun(sought));
}

/** With how many of its letters a word must begin: short ones with all of them. */
function begun({ length }: string): number {
  return Math.min(length, Math.max(4, (2 * length) / 3));
}

/** Whether a page has a word as a whole. Those are compared by their stems: “Working” is one where a page has “works”. */
async function isWritten(index: Index, word: string): Promise<boolean> {
  return (await index.search(`"${word}"`)).results.length > 0;
}

/** The words of a page’s text, as an index counts them. */
export function wordsIn(content: string): string[] {
  return content.split(content.includes('\u200B') ? '\u200B' : /\s+/);
}

const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** A word in all the ways in which it may be sought: “E-mail” as a whole, and its parts. */
function partsOf(word: string): string[] {
  const parts = word.split(/[^\p{L}\p{N}\p{M}]+|(?<=\p{Ll})(?=\p{Lu})/u);
  return [word, ...parts].map(plain);
}

function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}+#]/gu, '')
    .toLowerCase();
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < other.length && one[length] === other[length]) length++;
  return length;
}

/** How many words apart at most those stand that belong together, and how much more they say. */
const [near, nearShare] = [4, 2];

/** Adds up what each word says of a page; a rare word says more, and one that stands beside another that was sought. */
function join(looks: readonly Result[][], pages: number): Result[] {
  const found = new Map<string, { result: Result; weight: number }>();
  for (const results of looks) {
    const rarity = Math.log(1 + (pages - results.length + 0.5) / (results.length + 0.5));
    for (const result of results) {
      const { result: before, weight = 0 } = found.get(result.id) ?? {};
      const others = before?.words ?? [];
      const words = [...others, ...result.words];
      const score = (before?.score ?? 0) + result.score * (areNear(result.words, others) ? nearShare : 1);
      found.set(result.id, { result: { ...result, words, score }, weight: weight + rarity });
    }
  }
  const most = Math.max(...[...found.values()].map(({ weight }) => weight));
  return [...found.values()]
    .filter(({ weight }) => weight >= leastShare * most)
    .map(({ result, weight }) => ({ ...result, score: (result.score * weight) / most }))
    .toSorted((a, b) => b.score - a.score);
}

function areNear(words: readonly number[], others: readonly number[]): boolean {
  const places = new Set(others);
  const apart = Array.from({ length: near }, (_, index) => index + 1);
  return words.some((at) => apart.some((by) => places.has(at - by) || places.has(at + by)));
}
