/** Folders of a collection are its sections, however deep. */
import { collections } from '../collections/index.ts';
import { titleFromName } from '../plain.ts';
import type { Entry } from './entry.ts';
import { keyOf, type Wiki } from './wiki.ts';

/** A collection, or a folder in it. */
export interface Section {
  /** As `guides`, or `guides/sales/emea`. */
  key: string;
  title: string;
  /** The page that speaks for it: the one at its address, or the index of its folder. */
  own: Entry | undefined;
  /** The folders in it, by title. */
  sections: Section[];
  /** The pages in it, its index first, then by title. */
  entries: Entry[];
  /** How many pages are in it, and below. */
  count: number;
}

/** The collection or folder of a key; `undefined` where there is none. */
export function sectionAt(wiki: Wiki, key: string): Section | undefined {
  return sectionsIn(wiki).get(key);
}

/** The collection or folder that a page lies in. */
export function sectionOf(wiki: Wiki, entry: Entry): Section | undefined {
  return sectionAt(wiki, parentOf(keyOf(entry)));
}

/** All collections and folders, by their keys. */
export function sectionsIn(wiki: Wiki): ReadonlyMap<string, Section> {
  const found = known.get(wiki) ?? findSections(wiki);
  known.set(wiki, found);
  return found;
}

/** The folders that something lies in, by its key: the outermost first, without the collection. */
export function sectionsAbove(wiki: Wiki, key: string): Section[] {
  const above = parentOf(key);
  const section = above.includes('/') ? sectionAt(wiki, above) : undefined;
  return section ? [...sectionsAbove(wiki, above), section] : [];
}

const known = new WeakMap<Wiki, ReadonlyMap<string, Section>>();

function findSections(wiki: Wiki): ReadonlyMap<string, Section> {
  const found = new Map<string, Section>();
  const add = (key: string, title: string): Section => {
    const section = { key, title, own: undefined, sections: [], entries: [], count: 0 };
    found.set(key, section);
    return section;
  };
  const at = (key: string): Section => {
    const there = found.get(key);
    if (there) return there;
    const section = add(key, titleFromName(key));
    at(parentOf(key)).sections.push(section);
    return section;
  };
  for (const { id, label } of collections) add(id, label);
  for (const entry of wiki.entries) {
    at(parentOf(keyOf(entry))).entries.push(entry);
    for (let key = parentOf(keyOf(entry)); key !== ''; key = parentOf(key)) at(key).count++;
  }
  for (const section of found.values()) {
    const index = section.entries.find(isIndex);
    section.entries.sort((a, b) => Number(isIndex(b)) - Number(isIndex(a)));
    section.own = wiki.byKey.get(section.key) ?? index;
    if (section.key.includes('/')) section.title = section.own?.title ?? section.title;
  }
  for (const { sections } of found.values()) sections.sort((a, b) => collator.compare(a.title, b.title));
  return found;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Whether a page is what a folder begins with, by the names that other tools give such files. */
function isIndex({ id }: Entry): boolean {
  return /(?:^|\/)(?:_?index|readme)$/i.test(id);
}

/** The key of what something lies in; empty for a collection. */
function parentOf(key: string): string {
  return key.slice(0, Math.max(0, key.lastIndexOf('/')));
}
