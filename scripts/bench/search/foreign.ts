/** What people look for in a handbook, as far as its own links tell: they name pages in the words of those who write. */
import { openNames } from '../../../src/search/names/names.ts';
import { pack } from '../../../src/search/names/pack.ts';
import { isStopWord, stemIn } from '../../../src/search/names/text.ts';
import { languageOf, linksIn, pagesOf, type LinkWords } from '../../../src/search/names/wiki.ts';
import type { Wiki } from '../../../src/wiki/wiki.ts';
import type { NamesFor } from './engines.ts';
import type { Query } from './queries.ts';

/** The words of links that several pages have, and the pages that those lead to. */
export function queriesFromLinks(wiki: Wiki, fromAtLeast: number): Query[] {
  const byText = Map.groupBy(linksIn(wiki), ({ text }) => text);
  return [...byText].flatMap(([words, links]) => {
    const right = [...Map.groupBy(links, ({ to }) => to).keys()];
    const pages = new Set(links.map(({ from }) => from));
    return pages.size >= fromAtLeast ? [{ kind: 'link', words, right }] : [];
  });
}

/** Every second target for tuning, and the others to be held back. */
export function isHeld({ right: [target = ''] }: Query): boolean {
  return [...target].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 65_521, 0) % 2 === 1;
}

/**
 * The names of a wiki for each query without any link in the words of the query, whatever it leads to: no search may be
 * told what it is asked. What those links say of how often a page is meant goes with them.
 *
 * @param withLinks whether names have the words of other links
 */
export function withoutAnswers(wiki: Wiki, withLinks: boolean): NamesFor {
  const language = languageOf(wiki);
  const stem = stemIn(language.language);
  const stemsOf = (words: readonly string[]) =>
    words
      .filter((word) => !isStopWord(word))
      .map(stem)
      .join(' ');
  const byStems = Map.groupBy(linksIn(wiki), ({ words }) => stemsOf(words));
  const all = linksIn(wiki);
  const open = (links: readonly LinkWords[]) => {
    const pages = Map.groupBy(links, ({ to }) => to);
    const referred = pagesOf(wiki, withLinks ? links : []).map((each) => {
      const from = pages.get(`${each.page.collection}/${each.page.id}`) ?? [];
      return { ...each, backlinks: new Set(from.map((link) => link.from)).size };
    });
    return openNames(pack(referred, language), '');
  };
  return ({ words }) => {
    const own = new Set(byStems.get(stemsOf(words.split(' '))));
    return open(all.filter((link) => !own.has(link)));
  };
}
