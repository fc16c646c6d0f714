import { parseDay } from '../../freshness/day.ts';
import { periodInWords } from '../../freshness/period.ts';
import type { Names } from '../names.ts';
import { optionsOf, type Lists } from '../../collections/fields.ts';
import type { FormField } from './fields.ts';

const longest = 90;
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/**
 * What a folded group says of itself: its template, such as `{{fields.team}}: {{fields.by}}`, in words.
 *
 * Ids become names, and days are written out. What is empty goes, with the signs that stood around it.
 */
export function summarise(
  template: string,
  item: Readonly<Record<string, unknown>>,
  fields: readonly FormField[],
  wiki: Names | undefined,
  lists: Lists,
): string {
  const filled = template.replace(/\{\{fields\.(\w+)\}\}/g, (_, name: string) => {
    const field = fields.find((each) => each.name === name);
    return field === undefined ? '' : words(item[name], field, wiki, lists) || empty;
  });
  return withoutEmpty(filled);
}

function words(value: unknown, field: FormField, wiki: Names | undefined, lists: Lists): string {
  if (value === undefined || value === null || typeof value === 'object') return '';
  const text = String(value).trim();
  switch (field.kind) {
    case 'choice':
      return optionsOf(field, lists).find((option) => option.value === text)?.label ?? text;
    case 'relation':
      return wiki?.names.find((name) => name.collection === field.to && name.id === text)?.title ?? text;
    case 'page':
      return wiki?.names.find(({ collection, id }) => `${collection}/${id}` === text)?.title ?? text;
    case 'period':
      return periodInWords(text);
    case 'day':
      return parseDay(text) === undefined ? text : day.format(new Date(`${text}T00:00:00Z`));
    default:
      return short(plain(text));
  }
}

/** Markdown without its signs, as far as they disturb. */
function plain(markdown: string): string {
  return (
    markdown
      .replace(/(?<!\\)!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      // A sign behind a backslash is to be seen.
      .replace(/\\([!-/:-@[-`{-~])|[*`]+|<[^>]*>/g, (_, sign = '') => sign)
      .replace(/\s+/g, ' ')
  );
}

function short(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/\s+\S*$/, '')} …`;
}

const empty = '\u0000';

function withoutEmpty(text: string): string {
  return text
    .replaceAll(`(${empty})`, '')
    .replaceAll(`(${empty}, `, '(')
    .replace(new RegExp(`[:,]?\\s*${empty}`, 'g'), '')
    .replace(/\(\s*,?\s*\)/g, '')
    .replace(/^[\s:,]+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
