/** What pages hold in patterns of fields, found wherever a schema has one. */
import { fieldOf, shapeOf, type Pattern } from '../collections/fields.ts';
import { collectionOf } from '../collections/index.ts';
import type { TaskFields, VoiceFields } from '../collections/patterns.ts';
import { z } from 'zod';
import { isRecord } from '../plain.ts';
import { valuesOf, type Entry } from './entry.ts';
import { once } from './once.ts';
import type { Wiki } from './wiki.ts';

/** Where an item of a list stands: in which entry, in which of its fields, and as the how-manieth, from nought. */
export interface Place {
  entry: Entry;
  field: string;
  index: number;
}

/** Something to do: what, who, by when, the day it was done, and the page it is about, as that is called now. */
export type Task = Place & TaskFields;

/** What somebody says to something. */
export type Voice = Place & VoiceFields;

/** All tasks of a wiki, done or not, in the order of its pages. */
export function tasksOf(wiki: Wiki): Task[] {
  return wiki.entries.flatMap((entry) => tasksIn(entry, wiki));
}

/** All voices of a wiki, in the order of its pages. */
export function voicesOf(wiki: Wiki): Voice[] {
  return wiki.entries.flatMap((entry) => voicesIn(entry, wiki));
}

/** The tasks of one entry. */
export const tasksIn = once((entry: Entry, { moved }: Wiki): Task[] =>
  itemsOf<TaskFields>(entry, 'tasks').map((task) => ({
    ...task,
    ...(task.page !== undefined && { page: moved.get(task.page) ?? task.page }),
  })),
);

/** The voices of one entry. */
export const voicesIn = once((entry: Entry): Voice[] => itemsOf<VoiceFields>(entry, 'voices'));

/**
 * The items of the lists that have a meaning. Those that do not fit are left out, and are problems; that something else
 * on their page is unfit is no reason to forget what somebody has to do.
 */
function itemsOf<Fields>(entry: Entry, means: Pattern): (Place & Fields)[] {
  const lists = listsOf(entry.collection, means);
  if (lists.length === 0) return [];
  const values = valuesOf(entry);
  return lists.flatMap(({ field, item }) => {
    const items: unknown[] = [values[field] ?? []].flat();
    return items.flatMap((each, index) =>
      isRecord(each) && item.safeParse(each).success ? [{ entry, field, index, ...(each as Fields) }] : [],
    );
  });
}

/** A list that has a meaning, and what each of its items is. */
interface List {
  field: string;
  item: z.ZodType;
}

/** The lists of a collection that have a meaning. A schema takes long to make, and pages are many. */
function listsOf(collection: string, means: Pattern): readonly List[] {
  const key = `${means} ${collection}`;
  const known = lists.get(key) ?? findLists(collection, means);
  lists.set(key, known);
  return known;
}

const lists = new Map<string, readonly List[]>();

function findLists(collection: string, means: Pattern): List[] {
  const fields = Object.entries(collectionOf(collection)?.schema.shape ?? {});
  return fields.flatMap(([field, schema]) =>
    fieldOf(schema).means === means ? [{ field, item: z.strictObject(shapeOf(schema)) }] : [],
  );
}
