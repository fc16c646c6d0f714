import { dump } from 'js-yaml';
import { safeParse } from 'zod';
import { commonFieldNames } from '../collections/collection.ts';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { kinds } from '../collections/kinds.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { parseInterval } from '../freshness/interval.ts';
import type { Change } from './change.ts';
import type { Target } from './context.ts';
import type { Matter } from './matter.ts';
import { mappings, plainName, type Mapping } from './table.ts';
import { plainWords, type Derived } from './outline.ts';

export interface Fields {
  /** The front matter of the page. */
  data: Record<string, unknown>;
  /** Fields without a place, as they were typed. */
  kept: string;
  changes: Change[];
}

/** Maps front matter to the fields of a collection; {@link mappings} says how. */
export function mapFields(matter: Matter, derived: Derived, target: Target): Fields {
  const changes: Change[] = [];
  const used = new Set<string>();
  const named = new Map(Object.keys(matter.values).map((name) => [plainName(name), name]));
  const { collection } = target;

  const title = firstText('title');
  const summary = firstText('summary');
  changes.push({ kind: 'title', detail: title ? `the field “${title.name}”` : derived.titleFrom });
  changes.push({ kind: 'summary', detail: summary ? `the field “${summary.name}”` : derived.summaryFrom });
  const owner = knownPerson('owner');
  const reviewed = pastDay();
  if (!owner) changes.push({ kind: 'owner', detail: target.owner });

  const data: Record<string, unknown> = {
    title: title?.value ?? derived.title,
    summary: summary?.value ?? derived.summary,
    owner: owner ?? target.owner,
    teams: [...target.teams],
    ...optional('tags', tags()),
    ...optional('reviewed', reviewed),
    ...optional('reviewedBy', reviewed && knownPerson('reviewedBy')),
    ...optional('reviewEvery', interval()),
    ...optional('draft', draft()),
    ...aliases(),
    ...sameNames(),
  };
  if (!title && derived.titleFrom === 'the name of the file')
    changes.push({ kind: 'placeholder', detail: 'title' });
  if (!summary && derived.summaryFrom === 'nothing: the page has no sentences')
    changes.push({ kind: 'placeholder', detail: 'summary' });
  for (const [name, value] of Object.entries(madeUp(collection, data))) {
    data[name] = value;
    changes.push({ kind: 'placeholder', detail: name });
  }
  for (const issue of collection.schema.safeParse(data).error?.issues ?? [])
    changes.push({ kind: 'unfit', detail: issue.path.join('.') });
  const left = [...(matter.typed.has('#') ? ['#'] : []), ...Object.keys(matter.values)].filter(
    (name) => !used.has(name),
  );
  const worth = left.filter((name) => name === '#' || !isEmpty(matter.values[name]));
  for (const name of worth) changes.push({ kind: 'field-kept', detail: name === '#' ? 'comments' : name });
  const kept = left.map(
    (name) => matter.typed.get(name) ?? dump({ [name]: matter.values[name] }, { lineWidth: -1 }).trimEnd(),
  );
  return { data, kept: worth.length > 0 ? kept.join('\n') : '', changes };

  function namesOf(to: Mapping['to']): string[] {
    const from = mappings.find((each) => each.to === to)?.from ?? [];
    return from.flatMap((each) => named.get(plainName(each)) ?? []);
  }

  function take(name: string): void {
    used.add(name);
    changes.push({ kind: 'field', detail: name });
  }

  function firstText(to: 'title' | 'summary'): { name: string; value: string } | undefined {
    for (const name of namesOf(to)) {
      const found = matter.values[name];
      const value =
        typeof found === 'string' || typeof found === 'number' ? plainWords(uncut(name, String(found))) : '';
      if (value === '') continue;
      // Text that formatting was taken from is kept in full as well.
      if (value.replace(/\W/g, '') === String(found).replace(/\W/g, '') || value.includes(' #')) take(name);
      return { name, value };
    }
    return undefined;
  }

  /** YAML ends a value at “ #”, and the author did not know: the whole line was meant. */
  function uncut(name: string, value: string): string {
    const [, whole] = /^[^:]+:[ \t]+([^\s"'|>&*!#[{].*)$/.exec(matter.typed.get(name)?.trim() ?? '') ?? [];
    return whole !== undefined && /\s#/.test(whole) && whole.startsWith(value) ? whole.trim() : value;
  }

  function tags(): string[] {
    return [
      ...new Set(
        namesOf('tags')
          .filter((name) => !isOwnField(name))
          .flatMap((name) => {
            const found = listOf(matter.values[name]);
            if (found) take(name);
            return found ?? [];
          }),
      ),
    ];
  }

  function knownPerson(to: 'owner' | 'reviewedBy'): string | undefined {
    for (const name of namesOf(to)) {
      const value = [matter.values[name]]
        .flat()
        .find((each) => typeof each === 'string')
        ?.trim()
        .replace(/^[@#]/, '')
        .toLowerCase();
      const person = target.people.find(({ id, name: full, email }) =>
        [id, full, email].some((each) => each.toLowerCase() === value),
      );
      if (person === undefined) continue;
      if (![matter.values[name]].flat()[1]) take(name);
      return person.id;
    }
    return undefined;
  }

  /** The day of the last review. One that has not come yet says nothing. */
  function pastDay(): Day | undefined {
    for (const name of namesOf('reviewed')) {
      const day = parseDay(String(matter.values[name]).trim());
      if (day === undefined || day > target.review.today) continue;
      take(name);
      return day;
    }
    return undefined;
  }

  function interval(): string | undefined {
    const schema = collection.schema.shape['reviewEvery'];
    for (const name of namesOf('reviewEvery')) {
      const value = String(matter.values[name]).trim();
      if (parseInterval(value) === 'never' || schema === undefined || !safeParse(schema, value).success)
        continue;
      take(name);
      return value;
    }
    return undefined;
  }

  function draft(): true | undefined {
    for (const name of namesOf('draft')) {
      const value = String(matter.values[name]).trim().toLowerCase();
      const field = plainName(name);
      if (field === 'draft' && value === 'false') take(name);
      else if (field === 'published' && value === 'true') take(name);
      else if (
        (field === 'draft' && value === 'true') ||
        (field === 'published' && value === 'false') ||
        (field === 'status' && value === 'draft')
      ) {
        take(name);
        return true;
      }
    }
    return undefined;
  }

  function aliases(): Record<string, unknown> {
    for (const name of namesOf('aliases')) {
      const found = listOf(matter.values[name]);
      if (!found || found.length === 0 || found.some((each) => each.includes('/'))) continue;
      for (const [own, schema] of Object.entries(collection.schema.shape)) {
        const item = Object.entries(shapeOf(schema)).find(([, inner]) => fieldOf(inner).alias)?.[0];
        const value = fieldOf(schema).alias
          ? found
          : item
            ? found.map((word) => ({ [item]: word, use: 'allowed' }))
            : undefined;
        if (value === undefined || !safeParse(schema, value).success) continue;
        take(name);
        return { [own]: value };
      }
    }
    return {};
  }

  /** Fields that the collection has under the same name, where the value fits and names nothing else. */
  function sameNames(): Record<string, unknown> {
    return Object.fromEntries(
      Object.keys(matter.values)
        .filter((name) => isOwnField(name) && !used.has(name))
        .map((name) => {
          take(name);
          return [name, matter.values[name]];
        }),
    );
  }

  /** The fields that every page has are not taken by their names alone: other systems use those for other things. */
  function isOwnField(name: string): boolean {
    const schema =
      Object.hasOwn(collection.schema.shape, name) && !commonFieldNames.includes(name)
        ? collection.schema.shape[name]
        : undefined;
    if (schema === undefined) return false;
    const field = fieldOf(schema);
    return (
      field.to === undefined &&
      typeof field.options !== 'string' &&
      !/^groups?$/.test(field.kind) &&
      safeParse(schema, matter.values[name]).success
    );
  }
}

/** Values for required fields that nothing in the source can fill. */
function madeUp(collection: Collection, data: Record<string, unknown>): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(collection.schema.shape)) {
    const { required, kind, options } = fieldOf(schema);
    if (!required || data[name] !== undefined) continue;
    const prose = Object.keys(found).length === 0 ? data['summary'] : 'To be written.';
    const value = Array.isArray(options) ? options[0]?.value : kinds[kind].madeUp(prose);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function listOf(value: unknown): string[] | undefined {
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : undefined;
  if (!list?.every((each) => typeof each === 'string' || typeof each === 'number')) return undefined;
  return list.map((each) => String(each).trim()).filter((each) => each !== '');
}

function optional(name: string, value: unknown): Record<string, unknown> {
  return value === undefined || (Array.isArray(value) && value.length === 0) ? {} : { [name]: value };
}

function isEmpty(value: unknown): boolean {
  return (
    value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
  );
}
