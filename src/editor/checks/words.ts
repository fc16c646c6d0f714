/** What problems are called in a form, which has fields and paragraphs where a file has names and lines. */
import { bodyField } from '../../cms/format.ts';
import { fieldOf, shapeOf } from '../../collections/fields.ts';
import { collectionOf, type Collection } from '../../collections/index.ts';
import wiki from '../../collections/wiki.ts';
import type { Problem } from '../../problem.ts';
import { split } from '../../wiki/frontmatter.ts';

/** A place of the form. */
export interface Spot {
  /** From the field of the first level; that of the text is `body`. */
  path: readonly PropertyKey[];
  /** What the field is called. */
  label: string;
  /** In a text: the words at the place, without their Markdown. */
  words?: string;
}

/** A problem as the form says it. */
export interface Remark {
  problem: Problem;
  /** `undefined` where the form does not show what is wrong. */
  spot: Spot | undefined;
  /** Sentences that can stand by themselves. */
  said: string;
}

/** Says in the words of the form what is wrong with the file it would make. */
export function remarkOn(problem: Problem, text: string): Remark {
  const collection = collectionIn(problem.file);
  const spot = collection && spotOf(problem, text, collection);
  return { problem, spot, said: said(problem, spot, collection) };
}

function collectionIn(file: string): Collection | undefined {
  return file.includes('/') ? collectionOf(file.split('/')[0] ?? '') : wiki;
}

function spotOf(problem: Problem, text: string, collection: Collection): Spot | undefined {
  if (problem.field) return spotAt(problem.field, collection);
  const { bodyLine } = collection.format === 'page' ? split(text) : { bodyLine: Infinity };
  if (bodyLine > 1 && problem.line >= bodyLine)
    return { path: [bodyField], label: 'Page text', words: wordsAt(problem, text) };
  return spotAt([fieldAbove(problem.line, text)], collection);
}

function spotAt(path: readonly PropertyKey[], { schema }: Collection): Spot | undefined {
  const labels: string[] = [];
  let shape = schema.shape;
  for (const step of path) {
    if (typeof step === 'number') labels.push(`${labels.pop()} ${step + 1}`);
    else {
      const found = Object.hasOwn(shape, step) ? shape[String(step)] : undefined;
      if (found === undefined) return undefined;
      labels.push(fieldOf(found).label);
      shape = shapeOf(found);
    }
  }
  return labels.length === 0 ? undefined : { path, label: labels.join(', ') };
}

/** The field of the first level that a line of the file belongs to. */
function fieldAbove(line: number, text: string): string {
  const above = text.split('\n').slice(0, line).reverse();
  return above.map((each) => /^([\w-]+):/.exec(each)?.[1]).find((each) => each !== undefined) ?? '';
}

/** The words that follow a place of a text, as they are read on the page. */
function wordsAt({ line, column }: Problem, text: string): string {
  const own = text.split('\n')[line - 1] ?? '';
  const words = withoutMarks(own.slice(column - 1)) || withoutMarks(own);
  return words.length <= 40 ? words : words.slice(0, 40).replace(/\s+\S*$/, '');
}

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/!?\[([^\]]*)\]\([^)]*\)?/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replace(/^\s*(?:[-*+]|\d+\.|#+|>)\s+/, '')
    .replace(/[*_`]+/g, '')
    .trim();
}

function said({ id, message, fix, field }: Problem, spot?: Spot, collection?: Collection): string {
  if (spot === undefined || collection === undefined) return `${message} ${fix}`.trim();
  if (id === 'field-missing') return `${spot.label} is empty. Fill it in.`;
  const own = field?.filter((step) => typeof step === 'string').join('.');
  const inForm = fieldsByName(message, own, spot, collection);
  const [before, after] = spot.words ? [`At “${spot.words}”: `, ''] : ['', ''];
  return `${before}${inForm}${after} ${formFixes[fix] ?? fix}`.trim();
}

/** A message with the labels of fields where it has their names. */
function fieldsByName(
  message: string,
  own: string | undefined,
  { label }: Spot,
  collection: Collection,
): string {
  return message.replace(/“([\w.]+)”/g, (quoted: string, name: string) => {
    if (name === own) return label;
    // What is no value of the field, but another field.
    const other = /[A-Z]/.test(name) || name === 'reviewed' ? collection.schema.shape[name] : undefined;
    return other ? `“${fieldOf(other).label}”` : quoted;
  });
}

/** What is to be done in a form where a file would need something else. */
const formFixes: Readonly<Record<string, string>> = {
  'Put the value in quotes.': 'Type it again.',
  'Fill in the field, or remove its line.': 'Fill it in.',
  'Write true or false, without quotes.': 'Switch it on or off.',
  'Write the day as YYYY-MM-DD.': 'Choose a day.',
};
