/** What differs between two texts of a file, as one person would tell another. */
import type { z } from 'zod';
import { shapeOf } from '../collections/fields.ts';
import type { Collection } from '../collections/index.ts';
import { outcomeInWords } from '../freshness/outcome.ts';
import { dayInWords } from '../freshness/words.ts';
import { isRecord, onOneLine } from '../plain.ts';
import { collectionOfFile } from '../problem/labels.ts';
import { shortened } from '../shortened.ts';
import { compareWords } from './compare-words.ts';
import { bodyField, formatOf, sourceField, unreadableField } from './format.ts';
import { readable, sectionsOf, type Section } from './readable.ts';
import { isReviewedAnew, reviewFieldNames } from './review-fields.ts';
import { same, type Values } from './same.ts';
import {
  fieldsInWords,
  isShort,
  labelIn,
  schemaIn,
  readingWith,
  valueInWords,
  type NameOf,
} from './values-in-words.ts';

/** Something that differs. */
export interface Changed {
  /** In a few words: “Owner: Marcus → Ines”, “Definition changed”. */
  said: string;
  /** Both texts as they are read, where there is more to see; empty where there was or is none. */
  texts?: { was: string; now: string };
  /** The field of the first level that it is about, where it is one. */
  field?: string;
  /** Both values in words, where they stand in one line; empty where there was or is none. */
  values?: { label: string; was: string; now: string };
  /** It is a new review, or the form of a text whose words are the same. */
  is?: 'review' | 'form';
}

/**
 * What is other in the second text of a file than in the first, in the order of its form; `undefined` stands for no file.
 *
 * @param file below the content folder, which tells the fields there are
 */
export function changesBetween(
  file: string,
  before: string | undefined,
  after: string | undefined,
  nameOf: NameOf,
): Changed[] {
  if (before === after) return [];
  const whole = (text: string | undefined) => (text === undefined ? '' : wholeText(file, text, nameOf));
  if (before === undefined || after === undefined)
    return [
      {
        said: before === undefined ? 'The page is new' : 'The page was deleted',
        texts: { was: whole(before), now: whole(after) },
      },
    ];
  const [was, now] = [formatOf(file).fromFile(before), formatOf(file).fromFile(after)];
  if (was[unreadableField] !== undefined || now[unreadableField] !== undefined)
    return [compared('The file', before, after)];
  const found = [
    ...reviewIn(was, now, nameOf),
    ...fieldChanges(file, was, now, nameOf),
    ...bodyChanges(bodyOf(was), bodyOf(now), nameOf),
  ];
  return found.length > 0 ? found : [{ said: 'How the file is laid out; it says the same', is: 'form' }];
}

/** A text as a whole: its fields by their labels, and what is read below them. */
export function wholeText(file: string, text: string, nameOf: NameOf): string {
  const values = formatOf(file).fromFile(text);
  if (values[unreadableField] !== undefined) return text;
  const fields = Object.fromEntries(Object.entries(values).filter(([name]) => !isNoField(name)));
  return [
    ...fieldsInWords(shapeAt(file), fields, nameOf).map(({ label, words }) =>
      words.includes('\n') ? `${label}:\n${words}` : `${label}: ${words}`,
    ),
    readable(bodyOf(values), readingWith(nameOf)),
  ].join('\n\n');
}

/** A new review as one sentence: “Checked by Ines Hollander on 12 Oct 2026: still right”. */
function reviewIn(was: Values, now: Values, nameOf: NameOf): Changed[] {
  if (!isReviewedAnew(was, now)) return [];
  const person = (name: string) => nameOf('people', textOf(now[name])) ?? textOf(now[name]);
  const by = person('reviewedBy');
  const found = outcomeInWords(now['reviewOutcome'], person('reviewFor'));
  const note = textOf(now['reviewNote']);
  const said = `Checked${by && ` by ${by}`} on ${dayInWords(textOf(now['reviewed']))}`;
  return [{ said: `${said}${found ? `: ${found}` : ''}${note && ` (“${note}”)`}`, is: 'review' }];
}

/** How many characters of both values are told in one line. */
const mostInLine = 160;

function fieldChanges(file: string, was: Values, now: Values, nameOf: NameOf): Changed[] {
  const shape = shapeAt(file);
  const told: ReadonlySet<string> = new Set(isReviewedAnew(was, now) ? reviewFieldNames : []);
  const names = [...new Set([...Object.keys(shape), ...Object.keys(was), ...Object.keys(now)])];
  return names
    .filter((name) => !isNoField(name) && !told.has(name) && !same(was[name], now[name]))
    .map((name): Changed => {
      const { label, schema, ...values } = innermost(shape, name, was, now, nameOf);
      const one = valueInWords(schema, values.was, nameOf);
      const other = valueInWords(schema, values.now, nameOf);
      if (one === other) return { said: `${label}: how it is written`, field: name, is: 'form' };
      const fits = one.length + other.length < mostInLine && !/\n/.test(one + other);
      const isLine = fits && (schema === undefined || isShort(schema));
      return { ...(isLine ? inOneLine(label, one, other) : compared(label, one, other)), field: name };
    });
}

/** Where a value differs, and both. */
interface Difference {
  /** The labels that lead there: “Steps, “Accept or return”, Time limit”. */
  label: string;
  schema: z.core.$ZodType | undefined;
  was: unknown;
  now: unknown;
}

/** The one value within a field that differs, where groups stand in it; the whole field where more of it does. */
function innermost(shape: z.ZodRawShape, name: string, was: Values, now: Values, nameOf: NameOf): Difference {
  const schema = schemaIn(shape, name);
  const whole = { label: labelIn(shape, name), schema, was: was[name], now: now[name] };
  const inner = schema ? shapeOf(schema) : {};
  const items = differing(whole.was, whole.now);
  if (items === undefined) return whole;
  const names = [...new Set([items.was, items.now].flatMap((each) => Object.keys(each)))];
  const [own, ...others] = names.filter((each) => !same(items.was[each], items.now[each]));
  // What nothing declares has no label that tells where it stands.
  if (own === undefined || others.length > 0 || !Object.hasOwn(inner, own)) return whole;
  const found = innermost(inner, own, items.was, items.now, nameOf);
  const title = items.isOneOfMany ? titleOf(inner, items.now, nameOf) : '';
  return { ...found, label: [whole.label, title && `“${title}”`, found.label].filter(Boolean).join(', ') };
}

/** Two groups that differ: the only ones in two lists, or the two values. */
function differing(
  was: unknown,
  now: unknown,
): { was: Values; now: Values; isOneOfMany: boolean } | undefined {
  if (isRecord(was) && isRecord(now)) return { was, now, isOneOfMany: false };
  if (!Array.isArray(was) || !Array.isArray(now) || was.length !== now.length) return undefined;
  const [at, ...others] = now.flatMap((each, index) => (same(was[index], each) ? [] : [index]));
  if (at === undefined || others.length > 0 || !isRecord(was[at]) || !isRecord(now[at])) return undefined;
  return { was: was[at], now: now[at], isOneOfMany: true };
}

/** What one of many groups is known by: the first that it says. */
function titleOf(shape: z.ZodRawShape, group: Values, nameOf: NameOf): string {
  return shortened(onOneLine(fieldsInWords(shape, group, nameOf)[0]?.words ?? ''), 60);
}

function bodyChanges(was: string, now: string, nameOf: NameOf): Changed[] {
  if (was === now) return [];
  for (const inFull of [false, true]) {
    const reading = readingWith(nameOf, inFull);
    const found = sectionChanges(sectionsOf(was, reading), sectionsOf(now, reading));
    if (found.length > 0) return found;
  }
  return [{ said: 'Page text: how it is laid out; its words are the same', is: 'form' }];
}

/** What differs from section to section, which are known by their headings. */
function sectionChanges(was: readonly Section[], now: readonly Section[]): Changed[] {
  const [before, after] = [numbered(was), numbered(now)];
  const gone = [...before].flatMap(([key, section]) => (after.has(key) ? [] : [section]));
  const found = [...after].flatMap(([key, section]): Changed[] => {
    const former = before.get(key);
    if (former)
      return former.text === section.text ? [] : [compared(called(section), former.text, section.text)];
    const at = gone.findIndex(({ title, text }) => title !== '' && text === section.text);
    const [renamed] = at < 0 ? [] : gone.splice(at, 1);
    if (renamed) return [{ said: `${called(renamed)} is now called “${section.title}”` }];
    return [{ said: `${called(section)} added`, texts: { was: '', now: section.text } }];
  });
  const taken = gone.map((section) => ({
    said: `${called(section)} taken out`,
    texts: { was: section.text, now: '' },
  }));
  const moved = isReordered([...before.keys()], [...after.keys()])
    ? [{ said: 'Sections in another order' }]
    : [];
  return [...found, ...taken, ...moved];
}

/** Sections by their headings; those of the same one are counted. */
function numbered(sections: readonly Section[]): Map<string, Section> {
  const counts = new Map<string, number>();
  return new Map(
    sections.map((section) => {
      const count = (counts.get(section.title) ?? 0) + 1;
      counts.set(section.title, count);
      return [`${count} ${section.title}`, section];
    }),
  );
}

function isReordered(before: readonly string[], after: readonly string[]): boolean {
  const [one, other] = [
    before.filter((key) => after.includes(key)),
    after.filter((key) => before.includes(key)),
  ];
  return one.some((key, index) => key !== other[index]);
}

function called({ title }: Section): string {
  return title === '' ? 'Page text' : `Section “${title}”`;
}

function inOneLine(label: string, was: string, now: string): Changed {
  const values = { label, was, now };
  if (was === '') return { said: `${label}: ${now}`, values };
  return { said: now === '' ? `${label} taken out: ${was}` : `${label}: ${was} → ${now}`, values };
}

function compared(label: string, was: string, now: string): Changed {
  return { said: `${label} ${whatHappened(was, now)}`, texts: { was, now } };
}

function whatHappened(was: string, now: string): string {
  if (was === '') return 'added';
  if (now === '') return 'taken out';
  return compareWords(was, now) === undefined ? 'rewritten' : 'changed';
}

function shapeAt(file: string): Collection['schema']['shape'] {
  return collectionOfFile(file)?.schema.shape ?? {};
}

function isNoField(name: string): boolean {
  return name === bodyField || name === sourceField;
}

function bodyOf(values: Values): string {
  return textOf(values[bodyField]);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
