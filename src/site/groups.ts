import { fieldOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/index.ts';

export interface Group {
  /** Empty where the collection is not divided. */
  label: string;
  entries: Entry[];
}

/** The entries of a collection, divided by the field its declaration names, in the order of its options. */
export function groupsOf(wiki: Wiki, collection: Collection): Group[] {
  const entries = [...wiki.entries, ...wiki.people].filter((entry) => entry.collection === collection.id);
  const name = collection.groupBy;
  const schema = name === undefined ? undefined : collection.schema.shape[name];
  if (name === undefined || schema === undefined) return [{ label: '', entries }];
  const { options = [] } = fieldOf(schema);
  const listed = typeof options === 'string' ? wiki.settings[options].map(({ id, name: label }) => ({ value: id, label })) : options;
  const groups = listed.map(({ value, label }) => ({ label, entries: entries.filter((entry) => entry.data?.[name] === value) }));
  const placed = new Set(groups.flatMap((group) => group.entries));
  const rest = entries.filter((entry) => !placed.has(entry));
  return [...groups, { label: 'Others', entries: rest }].filter((group) => group.entries.length > 0);
}
