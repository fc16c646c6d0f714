import { z } from 'zod';
import { fieldOf, shapeOf, type Kind } from '../collections/fields.ts';
import type { Collection, Settings } from '../collections/index.ts';
import { optionsOf } from './widgets.ts';

export type JsonSchema = z.core.JSONSchema.JSONSchema;

/** The JSON Schema of a collection's fields, for code editors that complete and check YAML while typing. */
export function jsonSchema(collection: Collection, settings: Settings): JsonSchema {
  const schema = z.toJSONSchema(collection.schema, {
    target: 'draft-07',
    io: 'input',
    unrepresentable: 'any',
  });
  return {
    ...schema,
    title: collection.singular,
    description: collection.about,
    properties: described(schema.properties, collection.schema.shape, settings),
  };
}

/** What a kind demands that zod checks in code, and so cannot put into a schema. */
const demands: Partial<Record<Kind, JsonSchema>> = {
  day: { type: 'string', format: 'date' },
};

function described(
  properties: JsonSchema['properties'],
  shape: z.ZodRawShape,
  settings: Settings,
): Record<string, JsonSchema> {
  const entries = Object.entries(shape).map(([name, schema]) => {
    const field = fieldOf(schema);
    const derived = properties?.[name];
    const base: JsonSchema = typeof derived === 'object' ? derived : {};
    return [
      name,
      {
        ...base,
        ...demands[field.kind],
        title: field.label,
        ...(field.hint ? { description: field.hint } : {}),
        ...(field.pattern && !base.items ? { pattern: field.pattern[0] } : {}),
        ...(field.initial === undefined ? {} : { default: field.initial as JsonSchema['default'] }),
        ...nested(field.kind, base, shapeOf(schema), settings),
        ...listed(field, settings),
      },
    ] satisfies [string, JsonSchema];
  });
  return Object.fromEntries(entries);
}

function nested(kind: Kind, base: JsonSchema, shape: z.ZodRawShape, settings: Settings): JsonSchema {
  if (kind === 'group') return { properties: described(base.properties, shape, settings) };
  if (kind !== 'groups') return {};
  const items = base.items as JsonSchema;
  return { items: { ...items, properties: described(items.properties, shape, settings) } };
}

/** Teams and stages are listed in the settings, not in the declaration. */
function listed(field: ReturnType<typeof fieldOf>, settings: Settings): JsonSchema {
  if (typeof field.options !== 'string') return {};
  const values = optionsOf(field, { settings }).map(({ value }) => value);
  if (values.length === 0) return {};
  return field.kind === 'choices' ? { items: { type: 'string', enum: values } } : { enum: values };
}
