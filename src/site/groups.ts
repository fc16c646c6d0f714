import { fieldOf, optionsOf as namedOptions } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import type { Wiki } from '../wiki/wiki.ts';

export interface Group {
  /** Names the group in addresses; that of an option, or with a tilde before it. */
  id: string;
  /** Empty where the collection is not divided. */
  label: string;
  /** The team that the group belongs to, where it is a team's or a team's stage of the funnel. */
  team: string | undefined;
  entries: Entry[];
}

/** Entries of a collection, divided by the field its declaration names, in the order of its options; what has happened by years. */
export function groupsOf(wiki: Wiki, collection: Collection, entries: Entry[]): Group[] {
  if (collection.dated !== undefined) return yearsOf(entries, collection.dated);
  const undivided = entries.length > 0 ? [{ id: '~all', label: '', team: undefined, entries }] : [];
  const name = collection.groupBy;
  const schema = name === undefined ? undefined : collection.schema.shape[name];
  if (name === undefined || schema === undefined) return undivided;
  const groups = optionsOf(wiki, fieldOf(schema).options ?? []).map((option) => ({
    ...option,
    entries: entries.filter((entry) => entry.data?.[name] === option.id),
  }));
  const placed = new Set(groups.flatMap((group) => group.entries));
  if (placed.size === 0) return undivided;
  const rest = entries.filter((entry) => !placed.has(entry));
  return [...groups, { id: 'page.others', label: 'Others', team: undefined, entries: rest }].filter(
    (group) => group.entries.length > 0,
  );
}

/** The latest first. An entry of which no day can be read stands at the end. */
function yearsOf(entries: Entry[], field: string): Group[] {
  const years = Map.groupBy(entries, ({ data }) => String(data?.[field] ?? '').slice(0, 4));
  return [...years]
    .toSorted(([a], [b]) => b.localeCompare(a))
    .map(([year, entries]) => {
      return { id: year || 'page.others', label: year || 'Others', team: undefined, entries };
    });
}

function optionsOf(
  wiki: Wiki,
  options: NonNullable<ReturnType<typeof fieldOf>['options']>,
): Omit<Group, 'entries'>[] {
  if (options === 'stages')
    return wiki.settings.stages.map(({ id, name, team }) => ({ id, label: name, team }));
  if (options === 'teams') return wiki.settings.teams.map(({ id, name }) => ({ id, label: name, team: id }));
  return namedOptions({ options }, {}).map(({ value, label }) => ({ id: value, label, team: undefined }));
}
