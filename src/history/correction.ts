/** What a small correction is: it mends how a page says something, and leaves what it says as it was checked. */
import { diffArrays } from 'diff';
import { distance } from 'fastest-levenshtein';
import type { z } from 'zod';
import { fieldOf, shapeOf, type Field } from '../collections/fields.ts';
import { collectionOf } from '../collections/index.ts';
import { normalise } from '../line-ends.ts';
import { readBody } from '../mdx/read.ts';
import type { Node } from '../mdx/tree.ts';
import { vocabulary } from '../mdx/vocabulary.ts';
import { isRecord } from '../plain.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';
import { isFiller, isUnspaced, sense, withoutPrefix } from './sense.ts';
import { reviewIn, valueOf } from './substance.ts';

/** Why a change is no small correction, and where: the label of a field, or the name of what it stands in. */
export type Refusal =
  /** Nobody has checked the page, or the change enters a review itself. */
  | { id: 'unreviewed' | 'review' }
  /** Its fields cannot be read. */
  | { id: 'unread' }
  /** Words that are said, signed, claimed or quoted; a value that is no text; more than the words of a text. */
  | { id: 'exact' | 'value' | 'form'; where: string }
  /** A number, a day, or a word that carries the sense: what was there of it, and what is in its place. */
  | { id: 'number' | 'sense'; where: string; was: string; now: string }
  /** All corrections since the review, taken together. */
  | { id: 'much'; words: number; most: number };

/** By how many words a page may differ from what was checked and still count as checked. */
export const mostWords = 8;

/** The body, where something is to be called by its place. */
const bodyPlace = 'the text';

/**
 * Why a text is no small correction of the one that was checked; `undefined` where it is one. Since it is compared with
 * that text, and not with the last one, corrections add up.
 *
 * @param path below the content folder, which tells the fields there are
 */
export function refusalOf(checked: string, now: string, path: string): Refusal | undefined {
  if (valueOf(checked, 'reviewed') === '') return { id: 'unreviewed' };
  if (reviewIn(checked) !== reviewIn(now)) return { id: 'review' };
  const [before, after] = [read(checked), read(now)];
  if (before === undefined || after === undefined) return { id: 'unread' };
  const shape = collectionOf(path.split('/')[0] ?? '')?.schema.shape ?? {};
  const places: Place[] = [];
  const refused =
    compareFields(shape, before.fields, after.fields, places) ??
    compareBodies(before.body, after.body, bodyPlace, places) ??
    places.map(compareWords).find((each) => each !== undefined);
  if (refused) return refused;
  const words = places.reduce((sum, { was, now }) => sum + changedWords(was, now), 0);
  return words > mostWords ? { id: 'much', words, most: mostWords } : undefined;
}

/** Words that differ, and where. */
interface Place {
  where: string;
  was: string;
  now: string;
}

function read(text: string): { fields: Record<string, unknown>; body: string } | undefined {
  const { yaml, body } = split(normalise(text));
  const fields = yaml === undefined ? undefined : readYaml(yaml, 1).data;
  return isRecord(fields) ? { fields, body } : undefined;
}

function compareFields(
  shape: z.ZodRawShape,
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  places: Place[],
  label?: string,
): Refusal | undefined {
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [was, now] = [before[name], after[name]];
    if (JSON.stringify(was) === JSON.stringify(now)) continue;
    const schema = Object.hasOwn(shape, name) ? shape[name] : undefined;
    if (schema === undefined) return { id: 'value', where: label ?? name };
    const field = fieldOf(schema);
    const refused = compareValues(schema, field, was, now, places, label ?? field.label);
    if (refused) return refused;
  }
  return undefined;
}

function compareValues(
  schema: z.core.$ZodType,
  field: Field,
  was: unknown,
  now: unknown,
  places: Place[],
  where: string,
): Refusal | undefined {
  if (field.exact) return { id: 'exact', where };
  if (field.recheck === 'nobody') return undefined;
  if (Array.isArray(was) && Array.isArray(now)) {
    if (was.length !== now.length) return { id: 'form', where };
    return firstOf(was, (item, index) => one(item, now[index]));
  }
  return one(was, now);

  function one(was: unknown, now: unknown): Refusal | undefined {
    if (isRecord(was) && isRecord(now)) return compareFields(shapeOf(schema), was, now, places, where);
    if (was === now) return undefined;
    const isText = typeof was === 'string' && typeof now === 'string';
    if (isText && field.kind === 'markdown') return compareBodies(was, now, where, places);
    if (!isText || !prose.has(field.kind)) return { id: 'value', where };
    places.push({ where, was, now });
    return undefined;
  }
}

const prose: ReadonlySet<Field['kind']> = new Set(['line', 'text', 'lines']);

function compareBodies(was: string, now: string, where: string, places: Place[]): Refusal | undefined {
  return was.trim() === now.trim()
    ? undefined
    : compareNodes(readBody(was).nodes, readBody(now).nodes, where, places);
}

function compareNodes(
  before: readonly Node[],
  after: readonly Node[],
  where: string,
  places: Place[],
): Refusal | undefined {
  if (before.length !== after.length) return { id: 'form', where };
  return firstOf(before, (was, index) => {
    const now = after[index];
    if (now === undefined || formOf(was) !== formOf(now)) return refusalFor(was, where);
    if (was.type === 'component' && vocabulary.get(was.name)?.exact)
      return wordsOf(was) === wordsOf(now) ? undefined : { id: 'exact', where: was.name };
    if (was.type === 'text' && now.type === 'text') {
      const [one, other] = [was, now].map(({ value }) => value.replace(/\s+/g, ' '));
      if (one !== undefined && other !== undefined && one !== other)
        places.push({ where, was: one, now: other });
      return undefined;
    }
    return 'children' in was && 'children' in now
      ? compareNodes(was.children, now.children, where, places)
      : undefined;
  });
}

function refusalFor(node: Node, where: string): Refusal {
  const isExact = node.type === 'component' && vocabulary.get(node.name)?.exact === true;
  return isExact ? { id: 'exact', where: node.name } : { id: 'form', where };
}

/** All there is to a node but its words, its place and what is in it. */
function formOf(node: Node): string {
  return JSON.stringify(node, (key, value: unknown) =>
    passed.has(key) || (key === 'value' && node.type === 'text') ? undefined : value,
  );
}

const passed: ReadonlySet<string> = new Set(['children', 'at', 'slug', 'spread']);

/** A node with all that is in it, but for its place. */
function wordsOf(node: Node): string {
  return JSON.stringify(node, (key, value: unknown) =>
    key === 'at' || key === 'spread' ? undefined : value,
  );
}

function compareWords({ where, was, now }: Place): Refusal | undefined {
  const [numbers, others] = [numbersIn(was), numbersIn(now)];
  if (numbers !== others) return { id: 'number', where, was: numbers, now: others };
  const [before, after] = [tokensOf(was), tokensOf(now)];
  const replaced = replacedIn(before, after);
  const counted = replaced.find((each) => each.isAtNumber && !isSameBut(each));
  if (counted) return refusedFor('number', counted);
  const [first] = [
    ...replacedIn(before.filter(sense), after.filter(sense)),
    ...replaced.filter(
      (each) => isTurned(each) || isSaid(each) || [...each.was, ...each.now].some(isUnspaced),
    ),
  ];
  return first && refusedFor('sense', first);

  function refusedFor(id: 'number' | 'sense', { was, now }: Replaced): Refusal {
    return { id, where, was: was.join(' '), now: now.join(' ') };
  }
}

/** Words, and what is in their place: either may be none. */
interface Replaced {
  was: string[];
  now: string[];
  /** They stand right beside a number, as its unit does. */
  isAtNumber: boolean;
}

function replacedIn(before: readonly string[], after: readonly string[]): Replaced[] {
  const parts = diffArrays([...before], [...after]);
  const hasNumber = (words: readonly string[] | undefined, place: number) =>
    /\p{N}/u.test(words?.at(place) ?? '');
  return parts.flatMap(({ removed, added, value }, index): Replaced[] => {
    const next = parts[index + 1];
    const isReplaced = removed && next?.added;
    if (!removed && (!added || parts[index - 1]?.removed)) return [];
    const [was, now] = [removed ? value : [], added ? value : isReplaced ? next.value : []];
    const beyond = parts[index + (isReplaced ? 2 : 1)];
    const isAtNumber = hasNumber(parts[index - 1]?.value, -1) || hasNumber(beyond?.value, 0);
    return [{ was, now, isAtNumber }];
  });
}

/** Whether words are the same but for slips, and for words that add nothing. */
function isSameBut({ was, now }: Replaced): boolean {
  if (was.length === 0 || now.length === 0) return [...was, ...now].every(isFiller);
  return (
    was.length === now.length &&
    was.every((one, place) => {
      const other = now[place] ?? '';
      return (
        inOrder(one) === inOrder(other) || (Math.min(one.length, other.length) > 4 && isAlike(one, other))
      );
    })
  );
}

/** Whether something is said that was not, or the other way round: more than one word, and not only such as add nothing. */
function isSaid({ was, now }: Replaced): boolean {
  const alone = was.length === 0 ? now : now.length === 0 ? was : [];
  return alone.length > 1 && !alone.every(isFiller);
}

/** Whether a name became another one, or a word its opposite: “include” and “exclude”. */
function isTurned({ was, now }: Replaced): boolean {
  return was.some((one, place) => {
    const other = now[place];
    if (other === undefined || one.toLowerCase() === other.toLowerCase()) return false;
    const areNames = [one, other].every((word) => /^\p{Lu}/u.test(word));
    return withoutPrefix(one) === withoutPrefix(other) || (areNames && !isAlike(one, other));
  });
}

/** Whether two words are the same, but for a slip: some other letters, or letters in another order. */
function isAlike(one: string, other: string): boolean {
  return inOrder(one) === inOrder(other) || distance(one, other) <= Math.max(1, one.length / 3);
}

/** The letters of a word in the order of the alphabet. */
function inOrder(word: string): string {
  return [...word.toLowerCase()].toSorted().join('');
}

/** The signs of a text that make numbers and days of it, with a unit that is written to them, or stand for a word, in their order. */
function numbersIn(text: string): string {
  const signs =
    /[\p{N}\p{Sc}\p{Sm}\p{So}%‰一二三四五六七八九十百千万两半]|(?<=\p{N})[.,:/'’-](?=\p{N})|(?<=\p{N})\s+(?=\p{N})|[-−](?=\p{N})|(?<=\p{N})\p{L}+|\p{L}+(?=\p{N})/gu;
  return (text.match(signs) ?? []).join('').replace(/\s+/g, ' ');
}

function changedWords(was: string, now: string): number {
  return replacedIn(tokensOf(was), tokensOf(now)).reduce(
    (sum, each) => sum + Math.max(each.was.length, each.now.length),
    0,
  );
}

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/** The words of a text, also of one in a script without blanks. */
function tokensOf(text: string): string[] {
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

function firstOf<T>(
  items: readonly T[],
  find: (item: T, index: number) => Refusal | undefined,
): Refusal | undefined {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found) return found;
  }
  return undefined;
}
