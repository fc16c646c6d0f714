/** Makes of names the file in which they are sent. Everything is cut into words here, so that no browser has to. */
import { ends, writer } from './numbers.ts';
import type { NamesFile } from './names.ts';
import { wordsOf } from './text.ts';

/** A page, and how it is called. */
export interface NamedPage {
  collection: string;
  /** Within its collection. */
  id: string;
  title: string;
  /** Other names that readers may be shown: aliases, other phrasings, job titles. */
  others: readonly string[];
  /** Where it is read, without the base of the site, where that does not follow from its id. */
  url?: string;
}

/** A page with what others say of it. */
export interface Referred {
  page: NamedPage;
  /** The words other pages link with, those used most often first. */
  links?: readonly (readonly string[])[];
  /** How many pages refer to it. */
  backlinks?: number;
}

export interface Language {
  /** A tag such as `en` or `de-AT`. */
  language: string;
  /** Words and phrases that mean the same. */
  synonyms: readonly (readonly string[])[];
  /** The collections whose names are sentences that customers say. */
  said: readonly string[];
}

/** @param referred the pages, those of a collection one after the other */
export function pack(referred: readonly Referred[], { language, synonyms, said }: Language): NamesFile {
  const pages = referred.map(({ page }) => page);
  const all = referred.map(namesOf);
  const words = [...new Set(all.flatMap((page) => Object.values(page).flat(2)))].sort();
  const numbers = new Map(words.map((word, index) => [word, index]));
  const write = writer(words.length);
  const column = (pick: (page: (typeof all)[number]) => readonly (readonly string[])[]) =>
    all
      .map((page) =>
        pick(page)
          .map((name) => write(name.map((word) => numbers.get(word) ?? 0)))
          .join(ends.name),
      )
      .join(ends.page);
  const most = Math.max(1, ...referred.map(({ backlinks = 0 }) => backlinks));
  return {
    language,
    said: [...said],
    words: frontCoded(words),
    collections: [...Map.groupBy(pages, ({ collection }) => collection)].map(([id, { length }]) => [
      id,
      length,
    ]),
    ids: pages.map(({ id }, index) => (id === all[index]?.title[0]?.join('-') ? '' : id)).join('\n'),
    titles: pages.map(({ title }) => inOneLine(title)).join('\n'),
    others: pages.map(({ others }) => others.map(inOneLine).join('\t')).join('\n'),
    urls: Object.fromEntries(
      pages.flatMap(({ collection, id, url }) => (url === undefined ? [] : [[`${collection}/${id}`, url]])),
    ),
    names: [
      column(({ title }) => title),
      column(({ others }) => others),
      column(({ address }) => address),
      column(({ links }) => links),
    ],
    prior: referred
      .map(({ backlinks = 0 }) => Math.round((9 * Math.log1p(backlinks)) / Math.log1p(most)))
      .join(''),
    synonyms: synonyms
      .map((group) => [...new Set(group.map((each) => wordsOf(each).join(' ')))].filter(Boolean).join(','))
      .filter((group) => group.includes(','))
      .join('\n'),
  };
}

/** The names of a page in words. */
interface Called {
  title: string[][];
  others: string[][];
  address: string[][];
}

function namesOf({ page, links = [] }: Referred): Called & { links: readonly (readonly string[])[] } {
  const { title, others, address } = called(page);
  const own = new Set([...title, ...others, ...address].map(asText));
  return { title, others, address, links: links.filter((words) => !own.has(asText(words))) };
}

/** Cutting ten thousand pages anew after each save would be felt. */
const known = new WeakMap<NamedPage, Called>();

function called(page: NamedPage): Called {
  const found = known.get(page) ?? cut(page);
  known.set(page, found);
  return found;
}

function cut({ title, others, id }: NamedPage): Called {
  const own = [wordsOf(title), ...others.map(wordsOf)];
  const address = wordsOf(id.split('/').slice(-2).join(' '));
  const isNew = own.every((each) => asText(each) !== asText(address));
  return { title: own.slice(0, 1), others: own.slice(1), address: isNew ? [address] : [] };
}

function asText(words: readonly string[]): string {
  return words.join(' ');
}

/** Sorted words, each as the letters that it has in common with the one before, and the rest. */
function frontCoded(words: readonly string[]): string {
  let before = '';
  return words
    .map((word) => {
      let same = 0;
      while (same < 35 && same < word.length && word[same] === before[same]) same++;
      before = word;
      return same.toString(36) + word.slice(same);
    })
    .join(' ');
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
