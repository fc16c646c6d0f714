/**
 * The terms of the lexicon that the words of a page lead to by themselves. Nobody wrote these links: they are no
 * references, and no page rests on them.
 */
import type { TermLink } from '../mdx/render.ts';
import type { Entry } from '../wiki/entry.ts';
import { findNames, namesByWord, type Names } from '../wiki/find-names.ts';
import { namesFor, wordsIn, type TermName } from '../wiki/term-names.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';

/** How many words of a page become links, so that it stays a text to read. */
const mostLinks = 12;

/** Finds names of terms in texts of an entry, with where they lead. */
export function termFinder(wiki: Wiki, entry: Entry, base: string): (text: string) => TermLink[] {
  let names: Names | undefined;
  return (text) => {
    names ??= namesByWord(linkable(wiki, entry));
    const linked = findNames(text, names).filter(({ name }) => name.use === 'linked');
    return linked.map(({ name, start, end }) => ({
      ...{ start, end },
      href: base.replace(/\/$/, '') + addressOf(keyOf(name.term)),
    }));
  };
}

/** The names that may be found in a page: none where it asks for none. */
function linkable(wiki: Wiki, entry: Entry): readonly TermName[] {
  return entry.data?.['linksByHand'] === true ? [] : namesFor(entry, wiki);
}

/** What those links depend on. What a term says of itself is not in it: a page only leads there. */
export function termLinksKey(wiki: Wiki, entry: Entry): unknown[] {
  return linkable(wiki, entry).map((name) => [
    wordsIn(name),
    name.use === 'linked' ? [keyOf(name.term), name.term.title] : '',
  ]);
}

/**
 * Keeps in the finished HTML of a page the links that each section (from one heading of the second level to the
 * next) has first, up to as many as a page may have, and not
 * where somebody has linked the term before. Returns the addresses of the terms, too, each once.
 */
export function keepTermLinks(html: string): { html: string; addresses: string[] } {
  const addresses = new Set<string>();
  let inSection = new Set<string>();
  let count = 0;
  const kept = html.replace(
    /<h[12]\b|<a class="term-link" href="([^"]*)">([^<]*)<\/a>|<a href="([^"]*)"/g,
    (whole, found?: string, words = '', written?: string) => {
      if (written !== undefined) inSection.add(written);
      else if (found === undefined) inSection = new Set();
      else {
        if (inSection.has(found) || count === mostLinks) return words;
        inSection.add(found);
        addresses.add(found);
        count++;
      }
      return whole;
    },
  );
  return { html: kept, addresses: [...addresses] };
}

/** The term at an address in finished HTML. */
export function termAt({ byKey }: Wiki, address: string, base: string): Entry | undefined {
  return byKey.get(decodeURIComponent(address.slice(base.length + 1, -1)).replaceAll('&#39;', "'"));
}
