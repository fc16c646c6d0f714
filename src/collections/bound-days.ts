import type { z } from 'zod';
import { parseDay, type Day } from '../freshness/day.ts';
import { isRecord } from '../plain.ts';
import { fieldOf } from './fields.ts';

/** A day that cannot be any: it has passed, or does not lie before another one beside it. */
export interface BoundDay {
  /** The field that says it. */
  name: string;
  day: Day;
  isPast: boolean;
  /** The day that it may not lie before, and the field that says that. */
  notBefore?: { name: string; day: Day } | undefined;
}

/** The days among some values whose fields are declared so. What is no day is told elsewhere. */
export function boundDaysIn(shape: z.ZodRawShape, values: Readonly<Record<string, unknown>>): BoundDay[] {
  return boundIn(shape).flatMap(({ name, isPast, after }): BoundDay[] => {
    const [day, limit] = [
      parseDay(values[name]),
      after === undefined ? undefined : parseDay(valueAt(values, after)),
    ];
    const notBefore = after !== undefined && limit !== undefined ? { name: after, day: limit } : undefined;
    return day === undefined ? [] : [{ name, day, isPast, notBefore }];
  });
}

function valueAt(values: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, name) => (isRecord(at) ? at[name] : undefined), values);
}

interface Bound {
  name: string;
  isPast: boolean;
  after: string | undefined;
}

/** Looking for such fields takes longer than using them. */
function boundIn(shape: z.ZodRawShape): readonly Bound[] {
  const bound =
    known.get(shape) ??
    Object.entries(shape).flatMap(([name, schema]): Bound[] => {
      const { isPast = false, notBefore: after } = fieldOf(schema);
      return isPast || after !== undefined ? [{ name, isPast, after }] : [];
    });
  known.set(shape, bound);
  return bound;
}

const known = new WeakMap<z.ZodRawShape, readonly Bound[]>();
