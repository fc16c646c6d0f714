import { boundDaysIn } from '../../collections/bound-days.ts';
import { fieldOf, labelsOf, type Option } from '../../collections/fields.ts';
import type { Day } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import { vocabulary } from '../../mdx/vocabulary.ts';
import { lookOf } from './look.ts';
import type { Head } from './nodes.tsx';

/** A field of a node's form. Values are texts; an empty one is none. */
export interface FormField {
  name: string;
  label: string;
  hint?: string | undefined;
  kind: 'line' | 'text' | 'day' | 'choice' | 'page';
  required: boolean;
  options?: readonly Option[];
  /** Which pages to choose from, and how one is written. */
  pages?: { collection?: string; as: 'id' | 'path' | 'address' };
}

export type Values = Readonly<Record<string, string>>;

export interface NodeForm {
  title: string;
  about: string;
  fields: readonly FormField[];
  values: Values;
  /** The node with other values. */
  changed(values: Values): Head;
}

const line = (name: string, label: string, about: Partial<FormField> = {}): FormField => ({
  name,
  label,
  kind: 'line',
  required: true,
  ...about,
});

/** The form of a node that is not plain text. Those of components derive from the vocabulary. */
export function formOf(head: Head): NodeForm {
  const { label: title, about } = lookOf(head);
  const form = (
    fields: readonly FormField[],
    values: Values,
    changed: (values: Values) => Head,
  ): NodeForm => ({
    title,
    about,
    fields,
    values,
    changed,
  });
  switch (head.type) {
    case 'component': {
      const { label = head.name } = vocabulary.get(head.name) ?? {};
      const made = form(componentFields(head.name), head.props, (values) => ({
        ...head,
        props: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')),
      }));
      return { ...made, title: label };
    }
    case 'imageReference':
      return form(
        [line('alt', 'What it shows', { required: false })],
        { alt: head.alt ?? '' },
        ({ alt = '' }) => ({
          ...head,
          alt,
        }),
      );
    case 'definition':
      return form(
        [line('url', 'Leads to', linkPages), line('title', 'Title', { required: false })],
        { url: head.url, title: head.title ?? '' },
        ({ url = '', title: words = '' }) => ({ ...head, url, title: words || null }),
      );
    case 'link':
      return form(
        [
          line('url', 'Leads to', linkPages),
          line('title', 'Title', { required: false, hint: 'Shown when the mouse rests on it.' }),
        ],
        { url: head.url, title: head.title ?? '' },
        ({ url = '', title: words = '' }) => ({ ...head, url, title: words || null }),
      );
    case 'raw':
      return form([line('value', 'Text', { kind: 'text' })], { value: head.value }, ({ value = '' }) => ({
        ...head,
        value,
      }));
    default:
      return form([], {}, () => head);
  }
}

const linkPages: Partial<FormField> = {
  kind: 'page',
  hint: 'Search a page of the wiki, or type an address.',
  pages: { as: 'address' },
};

function componentFields(name: string): FormField[] {
  const component = vocabulary.get(name);
  return Object.entries(component?.attributes.shape ?? {}).map(([key, schema]) => {
    const { label, hint, kind, options, to, required } = fieldOf(schema);
    const field: FormField = { name: key, label, hint, kind: 'line', required };
    if (kind === 'day') return { ...field, kind };
    if (kind === 'choice' && Array.isArray(options)) return { ...field, kind, options };
    if (kind === 'relation' && to !== undefined)
      return { ...field, kind: 'page', pages: { collection: to, as: 'id' } };
    // A card holds nothing but the page that it leads to.
    if (component?.content === 'none' && key === 'id')
      return { ...field, kind: 'page', pages: { as: 'path' } };
    return field;
  });
}

/** Why values cannot be taken, in plain words; `undefined` where they can. */
export function unfit(head: Head, values: Values, today: Day | undefined): string | undefined {
  if (head.type === 'link') return unfitAddress(values['url'] ?? '');
  if (head.type !== 'component') return undefined;
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const result = vocabulary.get(head.name)?.attributes.safeParse(given);
  const issue = result?.error?.issues[0];
  if (issue === undefined) return unfitDays(head, given, today);
  const field = componentFields(head.name).find(({ name }) => name === issue.path[0]);
  return field
    ? `“${field.label}” ${given[field.name] === undefined ? 'is missing.' : issue.message}`
    : issue.message;
}

/** Which of the days that are filled in cannot be: one that lies before another, or that has not come yet. */
export function unfitDays(head: Head, values: Values, today: Day | undefined): string | undefined {
  const shape = (head.type === 'component' && vocabulary.get(head.name)?.attributes.shape) || {};
  const labels: Readonly<Record<string, string>> = labelsOf(shape);
  for (const { name, day, isPast, notBefore } of boundDaysIn(shape, values)) {
    if (isPast && today !== undefined && day > today)
      return `“${labels[name]}” is ${dayInWords(day)}, but today is ${dayInWords(today)}.`;
    if (notBefore && day < notBefore.day)
      return `“${labels[name]}” is before “${labels[notBefore.name]}”, ${dayInWords(notBefore.day)}.`;
  }
  return undefined;
}

/** Words that were looked for, and lead nowhere. */
function unfitAddress(url: string): string | undefined {
  return /[/.:#?]/.test(url)
    ? undefined
    : `“${url}” is no page, and no address. Choose a page from the list, or type an address such as https://example.com/.`;
}
