/** Fields of a collection that name people, or the day on which something happened, from front matter. */
import { fieldOf } from '../collections/fields.ts';
import { parseDay } from '../freshness/day.ts';
import type { Target } from './context.ts';
import { take, type Ledger } from './ledger.ts';
import { dayIn } from './mappers.ts';
import { firstKnown, textsIn } from './owners.ts';
import { plainName } from './table.ts';

/** What others call a field of ours. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  chair: ['facilitator', 'host', 'led by', 'moderator'],
  present: ['attendees', 'participants'],
  readBy: ['reported by', 'measured by'],
};
const namesOfDay = ['date', 'day', 'held on'];

/**
 * What is known for certain: a list that names somebody who is not known here stays as it was typed. A file that is called
 * by a day, such as “2026-11-03 Joint meeting.md”, is of that day where its fields say none.
 */
export function ownPeople(
  path: string,
  ledger: Ledger,
  { collection, people }: Target,
): Record<string, unknown> {
  const { dated, schema } = collection;
  const day =
    dated === undefined
      ? undefined
      : (dayFor(dated) ?? parseDay(/^\d{4}-\d\d-\d\d/.exec(path.split('/').at(-1) ?? '')?.[0]));
  const named = Object.entries(schema.shape).flatMap(([field, each]) => {
    const { to, kind } = fieldOf(each);
    if (to !== 'people' || field === 'owner' || field.startsWith('review')) return [];
    const name = nameFor([field, ...(otherNames[field] ?? [])]);
    const value = name === undefined ? undefined : known(ledger.values[name], kind === 'relations');
    if (name !== undefined && value !== undefined) take(ledger, name);
    return value === undefined ? [] : [[field, value] as const];
  });
  return { ...(dated !== undefined && day !== undefined && { [dated]: day }), ...Object.fromEntries(named) };

  function dayFor(field: string) {
    const name = nameFor([field, ...namesOfDay]);
    const found = name === undefined ? undefined : dayIn(ledger.values[name]);
    if (name !== undefined && found !== undefined) take(ledger, name);
    return found;
  }

  function nameFor(names: readonly string[]): string | undefined {
    const wanted = names.map(plainName);
    return Object.keys(ledger.values).find(
      (each) => wanted.includes(plainName(each)) && !ledger.used.has(each),
    );
  }

  function known(value: unknown, isList: boolean): string | string[] | undefined {
    const texts = textsIn(value, people);
    const ids = [...new Set(texts.flatMap((text) => firstKnown([text], people)?.id ?? []))];
    if (ids.length === 0 || texts.some((text) => !firstKnown([text], people))) return undefined;
    return isList ? ids : ids.length === 1 ? ids[0] : undefined;
  }
}
