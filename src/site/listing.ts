/** What is listed of a collection, or of a folder in it: page by page, divided as the collection is declared. */
import { collectionOf } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { groupsOf, type Group } from './groups.ts';
import { bytesOf, paged } from './paging.ts';
import type { Section } from '../wiki/sections.ts';

/** A folder or a page in a list, and the group it is in. */
export interface Row {
  of: Section | Entry;
  group: Omit<Group, 'entries'>;
}

export interface Listing {
  /** The groups, with how many rows each has and the page on which it begins. */
  groups: (Omit<Group, 'entries'> & { count: number; page: number })[];
  pages: Row[][];
  /** The more rows, the denser. */
  density: 'roomy' | 'compact' | 'plain';
}

export function isSection(of: Section | Entry): of is Section {
  return 'sections' in of;
}

export function listingOf(wiki: Wiki, section: Section): Listing {
  const listings = known.get(wiki) ?? new Map<Section, Listing>();
  known.set(wiki, listings);
  const listing = listings.get(section) ?? list(wiki, section);
  listings.set(section, listing);
  return listing;
}

const known = new WeakMap<Wiki, Map<Section, Listing>>();

/** What the text of a page takes that speaks for a folder. */
const bytesOfEntry = 4000;

function list(wiki: Wiki, section: Section): Listing {
  const rows = rowsOf(wiki, section);
  const already = wiki.byKey.has(section.key) ? bytesOfEntry : 0;
  const detailed = paged(rows, ({ of }) => bytesOf(titleOf(of), keyOf(of), summaryOf(of)), already);
  const density = detailed.length > 1 ? 'plain' : rows.length > 20 ? 'compact' : 'roomy';
  const pages =
    density === 'plain' ? paged(rows, ({ of }) => bytesOf(titleOf(of), keyOf(of)), already) : detailed;
  const groups = [...new Set(rows.map(({ group }) => group))].map((group) => ({
    ...group,
    count: rows.filter((row) => row.group === group).length,
    page: 1 + pages.findIndex((page) => page.some((row) => row.group === group)),
  }));
  return { groups, pages, density };
}

/** The page that a folder begins with, then its folders, then its pages. One that speaks for a folder is listed as that. */
function rowsOf(wiki: Wiki, { key, own, sections, entries }: Section): Row[] {
  const collection = collectionOf(key.split('/')[0] ?? '');
  const speaking = new Set([own, ...sections.map((each) => each.own)]);
  const rest = entries.filter((entry) => !speaking.has(entry));
  const groups = collection ? groupsOf(wiki, collection, rest) : [];
  const start = { id: '~start', label: '', team: undefined };
  const folders = { id: '~sections', label: 'Sections', team: undefined };
  return [
    ...entries.filter((entry) => entry === own).map((of) => ({ of, group: start })),
    ...sections.map((of) => ({ of, group: folders })),
    ...groups.flatMap(({ entries, label, ...rest }) => {
      const group = { ...rest, label: label || (sections.length > 0 ? 'Pages' : '') };
      return entries.map((of) => ({ of, group }));
    }),
  ];
}

function titleOf({ title }: Section | Entry): string {
  return title;
}

function keyOf(of: Section | Entry): string {
  return isSection(of) ? of.key : of.id;
}

function summaryOf(of: Section | Entry): string {
  return (isSection(of) ? of.own?.summary : of.summary) ?? '';
}
