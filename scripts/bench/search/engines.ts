/** Our own search, in parts and as the wiki shows it. */
import type { NamesIndex } from '../../../src/search/names/names.ts';
import { isStopWord, wordsOf } from '../../../src/search/names/text.ts';
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
  return { name, find: async ({ words }) => (await search(telling(words))).keys };
}

/** How much of a name must have been typed for its page to come before those with the words in their text. */
const sure = 0.45;
const mostNamed = 8;

/** Names that are like what was typed, then the text, then what else is called a little like it. */
export function namesAndText(name: string, namesFor: NamesFor, { search }: TextSearch): Engine {
  return {
    name,
    async find(query) {
      const { hits, taken } = namesFor(query).find(query.words);
      const first = hits.filter(({ match }) => match >= sure).slice(0, mostNamed);
      let found = await search(telling(query.words));
      const others = taken.filter(({ typed }) =>
        found.unknown.map((word) => word.toLowerCase()).includes(typed),
      );
      if (others.length > 0) found = await search(telling(replaced(query.words, others)));
      return [...new Set([...first.map(({ key }) => key), ...found.keys, ...hits.map(({ key }) => key)])];
    },
  };
}

/** The words of a search that say something. */
function telling(words: string): string {
  const all = words.split(/\s+/);
  const some = all.filter((word) => !wordsOf(word).every(isStopWord));
  return (some.length > 0 ? some : all).join(' ');
}

function replaced(words: string, taken: readonly { typed: string; as: string }[]): string {
  return taken.reduce((text, { typed, as }) => text.toLowerCase().replace(typed, as), words);
}
