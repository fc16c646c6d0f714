import type { z } from 'zod';
import { fieldOf, shapeOf, type Field, type Option } from '../collections/fields.ts';
import type { Collection, Settings } from '../collections/index.ts';
import type { Kind } from '../collections/kinds.ts';
import type { DecapField } from './decap.ts';

/** What the translation of a field needs to know beyond the field. */
export interface Context {
  settings: Settings;
  /** The collections a relation can lead to. */
  collections: readonly Collection[];
}

type Described = Field & { required: boolean };
type Widget = Omit<DecapField, 'name' | 'label' | 'required' | 'hint'>;

/**
 * The widget of each kind.
 *
 * Texts are never edited by Decap's Markdown widget, which changes what was not touched
 * (https://github.com/decaporg/decap-cms/issues/4497), nor days by its date widget, which rewrites them on
 * opening (https://github.com/decaporg/decap-cms/issues/3702). All but choices, numbers and colours are
 * widgets of ours, some under the names of Decap's own; see `editor/widgets.ts`. What a value must be like is
 * not for Decap to check: it would refuse drafts (https://github.com/decaporg/decap-cms/issues/5013), and say
 * so only where nobody looks; see `editor/checks/publish.ts`.
 */
const widgets: Record<Kind, (field: Described, schema: z.core.$ZodType, context: Context) => Widget> = {
  line: () => ({ widget: 'string' }),
  text: () => ({ widget: 'text' }),
  markdown: () => ({ widget: 'text' }),
  day: () => ({ widget: 'day' }),
  interval: () => ({ widget: 'interval' }),
  url: () => ({ widget: 'string' }),
  email: () => ({ widget: 'string' }),
  colour: () => ({ widget: 'color', allow_input: true }),
  number: () => ({ widget: 'number', value_type: 'float' }),
  flag: () => ({ widget: 'boolean' }),
  choice: (field, _schema, context) => ({ widget: 'select', options: optionsOf(field, context) }),
  choices: (field, _schema, context) => ({
    widget: 'select',
    multiple: true,
    // Without, Decap puts an empty list into a new form by itself, and counts the form as changed:
    // https://github.com/decaporg/decap-cms/issues/725
    default: [],
    options: optionsOf(field, context),
  }),
  relation: (field, _schema, context) => relation(field, context),
  relations: (field, _schema, context) => ({ ...relation(field, context), multiple: true }),
  lines: () => ({ widget: 'lines' }),
  group: (field, schema, context) => ({
    widget: 'object',
    collapsed: !field.required,
    // Decap asks for what a group requires even where the whole group may be left out:
    // https://github.com/decaporg/decap-cms/issues/7748
    fields: fieldsOf(shapeOf(schema), context).map((each) =>
      field.required ? each : { ...each, required: false },
    ),
  }),
  groups: (field, schema, context) => ({
    widget: 'list',
    label_singular: 'item',
    default: [],
    collapsed: true,
    minimize_collapsed: false,
    ...(field.summary ? { summary: field.summary } : {}),
    fields: fieldsOf(shapeOf(schema), context),
  }),
};

/** The form's fields for the fields of a schema, in their order. */
export function fieldsOf(shape: z.ZodRawShape, context: Context): DecapField[] {
  return Object.entries(shape).map(([name, schema]) => {
    const field = fieldOf(schema);
    return {
      name,
      label: field.label,
      required: field.required,
      ...hintOf(field),
      ...(field.initial === undefined ? {} : { default: field.initial }),
      ...widgets[field.kind](field, schema, context),
    };
  });
}

/** What the form says below a field, with what its widget alone does not tell. */
function hintOf({ kind, hint = '' }: Field): { hint?: string } {
  const how = kind === 'lines' ? 'One a line.' : '';
  const said = `${hint} ${how}`.trim();
  return said === '' ? {} : { hint: said };
}

/** What a choice offers, with lists from the settings resolved. */
export function optionsOf(field: Field, { settings }: Pick<Context, 'settings'>): Option[] {
  if (typeof field.options === 'string')
    return settings[field.options].map(({ id, name }) => ({ value: id, label: name }));
  return [...(field.options ?? [])];
}

/** The field that names an entry: the first that its collection asks for. */
export function nameField(collection: Pick<Collection, 'schema'>): string {
  const [name] = Object.keys(collection.schema.shape);
  if (name === undefined) throw new Error('A collection was declared without fields.');
  return name;
}

function relation({ to, label }: Field, { collections }: Context): Widget {
  const target = collections.find((each) => each.id === to);
  if (target === undefined)
    throw new Error(`“${label}” leads to the collection “${to}”, which does not exist.`);
  return { widget: 'relation', collection: target.id };
}
