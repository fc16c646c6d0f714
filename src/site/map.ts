/** What is written for what: pages in rows, what relates to them in columns. Derived from the relations of the schemas. */
import { collectionOf, collections } from '../collections/index.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';
import { fieldTo, partOf, type Cell, type Head, type Part, type Place } from './map-columns.ts';
import { bytesOf, pageIn, paged } from './paging.ts';

/** A table, as plain data: the page shows this, and nothing else of the wiki. */
export interface Axis {
  /** `stages`, or the id of the collection whose pages are its rows. */
  id: string;
  label: string;
  /** What one row is. */
  singular: string;
  heads: Head[];
  /** Cut so that each page is light enough. */
  pages: [Row[], ...Row[][]];
  count: number;
  gaps: number;
}

export interface Row {
  title: string;
  /** Without the site's base. */
  address: string;
  draft: boolean;
  /** That of the team whose stage it is. */
  colour: string | undefined;
  cells: Cell[];
}

/** About how many bytes the whole map may take on one page, compressed. */
const mostBytes = 11_000;
/** At most as many rows are shown of each table where the whole map is too much. */
const fewRows = 4;

export function mapOf(wiki: Wiki): Axis[] {
  const map = known.get(wiki) ?? findMap(wiki);
  known.set(wiki, map);
  return map;
}

const known = new WeakMap<Wiki, Axis[]>();

/** The map on one page: every table whole, or where that would be too much, the first rows of each. */
export function overviewOf(wiki: Wiki): { axis: Omit<Axis, 'pages'>; rows: Row[] }[] {
  const map = mapOf(wiki);
  const weight = map.flatMap(({ pages }) => pages.flat()).reduce((sum, row) => sum + bytesOfRow(row), 0);
  const isWhole = weight <= mostBytes && map.every(({ pages }) => pages.length === 1);
  const share = mostBytes / map.length;
  return map.map(({ pages: [rows], ...axis }) => ({ axis, rows: isWhole ? rows : firstOf(rows, share) }));
}

/** The first rows of a table that are no heavier together; one at least. */
function firstOf(rows: readonly Row[], bytes: number): Row[] {
  let left = bytes;
  return rows.slice(0, fewRows).filter((row, index) => (left -= bytesOfRow(row)) >= 0 || index === 0);
}

/** A page of a table by the rest of its address, such as `personas` or `personas/~2`; `undefined` where there is none. */
export function axisAt(wiki: Wiki, id: string) {
  const { list, page } = pageIn(id) ?? { list: id, page: 1 };
  const { pages = [], ...axis } = mapOf(wiki).find((each) => each.id === list) ?? {};
  const rows = pages[page - 1];
  return 'id' in axis && rows ? { axis, rows, page, pages: pages.length } : undefined;
}

function findMap(wiki: Wiki): Axis[] {
  return ['stages', ...collections.map(({ id }) => id)].flatMap((id) => {
    const places = placesOn(wiki, id);
    const parts = collections.flatMap((collection) => {
      const field = fieldTo(collection, id);
      return field === undefined ? [] : [partOf(wiki, id, collection, field, places)];
    });
    return places.length > 0 && parts.length > 0 ? [axisOf(id, places, parts)] : [];
  });
}

function axisOf(id: string, places: readonly Place[], parts: readonly Part[]): Axis {
  const rows = places.map(({ id: place, entry, title, address, colour }) => ({
    ...{ title, address, colour, draft: entry?.draft ?? false },
    cells: parts.flatMap(({ cellsAt }) => cellsAt(place)),
  }));
  const declared = collectionOf(id);
  return {
    id,
    label: declared?.label ?? 'Funnel stages',
    singular: declared?.singular ?? 'Stage',
    heads: parts.map(({ head }) => head),
    pages: paged(rows, bytesOfRow),
    count: rows.length,
    gaps: rows.flatMap(({ cells }) => cells).filter(isGap).length,
  };
}

function isGap({ form }: Cell): boolean {
  return form !== undefined;
}

function placesOn(wiki: Wiki, axis: string): Place[] {
  if (axis === 'stages')
    return wiki.settings.stages.map(({ id, name, team }) => ({
      ...{ id, title: name, address: `/funnel/#${id}`, entry: undefined },
      colour: wiki.settings.teams.find((each) => each.id === team)?.colour,
    }));
  return wiki.entries
    .filter(({ collection }) => collection === axis)
    .map((entry) => ({
      ...{ id: entry.id, entry, title: entry.title, address: addressOf(keyOf(entry)), colour: undefined },
    }));
}

/** About how many bytes a row takes, compressed: of each cell its head, of each page its name and days, of each gap its form. */
function bytesOfRow({ title, cells }: Row): number {
  const pages = cells.flatMap((cell) => cell.pages).map((page) => bytesOf(page.title));
  const sum = pages.reduce((sum, each) => sum + each, 0);
  return bytesOf(title) + sum + 5 * cells.length + 15 * cells.filter(isGap).length;
}
