import type { z } from 'zod';
import { boundDaysIn, type BoundDay } from '../collections/bound-days.ts';
import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import { kindOf } from '../collections/kinds.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { isRecord } from '../plain.ts';

/** A field that names something outside the file, to be checked where everything is known. */
export interface Relation {
  path: PropertyKey[];
  /** A collection, or one of the lists in `wiki.yaml`. */
  to: string | 'teams' | 'stages';
  id: string;
  /** It is named by its whole key, as `guides/handoff`, not by its id alone. */
  byKey?: true;
  /** The entry is right only as long as what it names says what it did. */
  rests: boolean;
}

/** A day that cannot be any. */
export interface FieldDay extends BoundDay {
  path: PropertyKey[];
}

/** What the fields of an entry mean beyond the entry itself. */
export interface FieldFacts {
  relations: Relation[];
  markdown: { path: PropertyKey[]; text: string }[];
  /** The last days of what is said in fields, and where they stand. */
  expiries: { path: PropertyKey[]; until: Day }[];
  /** The last days of what the entry is about. */
  ends: Day[];
  days: FieldDay[];
  aliases: string[];
}

/** Gathers it from fields as they were read. Values that do not fit their field are passed over. */
export function fieldFactsOf(shape: z.ZodRawShape, values: Record<string, unknown>): FieldFacts {
  const found: FieldFacts = { relations: [], markdown: [], expiries: [], ends: [], days: [], aliases: [] };
  visit(shape, values, []);
  return found;

  function visit(fields: z.ZodRawShape, record: Record<string, unknown>, path: PropertyKey[]): void {
    found.days.push(...boundDaysIn(fields, record).map((each) => ({ ...each, path: [...path, each.name] })));
    for (const { name, schema, field } of fieldsWithFacts(fields)) {
      const value = record[name];
      if (value === undefined || value === null) continue;
      // What never began is never over.
      if (field.ends && field.notBefore && !parseDay(record[field.notBefore])) continue;
      one(field, schema, value, [...path, name]);
    }
  }

  function one(field: Field, schema: z.core.$ZodType, value: unknown, path: PropertyKey[]): void {
    if (field.kind === 'group' && isRecord(value)) return visit(shapeOf(schema), value, path);
    if (field.kind === 'groups' && Array.isArray(value)) {
      value.forEach((item, index) => isRecord(item) && visit(shapeOf(schema), item, [...path, index]));
      return;
    }
    const to = field.to ?? (typeof field.options === 'string' ? field.options : undefined);
    [value].flat().forEach((item: unknown, index) => {
      if (typeof item !== 'string') return;
      const place = Array.isArray(value) ? [...path, index] : path;
      const rests = !field.leadsOnly;
      if (to) found.relations.push({ path: place, to, id: item, rests });
      const named = field.kind === 'page' ? /^([^/]+)\/(.+)$/.exec(item) : null;
      if (named)
        found.relations.push({ path: place, to: named[1] ?? '', id: named[2] ?? '', byKey: true, rests });
      if (field.kind === 'markdown') found.markdown.push({ path, text: item });
      if (field.alias) found.aliases.push(item);
      const day = field.expiry || field.ends ? parseDay(item) : undefined;
      if (day && field.ends) found.ends.push(day);
      else if (day) found.expiries.push({ path, until: day });
    });
  }
}

interface FieldWithFacts {
  name: string;
  schema: z.core.$ZodType;
  field: Field;
}

/** The fields that may mean something beyond their own entry. Looking for them takes longer than using them. */
function fieldsWithFacts(fields: z.ZodRawShape): FieldWithFacts[] {
  const before = fieldsFound.get(fields);
  if (before) return before;
  const all = Object.entries(fields).map(([name, schema]) => ({ name, schema, field: fieldOf(schema) }));
  const found = all.filter(({ field: { kind, to, options, alias, expiry, ends } }) => {
    const isRead = kindOf(kind).isNested || kind === 'markdown' || kind === 'page';
    return isRead || to || typeof options === 'string' || alias || expiry || ends;
  });
  fieldsFound.set(fields, found);
  return found;
}

const fieldsFound = new WeakMap<z.ZodRawShape, FieldWithFacts[]>();
