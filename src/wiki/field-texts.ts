import type { z } from 'zod';
import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import { kindOf } from '../collections/kinds.ts';
import { isRecord } from '../plain.ts';

/** A text in the fields of an entry. */
export interface FieldText {
  path: PropertyKey[];
  text: string;
  /** The name of a field that is not known, a value that stands for something else, or words that someone has written. */
  is: 'name' | 'value' | 'prose';
}

/** All texts in fields, in their order. */
export function textsIn(shape: z.ZodRawShape, values: unknown, path: PropertyKey[] = []): FieldText[] {
  if (!isRecord(values)) return [];
  return Object.entries(values).flatMap(([name, value]): FieldText[] => {
    const own = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (own === undefined) return [{ path: [...path, name], text: name, is: 'name' }];
    return textsOf(fieldOf(own), shapeOf(own), value, [...path, name]);
  });
}

function textsOf(field: Field, shape: z.ZodRawShape, value: unknown, path: PropertyKey[]): FieldText[] {
  if (Array.isArray(value))
    return value.flatMap((each, index) => textsOf(field, shape, each, [...path, index]));
  if (typeof value !== 'string') return textsIn(shape, value, path);
  // A list of texts that is one text instead has not been understood.
  const isItem = field.kind === 'lines' && typeof path.at(-1) === 'number';
  return [{ path, text: value, is: kindOf(field.kind).isProse || isItem ? 'prose' : 'value' }];
}
