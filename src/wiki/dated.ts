import { collectionOf } from '../collections/index.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { valuesOf, type Entry } from './entry.ts';

/** The day on which what an entry tells of has happened; `undefined` in collections whose entries are of no day. */
export function happenedOn(entry: Pick<Entry, 'collection' | 'data' | 'yaml'>): Day | undefined {
  const field = collectionOf(entry.collection)?.dated;
  return field === undefined ? undefined : parseDay(valuesOf(entry)[field]);
}
