import type { z } from 'zod';
import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { isRecord } from '../plain.ts';
import type { Expected, Found, NeededField } from '../problem/details.ts';
import { namesIn, problem, type Problem } from '../problem/problem.ts';
import { nearest } from '../spelling.ts';
import type { Locate } from './frontmatter.ts';

/**
 * What zod found wrong with an entry's fields, as problems at their places.
 *
 * @param read what was wrong with their YAML: a value that is a comment in whole is not just empty
 */
export function explain(
  error: z.ZodError,
  data: unknown,
  collection: Pick<Collection, 'schema' | 'label'>,
  locate: Locate,
  read: readonly Problem[] = [],
): Problem[] {
  const isDraft = isRecord(data) && keepsBack(data['draft']);
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, issue.path));
    return [fieldProblem(issue)];
  });

  function unknownField(key: string, path: readonly PropertyKey[]): Problem {
    const meant = nearest(key, Object.keys(shapeAt(collection.schema, path)));
    const name = [...namesIn(path), key].join('.');
    return problem({ id: 'field-unknown', name, of: collection.label, meant }, locate([...path, key]));
  }

  function fieldProblem(issue: z.core.$ZodIssue): Problem {
    const { path } = issue;
    const field = fieldAt(collection.schema, path);
    const hint = field?.hint;
    const value = valueAt(data, path);
    const place = { ...locate(path), field: path };
    if (isDraft && field?.required && isEmpty(value)) return problem({ id: 'draft-incomplete', hint }, place);
    if (value === undefined && path.length > 0) return problem({ id: 'field-missing', hint }, place);
    const found = foundOf(value);
    if (field?.kind === 'day') return problem({ id: 'date-invalid', found }, place);
    const fault = { id: 'field-invalid', found, expected: expectedBy(issue, field), hint } as const;
    return problem(isComment(value, path) ? { ...fault, isComment: true } : fault, place);
  }

  function isComment(value: unknown, path: readonly PropertyKey[]): boolean {
    const name = path.at(-1);
    const isCut = (each: Problem) => each.id === 'yaml-comment' && each.found === '' && each.name === name;
    return value === null && read.some(isCut);
  }
}

/** Whether a value of the field “draft” keeps a page from readers. Where that is in doubt, it does. */
export function keepsBack(value: unknown): boolean {
  return value !== undefined && value !== false && value !== null;
}

function isEmpty(value: unknown): boolean {
  return (
    value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
  );
}

function expectedBy(issue: z.core.$ZodIssue, field: Field | undefined): Expected {
  switch (issue.code) {
    case 'invalid_type':
      return { kind: 'type', type: issue.expected };
    case 'invalid_value': {
      const options = Array.isArray(field?.options) ? field.options : [];
      return { kind: 'options', options: options.map((option) => option.value) };
    }
    case 'too_small':
      return issue.origin === 'number' ? { kind: 'rule', rule: issue.message } : { kind: 'filled' };
    case 'custom': {
      const needed = issue.params?.['needs'] as NeededField | undefined;
      return needed ? { kind: 'with', field: needed } : { kind: 'rule', rule: issue.message };
    }
    case 'invalid_format':
      return { kind: 'rule', rule: issue.message };
    default:
      return { kind: 'other', rule: issue.message };
  }
}

/** A value as a problem tells of it. What holds others can be endless, and is only named. */
export function foundOf(value: unknown): Found {
  const type = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  if (type === 'array' || type === 'object') return { type, text: '' };
  const text = String(value);
  return { type, text: text.length > 60 ? `${text.slice(0, 57)}…` : text };
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    data,
  );
}

function fieldAt(schema: z.ZodObject, path: readonly PropertyKey[]): ReturnType<typeof fieldOf> | undefined {
  const names = namesIn(path);
  const last = names.at(-1);
  const found = last === undefined ? undefined : shapeAt(schema, names.slice(0, -1))[last];
  return found && fieldOf(found);
}

function shapeAt(schema: z.ZodObject, path: readonly PropertyKey[]): z.ZodRawShape {
  let shape: z.ZodRawShape = schema.shape;
  for (const step of path) {
    if (typeof step !== 'string') continue;
    const next = shape[step];
    if (next === undefined) return {};
    shape = shapeOf(next);
  }
  return shape;
}
