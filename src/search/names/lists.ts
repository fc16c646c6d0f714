/** The names of a file as numbers: of which page each is, of which words, and which names have a word. */
import type { NamesFile } from './file.ts';
import { at, read, type Numbers } from './numbers.ts';

export interface Lists {
  /** How many names there are. */
  names: number;
  /** Of each name, the page that it is of. */
  page: Numbers;
  /** What kind it is: a place in {@link kinds}. */
  kind: Numbers;
  /** Which it is of its kind on its page. */
  nth: Numbers;
  words: Grouped;
  /** Of each word, the names that have it. */
  having: Grouped;
  /** Of each page, its names. */
  ofPage: Grouped;
}

/** Lists of numbers, one after the other. */
export interface Grouped {
  from: Uint32Array;
  all: Uint32Array;
}

/** Titles, other names, addresses, the words of links, and headings. */
export const kinds = ['title', 'other', 'address', 'link', 'heading'] as const;

/** Unpacks the names of so many pages, in so many words. */
export function unpack({ names, folders, folderOf }: NamesFile, pages: number, vocabulary: number): Lists {
  const [page, kind, nth, owner, words]: [number[], number[], number[], number[], number[]] = [
    [],
    [],
    [],
    [],
    [],
  ];
  const add = (ofPage: number, ofKind: number, place: number, own: readonly number[]) => {
    if (own.length === 0) return;
    for (const word of own) {
      owner.push(page.length);
      words.push(word);
    }
    page.push(ofPage);
    kind.push(ofKind);
    nth.push(place);
  };
  const columns = names.map((column) => read(column, vocabulary));
  columns.forEach((column, ofKind) =>
    column.forEach((some, ofPage) => some.forEach((own, place) => add(ofPage, ofKind, place, own))),
  );
  const [titles = [], , slugs = []] = columns;
  const inFolder = read(folders.words, vocabulary);
  read(folderOf, folders.paths.length).forEach(([[folder = 0] = []], ofPage) => {
    const above = inFolder[folder]?.[0] ?? [];
    const own = slugs[ofPage]?.[0] ?? titles[ofPage]?.[0] ?? [];
    if (above.length > 0) add(ofPage, kinds.indexOf('address'), 1, [...above, ...own]);
  });
  return {
    names: page.length,
    page: Uint32Array.from(page),
    kind: Uint8Array.from(kind),
    nth: Uint32Array.from(nth),
    words: grouped(owner, words, page.length),
    having: grouped(words, owner, vocabulary),
    ofPage: grouped(page, page.keys(), pages),
  };
}

/** Has what belongs to each of some owners stand together, in the order in which it was. */
function grouped(owners: readonly number[], what: Iterable<number>, count: number): Grouped {
  const from = new Uint32Array(count + 1);
  for (const owner of owners) from[owner + 1] = at(from, owner + 1) + 1;
  for (let owner = 0; owner < count; owner++) from[owner + 1] = at(from, owner + 1) + at(from, owner);
  const next = from.slice();
  const all = new Uint32Array(owners.length);
  let index = 0;
  for (const each of what) {
    const owner = owners[index++] ?? 0;
    all[at(next, owner)] = each;
    next[owner] = at(next, owner) + 1;
  }
  return { from, all };
}

/** What belongs to an owner. */
export function of({ from, all }: Grouped, owner: number): Uint32Array {
  return all.subarray(at(from, owner), at(from, owner + 1));
}
