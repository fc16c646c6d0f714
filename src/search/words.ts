/** Asks an index for each word by itself and joins what is found: a page with most of the words is better than none. */

/** What is used here of Pagefind, see https://pagefind.app/docs/api/ */
export interface Index {
  search(term: string | null, options?: Options): Promise<Answer>;
  filters(): Promise<Counts>;
}

export interface Options {
  filters?: Record<string, unknown>;
}

export interface Answer {
  results: Hit[];
  /** How many there are without the filters. */
  unfilteredResultCount: number;
  /** How many of the results each filter would leave. */
  filters: Counts;
  totalFilters: Counts;
}

export interface Hit {
  id: string;
  score: number;
  /** The fields beside the text in which words were found. */
  matchedMetaFields?: string[];
  data(): Promise<HitData>;
}

export interface HitData {
  url: string;
  /** As HTML, with what was found in `mark`. */
  excerpt: string;
  meta: Record<string, string>;
}

/** By the name of a filter and its value. */
type Counts = Record<string, Record<string, number>>;

/** What was found, and the words that no page has. */
export interface Joined extends Answer {
  unknown: string[];
}

/** How much of what the best page has of the words a page must have, to be a hit. */
const leastShare = 0.3;
/** How many of the first hits are put in order by their names, which are fetched for that. */
const mostNamed = 12;

/** A search that finds pages with some of the words. First are those of that name, and those with more of the words. */
export function joinedSearch(index: Index): (term: string | null, options?: Options) => Promise<Joined> {
  let filters: Promise<Filters> | undefined;
  return async (term, options = {}) => {
    const words = wordsOf(term ?? '');
    // What stands between quotation marks is to be found just so.
    if (term === null || words.length === 0 || /^\s*".+"\s*$/.test(term))
      return { ...(await index.search(term, options)), unknown: [] };
    filters ??= filtersOf(index);
    const all = await Promise.all(words.map((word) => look(index, word)));
    const [known, unknown] = [all.filter(isFound), all.filter((each) => !isFound(each))];
    const found = await byName(await join(index, known, (await filters).pages), words);
    const isLeft = await narrowing(index, options);
    const results = found.filter(isLeft);
    return {
      results,
      unfilteredResultCount: found.length,
      filters: count(results, await filters),
      totalFilters: count(found, await filters),
      unknown: unknown.map(({ word }) => word),
    };
  };
}

/** A word, and the pages that have it. */
interface Look {
  word: string;
  hits: Hit[];
}

function isFound({ hits }: Look): boolean {
  return hits.length > 0;
}

/** The words of a search. What Pagefind passes over is none: a sign by itself. */
function wordsOf(term: string): string[] {
  return term.split(/\s+/).filter((word) => /[\p{L}\p{N}+#]/u.test(word));
}

/** The pages that have a word, or have it as a hashtag. */
async function look(index: Index, word: string): Promise<Look> {
  const hits = await pagesWith(index, word);
  return { word, hits: hits.length > 0 ? hits : await pagesWith(index, `#${word}`) };
}

/** Pagefind cuts a word that no page has until something begins with the rest, be that a letter: then none is found. */
async function pagesWith(index: Index, word: string): Promise<Hit[]> {
  const { results } = await index.search(word);
  const [first] = results;
  if (first === undefined || (await beginsLike(word, first))) return results;
  // As whole words are compared by their stems: “Working” is one where a page has “works”.
  return (await index.search(`"${word}"`)).results.length > 0 ? results : [];
}

/** Whether a hit has a word of which another is the beginning, as it is while someone types, or nearly so. */
async function beginsLike(word: string, hit: Hit): Promise<boolean> {
  // Words of these scripts are written without spaces: what begins like them is a part.
  if (spaceless.test(word)) return true;
  const { excerpt, meta } = await hit.data();
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/gs)].map(([, text = '']) => text);
  const fields = (hit.matchedMetaFields ?? []).map((name) => meta[name] ?? '');
  const [sought, found] = [plain(word), [...marked, ...fields].join(' ').split(/\s+/).flatMap(partsOf)];
  return found.some((each) => commonStart(each, sought) >= (2 * sought.length) / 3);
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

/** Adds up what each word says of a page; a rare word says more. */
async function join(index: Index, looks: readonly Look[], pages: number): Promise<Hit[]> {
  const together = looks.length > 1 ? await index.search(looks.map(({ word }) => word).join(' ')) : undefined;
  // Their excerpts have all the words in them.
  const whole = new Map(together?.results.map((hit) => [hit.id, hit]));
  const found = new Map<string, { hit: Hit; score: number; weight: number }>();
  for (const { hits } of looks) {
    const rarity = Math.log(1 + (pages - hits.length + 0.5) / (hits.length + 0.5));
    for (const hit of hits) {
      const { score, weight, ...before } = found.get(hit.id) ?? { hit, score: 0, weight: 0 };
      const best = before.hit.score < hit.score ? hit : before.hit;
      found.set(hit.id, { hit: best, score: score + hit.score, weight: weight + rarity });
    }
  }
  const most = Math.max(...[...found.values()].map(({ weight }) => weight));
  return [...found.values()]
    .filter(({ weight }) => weight >= leastShare * most)
    .map(({ hit, score, weight }) => scored(whole.get(hit.id) ?? hit, (score * weight) / most))
    .toSorted((a, b) => b.score - a.score);
}

/** Another score for a hit. Pagefind forgets the data of a hit that nobody holds any more. */
function scored(hit: Hit, score: number): Hit {
  return { ...hit, score, data: () => hit.data() };
}

/** The first hits in another order: those before whose name, or another name, is what was sought. */
async function byName(hits: readonly Hit[], words: readonly string[]): Promise<Hit[]> {
  const sought = words.map((word) => word.toLowerCase());
  const first = await Promise.all(
    hits.slice(0, mostNamed).map(async (hit) => {
      const { title = '', aliases = '' } = (await hit.data()).meta;
      const other = Math.max(...aliases.split(', ').map((name) => nameMatch(sought, name)));
      return scored(hit, hit.score * (1 + boost * Math.max(nameMatch(sought, title), 0.9 * other)));
    }),
  );
  return [...first.toSorted((a, b) => b.score - a.score), ...hits.slice(mostNamed)];
}

const boost = 3;

/** How much words are a name, from 0 to 1: 1 where they are all of it, signs such as the dot of “.NET” among them. */
function nameMatch(sought: readonly string[], name: string): number {
  const words = name
    .toLowerCase()
    .split(/[\s,:;“”"()]+/)
    .filter((word) => word !== '');
  const found = sought.filter((word) => words.includes(word)).length;
  return words.length === 0 ? 0 : found ** 2 / (sought.length * words.length);
}

/** Which pages each filter leaves, and how many pages there are. */
interface Filters {
  pages: number;
  left: { name: string; value: string; ids: ReadonlySet<string> }[];
}

async function filtersOf(index: Index): Promise<Filters> {
  const values = Object.entries(await index.filters()).flatMap(([name, all]) =>
    Object.keys(all).map((value) => ({ name, value })),
  );
  const left = values.map(async ({ name, value }) => {
    const { results } = await index.search(null, { filters: { [name]: value } });
    return { name, value, ids: new Set(results.map(({ id }) => id)) };
  });
  return { pages: (await index.search(null)).results.length, left: await Promise.all(left) };
}

function count(hits: readonly Hit[], { left }: Filters): Counts {
  const counts: Counts = {};
  for (const { name, value, ids } of left)
    (counts[name] ??= {})[value] = hits.filter(({ id }) => ids.has(id)).length;
  return counts;
}

/** What the filters that are set leave. */
async function narrowing(index: Index, { filters = {} }: Options): Promise<(hit: Hit) => boolean> {
  if (Object.keys(filters).length === 0) return () => true;
  const { results } = await index.search(null, { filters });
  const ids = new Set(results.map(({ id }) => id));
  return ({ id }) => ids.has(id);
}
