/** What the generic layout shows of a page, and where: each field by its kind and its length. */
import type { z } from 'zod';
import { commonFieldNames } from '../collections/collection.ts';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import type { Kind } from '../collections/kinds.ts';
import { isRecord } from '../plain.ts';

type Part = 'facts' | 'texts' | 'tables' | 'links' | 'logs';
type Parts = Record<Part, Record<string, unknown>>;

/** A line that is no longer is a fact at a glance. */
const longestFact = 60;

/** Where each kind stands that is no fact. */
const partOf: Partial<Record<Kind, Part>> = {
  text: 'texts',
  markdown: 'texts',
  lines: 'texts',
  group: 'texts',
  groups: 'tables',
  relations: 'links',
};

/** The fields of a page that say something, in the order of their declaration; not those that the frame of every page shows. */
export function partsOf({ schema }: Pick<Collection, 'schema'>, data: Record<string, unknown>): Parts {
  const parts: Parts = { facts: {}, texts: {}, tables: {}, links: {}, logs: {} };
  for (const [name, field] of Object.entries(schema.shape)) {
    const value = data[name];
    if (isEmpty(value) || commonFieldNames.includes(name) || fieldOf(field).isSetting) continue;
    const part = placeOf(field, value);
    parts[part][name] = part === 'logs' ? latestFirst(field, value) : value;
  }
  return parts;
}

export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

/** Whatever undoes nobody's review is a log: it grows with every week, and is folded. */
function placeOf(schema: z.core.$ZodType, value: unknown): Part {
  const { kind, recheck } = fieldOf(schema);
  if (kind === 'groups' && recheck === 'nobody') return 'logs';
  return kind === 'line' && String(value).length > longestFact ? 'texts' : (partOf[kind] ?? 'facts');
}

/** The items of a log by their first day or period. */
function latestFirst(schema: z.core.$ZodType, value: unknown): unknown {
  const day = Object.entries(shapeOf(schema)).find(([, each]) =>
    ['day', 'period'].includes(fieldOf(each).kind),
  );
  if (!Array.isArray(value) || day === undefined) return value;
  const dayOf = (item: unknown) => (isRecord(item) ? String(item[day[0]] ?? '') : '');
  return value.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)));
}
