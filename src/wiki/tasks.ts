/** Things to do, wherever a page has them: fields of the pattern `tasks` mean one, in any collection. */
import { collections } from '../collections/index.ts';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { isRecord } from '../plain.ts';
import type { Entry } from './entry.ts';
import type { Wiki } from './wiki.ts';

/** One thing to do, with one name and a day. */
export interface Task {
  /** The page it stands on. */
  entry: Entry;
  /** The field it stands in, and its place there. */
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

/** All tasks of a wiki, done or not, in the order of its pages. */
export function tasksOf(wiki: Wiki): Task[] {
  return wiki.entries.flatMap(tasksIn);
}

/** The tasks on a page, in their order. */
export function tasksIn(entry: Entry): Task[] {
  return (fieldsOf.get(entry.collection) ?? []).flatMap((field) => {
    const items: unknown = entry.data?.[field];
    return (Array.isArray(items) ? items : []).flatMap((item: unknown, index) => {
      const task = isRecord(item) ? taskOf(item) : undefined;
      return task ? [{ entry, field, index, ...task }] : [];
    });
  });
}

function taskOf({ text, who, by, done, page }: Record<string, unknown>) {
  const day = parseDay(by);
  if (typeof text !== 'string' || typeof who !== 'string' || day === undefined) return undefined;
  return { text, who, by: day, done: parseDay(done), page: typeof page === 'string' ? page : undefined };
}

/** The fields of each collection that hold tasks: groups of what to do, who does it, and by when. */
const fieldsOf = new Map(
  collections.map(({ id, schema }) => [
    id,
    Object.entries(schema.shape).flatMap(([name, field]) => {
      const { kind } = fieldOf(field);
      const shape = kind === 'groups' ? shapeOf(field) : {};
      return shape['text'] && shape['who'] && shape['by'] && shape['done'] ? [name] : [];
    }),
  ]),
);
