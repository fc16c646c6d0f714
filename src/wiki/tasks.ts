/** Things to do, wherever pages have them. */
import type { z } from 'zod';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import { collectionOf, registry, type Collection } from '../collections/index.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { isRecord } from '../plain.ts';
import type { Entry } from './entry.ts';
import type { Wiki } from './wiki.ts';

/** One thing to do, and where it stands. */
export interface Task {
  entry: Entry;
  /** The field that lists it, and its place there. */
  field: string;
  index: number;
  text: string;
  /** The id of a person. */
  who: string;
  by: Day;
  done: Day | undefined;
  /** The page it is about, as `collection/id`. */
  page: string | undefined;
}

/** All tasks of a wiki, done or not, page by page. */
export function tasksOf(wiki: Pick<Wiki, 'entries'>): Task[] {
  return wiki.entries.flatMap((entry) => tasksIn(entry));
}

/** The tasks of one page. What is not fit to be one is a problem of the page's fields, and no task. */
export function tasksIn(entry: Entry): Task[] {
  const { data, collection } = entry;
  return taskFieldsOf(collectionOf(collection)).flatMap((field) =>
    [data?.[field] ?? []].flat().flatMap((each, index) => {
      const by = isRecord(each) ? parseDay(each['by']) : undefined;
      if (!isRecord(each) || by === undefined) return [];
      const { text, who, page } = each as { text: string; who: string; page?: string };
      return [{ entry, field, index, text, who, by, done: parseDay(each['done']), page }];
    }),
  );
}

/** The fields of a collection that list tasks. */
export function taskFieldsOf(collection: Pick<Collection, 'schema'> | undefined): string[] {
  return Object.entries(collection?.schema.shape ?? {}).flatMap(([name, schema]) =>
    isTasks(schema) ? [name] : [],
  );
}

/** The same of all collections. */
export const taskFields: readonly string[] = [...new Set(registry.flatMap(taskFieldsOf))];

function isTasks(schema: z.core.$ZodType): boolean {
  const shape = shapeOf(schema);
  return fieldOf(schema).kind === 'groups' && ['text', 'who', 'by', 'done'].every((name) => name in shape);
}
