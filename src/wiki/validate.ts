import type { z } from 'zod';
import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { problem, type Problem } from '../problem.ts';
import { nearest } from '../spelling.ts';
import type { Locate } from './frontmatter.ts';

/** Says in plain words what zod found wrong with an entry's fields, and where. */
export function explain(
  error: z.ZodError,
  data: unknown,
  collection: Pick<Collection, 'schema' | 'label'>,
  locate: Locate,
): Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(key, issue.path));
    return [fieldProblem(issue)];
  });

  function unknownField(key: string, path: readonly PropertyKey[]): Problem {
    const meant = nearest(key, Object.keys(shapeAt(collection.schema, path)));
    return problem(
      'field-unknown',
      locate([...path, key]),
      `${collection.label} has no field “${[...path.filter((step) => typeof step === 'string'), key].join('.')}”.`,
      meant ? `Did you mean “${meant}”?` : 'Correct the name of the field, or remove it.',
    );
  }

  function fieldProblem(issue: z.core.$ZodIssue): Problem {
    const path = issue.path;
    const field = fieldAt(collection.schema, path);
    const name = path.filter((step) => typeof step === 'string').join('.') || 'fields';
    const value = valueAt(data, path);
    const place = { ...locate(path), field: path };
    if (value === undefined && path.length > 0) {
      const fix = `Add a line “${String(path.at(-1))}: …”. ${field?.hint ?? ''}`.trim();
      return problem('field-missing', place, `“${name}” is missing.`, fix);
    }
    if (field?.kind === 'day') {
      const shown = value === null || value === '' ? 'empty' : `“${short(value)}”`;
      return problem(
        'date-invalid',
        place,
        `“${name}” is ${shown}; it must be a day that exists, as 2026-11-22.`,
      );
    }
    return problem(
      'field-invalid',
      place,
      `“${name}” ${sayIssue(issue, value, field)}.`,
      fixFor(field, value),
    );
  }
}

function sayIssue(issue: z.core.$ZodIssue, value: unknown, field: Field | undefined): string {
  switch (issue.code) {
    case 'invalid_type':
      return `is ${kindOf(value)}, but should be ${article[issue.expected] ?? issue.expected}`;
    case 'invalid_value': {
      const options = Array.isArray(field?.options) ? field.options : [];
      return `is “${short(value)}”, but should be one of: ${options.map((option) => option.value).join(', ')}`;
    }
    case 'too_small':
      return 'is empty';
    case 'invalid_format':
    case 'custom':
      return `(“${short(value)}”) ${issue.message}`;
    default:
      return `does not fit: ${issue.message}`;
  }
}

function fixFor(field: Field | undefined, value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return 'Put the value in quotes.';
  if (value === null) return 'Fill in the field, or remove its line.';
  if (field?.kind === 'flag') return 'Write true or false, without quotes.';
  return field?.hint ?? 'Correct the value.';
}

const article: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
};

function kindOf(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  return typeof value === 'string'
    ? `the text “${short(value)}”`
    : `${article[typeof value] ?? 'a value'} (${short(value)})`;
}

function short(value: unknown): string {
  if (typeof value === 'object' && value !== null)
    return Array.isArray(value) ? 'a list' : 'a group of fields';
  const text = String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    data,
  );
}

function fieldAt(schema: z.ZodObject, path: readonly PropertyKey[]): Field | undefined {
  const names = path.filter((step) => typeof step === 'string');
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
