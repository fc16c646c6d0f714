/** What the map has of one collection: its columns, and which of its pages stand in each cell. */
import { fieldOf, type Option } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { newFormOf } from '../editing-api/addresses.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { linkedTo, some, type Some } from './linked.ts';

/** The columns of a collection: one, or where rows are pages, one for each group of it. */
export interface Head {
  collection: string;
  label: string;
  /** What it is divided by; `undefined` where it is not. */
  by: string | undefined;
  columns: string[];
}

export interface Cell extends Some {
  /** The form in which one is written, behind `/admin/`, with both its row and its column filled in; where none is. */
  form: string | undefined;
}

/** What stands at the head of a row. */
export interface Place {
  id: string;
  entry: Entry | undefined;
  title: string;
  address: string;
  /** That of the team whose stage it is. */
  colour: string | undefined;
}

/** What an axis has of one collection. */
export interface Part {
  head: Head;
  cellsAt: (place: string) => Cell[];
}

/** As many pages as a cell shows. */
const mostInCell = 8;

/** The field by which pages of a collection are about what is on an axis. One that only leads on makes them about nothing. */
export function fieldTo({ id, schema }: Collection, axis: string): string | undefined {
  if (id === axis) return undefined;
  const fields = Object.entries(schema.shape).map(([name, each]) => ({ name, ...fieldOf(each) }));
  return fields.find(({ to, options, leadsOnly }) => !leadsOnly && (to === axis || options === axis))?.name;
}

/** The columns of one collection, and their cells in each row. */
export function partOf(
  wiki: Wiki,
  axis: string,
  collection: Collection,
  field: string,
  places: readonly Place[],
): Part {
  const related = relatedTo(wiki, axis, collection, field, places);
  const options = axis === 'stages' ? undefined : optionsOf(collection);
  const columns = columnsOf(collection, options, [...related.values()].flat());
  const by = collection.schema.shape[collection.groupBy ?? ''];
  return {
    head: {
      collection: collection.id,
      label: collection.label,
      by: options && by && fieldOf(by).label.toLowerCase(),
      columns: columns.map(({ label }) => label),
    },
    cellsAt: (place) =>
      columns.map(({ start, holds }) => {
        const entries = (related.get(place) ?? []).filter(holds);
        const isGap = entries.length === 0 && start !== undefined;
        return {
          ...some(entries, mostInCell, (entry) => linkedTo(wiki, entry)),
          form: isGap ? newFormOf(collection.id, { ...start, [field]: place }) : undefined,
        };
      }),
  };
}

interface Column {
  label: string;
  /** What a new page in it begins with; `undefined` where nobody is to write one. */
  start: Record<string, string> | undefined;
  holds: (entry: Entry) => boolean;
}

/** One column for each option, and one for what fits none; or one for all. */
function columnsOf(
  { label, groupBy = '', dated }: Collection,
  options: readonly Option[] | undefined,
  entries: readonly Entry[],
): Column[] {
  // What happens on a day is written when it has happened, not because it is missing.
  const startWith = (fields: Record<string, string>) => (dated === undefined ? fields : undefined);
  if (options === undefined) return [{ label, start: startWith({}), holds: () => true }];
  const columns: Column[] = options.map(({ value, label }) => ({
    label,
    start: startWith({ [groupBy]: value }),
    holds: ({ data }) => data?.[groupBy] === value,
  }));
  const isLeft = (entry: Entry) => !columns.some(({ holds }) => holds(entry));
  const others = { label: 'Others', start: undefined, holds: isLeft };
  return entries.some(isLeft) ? [...columns, others] : columns;
}

/** A table with more columns than these of one collection is read by nobody: then it has one. */
const mostColumns = 6;

/** The options that a declaration itself divides its collection by; what `wiki.yaml` lists has a table of its own. */
function optionsOf({ schema, groupBy = '' }: Collection): readonly Option[] | undefined {
  const field = schema.shape[groupBy];
  const options = field && fieldOf(field).options;
  return Array.isArray(options) && options.length <= mostColumns ? options : undefined;
}

/** The pages of a collection that name each place, or that it names, in the order of the wiki. */
function relatedTo(
  wiki: Wiki,
  axis: string,
  collection: Collection,
  field: string,
  places: readonly Place[],
): ReadonlyMap<string, Entry[]> {
  const found = new Map<string, Set<Entry>>();
  const add = (place: string, entry: Entry) => found.set(place, (found.get(place) ?? new Set()).add(entry));
  const entries = wiki.entries.filter((entry) => entry.collection === collection.id);
  const namedIn = (entry: Entry, start: string) =>
    (wiki.references.get(entry) ?? []).flatMap(({ to, fields }) =>
      fields.length > 0 && to.startsWith(start) ? [to.slice(start.length)] : [],
    );
  for (const entry of entries) {
    const stages = entry.relations.filter(({ to, path }) => to === axis && path[0] === field);
    const named = axis === 'stages' ? stages.map(({ id }) => id) : namedIn(entry, `${axis}/`);
    for (const place of named) add(place, entry);
  }
  for (const { id, entry } of places)
    for (const named of entry ? namedIn(entry, `${collection.id}/`) : []) {
      const other = wiki.byKey.get(`${collection.id}/${named}`);
      if (other) add(id, other);
    }
  const order = new Map(entries.map((entry, index) => [entry, index]));
  const inOrder = (a: Entry, b: Entry) => (order.get(a) ?? 0) - (order.get(b) ?? 0);
  return new Map([...found].map(([place, of]) => [place, [...of].toSorted(inOrder)]));
}
