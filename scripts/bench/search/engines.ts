/** Our own search, in parts and as the wiki shows it. */
import type { NameHit, NamesIndex } from '../../../src/search/names/names.ts';
import { inNames, joined, nowhere } from '../../../src/search/join.ts';
import { askedWords } from '../../../src/search/text/asked.ts';
import type { Query } from './queries.ts';
import type { Engine } from './score.ts';
import type { TextSearch } from './text.ts';

/** Which names a query is put to: those of a foreign set are without the query's own words. */
export type NamesFor = (query: Query) => NamesIndex;

export function names(name: string, namesFor: NamesFor): Engine {
  return {
    name,
    find: (query) =>
      namesFor(query)
        .find(query.words, { limit: 10 })
        .hits.map(({ key }) => key),
  };
}

export function text(name: string, { search }: TextSearch): Engine {
  return { name, find: async ({ words }) => (await search(askedWords(words, []))).keys };
}

/** Names and the text in the order in which a reader sees them. */
export function namesAndText(name: string, namesFor: NamesFor, { search }: TextSearch): Engine {
  return {
    name,
    async find(query) {
      const names = namesFor(query);
      const { hits, taken, unknown } = names.find(query.words);
      const found = await search(askedWords(query.words, taken, inNames(hits).isSure ? names : undefined));
      const isGuess = nowhere(unknown, found.unknown).length > 0;
      const guessed = isGuess ? names.find(query.words, { guess: true }).hits : [];
      const named = joined(hits.map(byKey), [
        ...found.keys.map((key) => ({ url: key, title: '' })),
        ...guessed.map(byKey),
      ]);
      return named.map(({ url }) => url);
    },
  };
}

function byKey(hit: NameHit): NameHit {
  return { ...hit, url: hit.key };
}
