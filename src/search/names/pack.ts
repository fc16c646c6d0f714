/** Makes of names the file in which they are sent. Everything is cut into words here, so that no browser has to. */
import { write } from './numbers.ts';
import type { NamesFile } from './file.ts';
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
  links?: readonly Words[];
  /** The words of its headings: who looks for a part of a page looks for the page. */
  headings?: readonly Words[];
  /** How many pages refer to it. */
  backlinks?: number;
  /** Something else is used in its place, or it will not be made. */
  isSettled?: boolean;
}

export interface Language {
  /** A tag such as `en` or `de-AT`. */
  language: string;
  /** Words and phrases that mean the same. */
  synonyms: readonly (readonly string[])[];
  /** The collections whose names are sentences that customers say. */
  said: readonly string[];
  /** The collections whose pages record what was measured or has happened. */
  recording: readonly string[];
}

/** @param referred the pages, those of a collection one after the other */
export function pack(
  referred: readonly Referred[],
  { language, synonyms, said, recording }: Language,
): NamesFile {
  const pages = referred.map(({ page }) => page);
  const all = referred.map(namesOf);
  const words = [...new Set(all.flatMap(wordsIn))].sort();
  const numbers = new Map(words.map((word, index) => [word, index]));
  const numbered = (names: Words[]) => names.map((name) => name.map((word) => numbers.get(word) ?? 0));
  const column = (pick: (page: Called) => Words[]) =>
    write(
      all.map((page) => numbered(pick(page))),
      words.length,
    );
  const folders = new Map(all.map(({ folder, above }) => [folder, above]));
  const places = new Map([...folders.keys()].map((folder, index) => [folder, index]));
  const most = Math.max(1, ...referred.map(({ backlinks = 0 }) => backlinks));
  return {
    language,
    said: [...said],
    recording: [...recording],
    words: frontCoded(words),
    collections: [...Map.groupBy(pages, ({ collection }) => collection)].map(([id, { length }]) => [
      id,
      length,
    ]),
    folders: {
      paths: [...folders.keys()],
      words: write(
        [...folders.values()].map((above) => numbered([above])),
        words.length,
      ),
    },
    folderOf: write(
      all.map(({ folder }) => [[places.get(folder) ?? 0]]),
      folders.size,
    ),
    slugs: all.map(({ slug, title }) => (slug === title[0]?.join('-') ? '' : slug)).join('\n'),
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
      column(({ headings }) => headings),
    ],
    prior: referred
      .map(({ backlinks = 0 }) => Math.round((9 * Math.log1p(backlinks)) / Math.log1p(most)))
      .join(''),
    settled: referred.flatMap(({ isSettled }, place) => (isSettled ? [place] : [])),
    synonyms: synonyms
      .map((group) => [...new Set(group.map((each) => wordsOf(each).join(' ')))].filter(Boolean).join(','))
      .filter((group) => group.includes(','))
      .join('\n'),
  };
}

type Words = readonly string[];

/** The names of a page in words. */
interface Called {
  title: Words[];
  others: Words[];
  /** Of the last part of its address, where that is no other name already. */
  address: Words[];
  links: Words[];
  headings: Words[];
  /** The folder it is in, and the words of the last part of that. */
  folder: string;
  above: Words;
  slug: string;
}

function namesOf({ page, links = [], headings = [] }: Referred): Called {
  const own = called(page);
  const known = new Set([...own.title, ...own.others, ...own.address].map(asText));
  const isNew = (words: Words) => known.size < known.add(asText(words)).size;
  return { ...own, links: links.filter(isNew), headings: headings.filter(isNew) };
}

function wordsIn({ title, others, address, links, headings, above }: Called): Words {
  return [...title, ...others, ...address, ...links, ...headings, above].flat();
}

/** Cutting ten thousand pages anew after each save would be felt. */
const known = new WeakMap<NamedPage, OwnNames>();

type OwnNames = Omit<Called, 'links' | 'headings'>;

function called(page: NamedPage): OwnNames {
  const found = known.get(page) ?? cut(page);
  known.set(page, found);
  return found;
}

function cut({ title, others, id }: NamedPage): OwnNames {
  const own = [wordsOf(title), ...others.map(wordsOf)];
  const end = id.lastIndexOf('/');
  const [folder, slug] = [id.slice(0, Math.max(0, end)), id.slice(end + 1)];
  const address = wordsOf(slug);
  const above = wordsOf(folder.slice(folder.lastIndexOf('/') + 1));
  const isNew = own.every((each) => asText(each) !== asText(address));
  return {
    title: own.slice(0, 1),
    others: own.slice(1),
    address: isNew ? [address] : [],
    folder,
    above,
    slug,
  };
}

function asText(words: Words): string {
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
