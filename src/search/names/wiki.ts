/** How the pages of a wiki are called: by themselves, by their fields, and by those that link to them. */
import { collections, isRecording } from '../../collections/index.ts';
import lexicon from '../../collections/lexicon.ts';
import objections from '../../collections/objections.ts';
import people from '../../collections/people.ts';
import personas from '../../collections/personas.ts';
import { settledFrom } from '../../freshness/asset-state.ts';
import { digest } from '../../site/key.ts';
import { otherNamesOf } from '../../site/other-names.ts';
import { assetFacts } from '../../wiki/assets.ts';
import type { Entry } from '../../wiki/entry.ts';
import { linkTargetsOf } from '../../wiki/links.ts';
import { once } from '../../wiki/once.ts';
import { dataOf, keyOf, type Wiki } from '../../wiki/wiki.ts';
import type { NamesFile } from './file.ts';
import { pack, type Language, type NamedPage, type Referred } from './pack.ts';
import { isStopWord, wordsOf } from './text.ts';

/** @param help the pages of the help, which are no entries */
export function packWiki(wiki: Wiki, help: readonly NamedPage[]): NamesFile {
  const pages = [...pagesOf(wiki, linksIn(wiki)), ...help.map((page) => ({ page }))];
  return pack(pages, languageOf(wiki));
}

/** Differs whenever what is packed of the wiki does. To pack it takes much longer. */
export function namesKey(wiki: Wiki): string {
  return digest([pagesOf(wiki, linksIn(wiki)), languageOf(wiki)]);
}

export function languageOf(wiki: Wiki): Language {
  const { language = 'en', synonyms = [] } = wiki.settings;
  return {
    language,
    said: [objections.id],
    recording: collections.filter(isRecording).map(({ id }) => id),
    synonyms: [...synonyms.map((line) => line.split(',')), ...termsOf(wiki)],
  };
}

/** The pages and people of a wiki, with what some links say of them. */
export function pagesOf(wiki: Wiki, links: readonly LinkWords[]): Referred[] {
  const linked = wordsByPage(links);
  const deepest = deepestIn(wiki);
  return [...wiki.entries, ...wiki.people].map((entry) => ({
    page: named(entry, wiki),
    links: linked.get(keyOf(entry)) ?? [],
    headings: headingsOf(entry, wiki).flatMap(({ depth, words }) => (depth <= deepest ? [words] : [])),
    backlinks: wiki.backlinks.get(keyOf(entry))?.length ?? 0,
    isSettled: isSettled(entry, wiki),
  }));
}

function isSettled(entry: Entry, wiki: Wiki): boolean {
  const facts = assetFacts(entry, wiki);
  return facts !== undefined && settledFrom(facts) !== undefined;
}

/** The same object as long as nothing of it has changed: what is made of it is kept. */
function named(entry: Entry, wiki: Wiki): NamedPage {
  const others = [...otherNamesOf(wiki, entry), ...jobTitlesOf(entry)];
  const found = known.get(entry);
  if (found?.others.join('\n') === others.join('\n')) return found;
  const { collection, id, title } = entry;
  const made = { collection, id, title, others };
  known.set(entry, made);
  return made;
}

const known = new WeakMap<Entry, NamedPage>();

/** What people are, and what they are called elsewhere. */
function jobTitlesOf(entry: Entry): string[] {
  const person = dataOf(entry, people);
  const titles = (person?.role ?? dataOf(entry, personas)?.role ?? '').split(/\s*,\s*/);
  return [...titles, ...(person?.handles ?? [])].filter((each) => each !== '' && each !== entry.title);
}

/** The terms of the lexicon with other words for them, those no longer used among them: people still look for those. */
function termsOf(wiki: Wiki): string[][] {
  const terms = wiki.entries.filter(({ collection }) => collection === lexicon.id);
  return terms.map((term) => [term.title, ...otherNamesOf(wiki, term)]);
}

/** Of each page, by its key, the words that others link to it with; those used most often first. */
function wordsByPage(links: readonly LinkWords[]): Map<string, string[][]> {
  const counted = new Map<string, Map<string, { words: string[]; count: number }>>();
  for (const { to, words, text } of links) {
    const ofPage = counted.get(to) ?? new Map<string, { words: string[]; count: number }>();
    counted.set(to, ofPage);
    ofPage.set(text, { words, count: 1 + (ofPage.get(text)?.count ?? 0) });
  }
  return new Map([...counted].map(([to, ofPage]) => [to, mostUsed([...ofPage.values()])]));
}

function mostUsed(links: readonly { words: string[]; count: number }[]): string[][] {
  const ordered = links.toSorted((a, b) => b.count - a.count);
  return ordered.slice(0, mostLinks).map(({ words }) => words);
}

/** More add bytes, and nothing to what is found. */
const mostLinks = 12;

/** That a page links to another, and in which words. */
export interface LinkWords {
  from: string;
  to: string;
  words: string[];
  /** The words in one. */
  text: string;
}

export function linksIn(wiki: Wiki): LinkWords[] {
  return wiki.entries.flatMap((entry) => linksOf(entry, wiki));
}

const linksOf = once((entry: Entry, wiki: Wiki): LinkWords[] => {
  const targets = linkTargetsOf(entry, wiki);
  const links = entry.facts.links.map(({ text }, index) => ({ to: targets[index]?.key, text }));
  const terms = entry.facts.terms.map(({ to, text }) => ({ to: `lexicon/${to}`, text }));
  return [...links, ...terms].flatMap(({ to, text }) => {
    const words = wordsOf(text);
    const from = keyOf(entry);
    const isOther = to !== undefined && to !== from;
    return isOther && isName(words) ? [{ from, to, words, text: words.join(' ') }] : [];
  });
});

/** The headings in the text of a page that say something. */
const headingsOf = once((entry: Entry) =>
  entry.facts.headings
    .map(({ depth, text }) => ({ depth, words: wordsOf(text) }))
    .filter(({ words }) => isName(words)),
);

/** How deep headings may be to count: where there are very many, the deeper ones are left out. */
function deepestIn(wiki: Wiki): number {
  const depths = wiki.entries.flatMap((entry) => headingsOf(entry, wiki).map(({ depth }) => depth));
  const isFew = (deepest: number) => depths.filter((depth) => depth <= deepest).length <= mostHeadings;
  return [6, 5, 4, 3, 2, 1].find(isFew) ?? 0;
}

/** More would be bytes for everyone who opens the box, and what many pages have says little of one. */
const mostHeadings = 5000;

/** Words that say something, and no sentence. */
function isName(words: readonly string[]): boolean {
  return words.length <= longestName && words.some((word) => !isStopWord(word) && !pointing.has(word));
}

const longestName = 8;

/** Words that only say that there is a link. */
const pointing = new Set(['article', 'click', 'details', 'here', 'link', 'more', 'page', 'read', 'see']);
