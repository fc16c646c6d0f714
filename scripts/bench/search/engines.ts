/** Our own search, in parts and as the wiki shows it. */
import type { NamesIndex } from '../../../src/search/names/names.ts';
import { joined } from '../../../src/search/join.ts';
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
  return { name, find: ({ words }) => search(askedWords(words, [])) };
}

/** Names and the text in the order in which a reader sees them. */
export function namesAndText(name: string, namesFor: NamesFor, { search }: TextSearch): Engine {
  return {
    name,
    async find(query) {
      const { hits, taken } = namesFor(query).find(query.words);
      const found = await search(askedWords(query.words, taken));
      const named = hits.map((hit) => ({ ...hit, url: hit.key }));
      return joined(
        named,
        found.map((key) => ({ url: key, title: '' })),
      ).map(({ url }) => url);
    },
  };
}
