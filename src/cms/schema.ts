import { z } from 'zod';
import { fieldOf, optionsOf, shapeOf, type Field } from '../collections/fields.ts';
import type { Collection, Settings } from '../collections/index.ts';

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
        title: field.label,
        ...(field.hint ? { description: field.hint } : {}),
        ...(field.pattern ? { pattern: field.pattern } : {}),
        ...(field.initial === undefined ? {} : { default: field.initial as JsonSchema['default'] }),
        ...nested(base, shapeOf(schema), settings),
        ...listed(field, base, settings),
      },
    ] satisfies [string, JsonSchema];
  });
  return Object.fromEntries(entries);
}

function nested(base: JsonSchema, shape: z.ZodRawShape, settings: Settings): JsonSchema {
  if (Object.keys(shape).length === 0) return {};
  const { items } = base;
  if (typeof items !== 'object' || Array.isArray(items))
    return { properties: described(base.properties, shape, settings) };
  return { items: { ...items, properties: described(items.properties, shape, settings) } };
}

/** Teams and stages are listed in the settings, not in the declaration. */
function listed(field: Field, { type }: JsonSchema, settings: Settings): JsonSchema {
  if (typeof field.options !== 'string') return {};
  const values = optionsOf(field, settings).map(({ value }) => value);
  if (values.length === 0) return {};
  return type === 'array' ? { items: { type: 'string', enum: values } } : { enum: values };
}
