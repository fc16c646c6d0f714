/** Fields that hold teams, stages or groups, under the very names that the wiki has for them. */
import { safeParse } from 'zod';
import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import { kindOf } from '../collections/kinds.ts';
import { isRecord } from '../plain.ts';
import type { Target } from './context.ts';
import { firstKnown } from './owners.ts';
import { plainName } from './table.ts';

type Schema = Parameters<typeof fieldOf>[0];

/** Whether a field names what the wiki lists, or holds fields of its own. Signatures are given here, not brought along. */
export function isListedOrNested({ kind, options, means }: Field): boolean {
  return means !== 'signatures' && (typeof options === 'string' || kindOf(kind).isNested === true);
}

/** A value as the wiki writes it, with ids of teams, stages and people for their names; `undefined` where it does not fit. */
export function ownValue(schema: Schema, value: unknown, target: Target): unknown {
  if (fieldOf(schema).means === 'signatures') return undefined;
  const found = translated(schema, value, target);
  return safeParse(schema, found).success ? found : undefined;
}

function translated(schema: Schema, value: unknown, target: Target): unknown {
  const { kind, options, to } = fieldOf(schema);
  if (kindOf(kind).isNested)
    return Array.isArray(value)
      ? value.map((item: unknown) => inGroup(schema, item, target))
      : inGroup(schema, value, target);
  if (typeof options === 'string') return listedAs(value, target.lists[options]);
  // What else a relation leads to is not known here.
  if (to !== undefined)
    return to === 'people' && typeof value === 'string' ? firstKnown([value], target.people)?.id : undefined;
  return value;
}

/** Lines without a value say nothing. What the group does not have stays, so that the schema refuses it. */
function inGroup(schema: Schema, item: unknown, target: Target): unknown {
  if (!isRecord(item)) return item;
  const shape = shapeOf(schema);
  const said = Object.entries(item).filter(([, value]) => value !== null);
  return Object.fromEntries(
    said.map(([name, value]) => {
      const inner = Object.hasOwn(shape, name) ? shape[name] : undefined;
      // What is not known is no text: the schema refuses it, also where the field may be left out.
      return [name, inner ? (translated(inner, value, target) ?? {}) : value];
    }),
  );
}

function listedAs(value: unknown, list: readonly { id: string; name: string }[] = []): string | undefined {
  if (typeof value !== 'string') return undefined;
  const byName = list.find(({ name }) => plainName(name) === plainName(value));
  return (list.find(({ id }) => id === value) ?? byName)?.id;
}
