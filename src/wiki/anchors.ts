/** The places on pages that links can lead to. */
import { slug } from 'github-slugger';
import { commonFieldNames } from '../collections/collection.ts';
import { fieldOf } from '../collections/fields.ts';
import { collectionOf, type Collection } from '../collections/index.ts';
import { nearest } from '../spelling.ts';
import type { Entry } from './entry.ts';

/** The name of a place, from the end of an address that begins with `#`, as a browser reads it. */
export function anchorIn(hash: string): string {
  const name = hash.replace(/^#/, '');
  try {
    return decodeURIComponent(name).normalize('NFC');
  } catch {
    return name.normalize('NFC');
  }
}

/**
 * Whether a page has a place of a name, as far as that can be told: a heading of its author, or what its layout may
 * call a section.
 */
export function hasAnchor(page: Entry, name: string): boolean {
  // What was not read may hold any heading.
  if (page.plain || isEverywhere(name)) return true;
  if (page.facts.headings.some((heading) => heading.slug === name)) return true;
  // The layout puts a number behind a name that is in use already.
  return [name, name.replace(/(?:-\d+)+$/, '')].some((each) => sectionsOf(page.collection).has(each));
}

/** The name on a page that was probably meant by another. */
export function anchorMeant(page: Entry, name: string): string | undefined {
  return nearest(
    name,
    page.facts.headings.map((heading) => heading.slug),
  );
}

/** Whether it is the top of any page, which needs no name and has none of its own, or what layouts keep for themselves. */
export function isEverywhere(name: string): boolean {
  return /^(?:$|top$|page\.|noted?\.|~)/i.test(name);
}

/** What the layout of a collection may call its sections: by the labels of fields, or in words of its own. */
function sectionsOf(id: string): ReadonlySet<string> {
  const collection = collectionOf(id);
  if (collection === undefined || collection.id === 'people') return none;
  const known = sections.get(collection) ?? new Set(sectionNames(collection).map((name) => slug(name)));
  sections.set(collection, known);
  return known;
}

const none: ReadonlySet<string> = new Set();
const sections = new WeakMap<Collection, ReadonlySet<string>>();

function sectionNames({ schema, sections = [] }: Collection): string[] {
  const own = Object.entries(schema.shape).filter(([name]) => !commonFieldNames.includes(name));
  return ['Its fields, as they were typed', ...sections, ...own.map(([, field]) => fieldOf(field).label)];
}
