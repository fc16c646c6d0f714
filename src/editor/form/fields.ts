import { commonFieldNames } from '../../collections/collection.ts';
import { fieldOf, shapeOf, type Field } from '../../collections/fields.ts';
import type { Collection } from '../../collections/index.ts';
import { bodyField } from '../../document/format.ts';
import { reviewFieldNames } from '../../document/review-fields.ts';
import type { z } from 'zod';

/** A field of a form: what its schema declares, with its name. */
export interface FormField extends Field {
  name: string;
  required: boolean;
  /** It is required once anything else in its group is filled in; the group may be left empty. */
  requiredOnceBegun: boolean;
  /** The fields of a group, or of each item of a list. */
  fields: readonly FormField[];
}

/** The fields of a form, in the order in which they stand in it; in a new file they stand in the same. */
export interface FormLayout {
  /** What the page is. */
  main: readonly FormField[];
  /** Its upkeep: may be left empty, and comes last. */
  upkeep: readonly FormField[];
  /** What the panel of the review holds. Empty where the collection has no reviews. */
  review: readonly FormField[];
  order: readonly string[];
}

const layouts = new WeakMap<Collection, FormLayout>();

/**
 * How the fields of a collection stand in its form.
 *
 * Below its title a page says whether it is a draft: whoever is in a hurry need fill in no more. What it is follows,
 * then its text, its review, and its upkeep.
 */
export function layoutOf(collection: Collection): FormLayout {
  const known = layouts.get(collection);
  if (known) return known;
  const made = laidOut(formFields(collection.schema.shape), collection.format === 'page');
  layouts.set(collection, made);
  return made;
}

function laidOut(fields: readonly FormField[], isPage: boolean): FormLayout {
  if (!isPage) return { main: fields, upkeep: [], review: [], order: fields.map(({ name }) => name) };
  const first = ['title', 'draft'].flatMap((name) => fields.filter((each) => each.name === name));
  const rest = fields.filter((each) => !first.includes(each));
  const isUpkeep = ({ name, required }: FormField) => !required && commonFieldNames.includes(name);
  const isReview = ({ name }: FormField) => reviewFieldNames.some((each) => each === name);
  const main = [...first, ...rest.filter((each) => !isUpkeep(each))];
  const [review, upkeep] = [rest.filter(isReview), rest.filter((each) => isUpkeep(each) && !isReview(each))];
  const order = [...main, ...rest.filter(isUpkeep)].map(({ name }) => name);
  return { main, upkeep, review, order };
}

function formFields(shape: z.ZodRawShape): FormField[] {
  return Object.entries(shape).map(([name, schema]) => formField(name, schema));
}

/** The field of a form for one that is declared by its schema. */
export function formField(name: string, schema: z.core.$ZodType): FormField {
  const field = fieldOf(schema);
  const fields = formFields(shapeOf(schema));
  const isOptionalGroup = field.kind === 'group' && !field.required;
  return {
    name,
    ...field,
    requiredOnceBegun: false,
    fields: isOptionalGroup
      ? fields.map((each) => ({ ...each, required: false, requiredOnceBegun: each.required }))
      : fields,
  };
}

/** A place in the values of a form: `['steps', 1, 'title']`. */
export type Path = readonly PropertyKey[];

/** The id of the element that is typed into at a place. */
export function idOf(path: Path): string {
  return ['field', ...path].join('-');
}

/** The innermost field of a form that a place lies in, as a path; `undefined` where the form has none. */
export function fieldPathOf(path: Path, { main, upkeep, review }: FormLayout): Path | undefined {
  if (path[0] === bodyField) return [bodyField];
  const found: PropertyKey[] = [];
  let fields: readonly FormField[] = [...main, ...upkeep, ...review];
  for (const [index, step] of path.entries()) {
    if (typeof step === 'number') continue;
    const field = fields.find(({ name }) => name === step);
    if (field === undefined) break;
    found.splice(found.length, 0, ...path.slice(found.length, index + 1));
    fields = field.fields;
  }
  return found.length === 0 ? undefined : found;
}
