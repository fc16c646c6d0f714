/** What of a page is its substance: not the form it is written in, nor fields that change nothing of what it says. */
import { fieldOf } from '../collections/fields.ts';
import { collectionOf } from '../collections/index.ts';
import { normalise } from '../line-ends.ts';
import { readBody } from '../mdx/read.ts';
import { compare, isRecord } from '../plain.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';

/** Whom a change matters to: whoever has checked the page, or whoever has checked another that rests on it. */
export type Concern = 'page' | 'others';

/** What a text says of its last review, as it is typed: it differs where someone has reviewed the page anew. */
export function reviewIn(text: string): string {
  return ['reviewed', 'reviewedBy', 'reviewOutcome'].map((name) => valueOf(text, name)).join('\n');
}

/**
 * The value of a field of the first level, as it is typed; empty where there is none. Only what is written in another
 * form than usual is parsed: all versions of all pages are asked.
 */
export function valueOf(text: string, name: string): string {
  const head = text.slice(0, headEnd(text));
  const typed = new RegExp(`^["']?${name}["']?:[ \\t]*(.*)(\\s*\\n[ \\t]+\\S)?`, 'm').exec(head);
  const found = typed?.[1]?.replace(/(?:^|\s+)#.*$/, '').trim() ?? '';
  const isUsual = typed ? typed[2] === undefined && usual.test(found) : !mayHave(head, name);
  return (isUsual ? undefined : parsedValue(text, name)) ?? found.replace(/^(['"])(.*)\1$/, '$2');
}

/** Values that are what they look like, in quotes or not. */
const usual = /^(?:[\p{L}\p{N}][^,}]*|"[^"\\]*"|'[^']*')?$/u;

/** Whether fields may have one that does not begin a line, or whose name is written with escapes. */
function mayHave(head: string, name: string): boolean {
  const isNamed = head.includes(name) && new RegExp(`\\b${name}["']?\\s*:`).test(head);
  return isNamed || (head.includes('\\') && /"[^"\n]*\\[^"\n]*"\s*:/.test(head));
}

/** The value of a field as text; `undefined` where the fields cannot be read. */
function parsedValue(text: string, name: string): string | undefined {
  const { yaml } = split(normalise(text));
  const fields = yaml === undefined ? undefined : readYaml(yaml, 1).data;
  if (!isRecord(fields)) return undefined;
  const value = fields[name] ?? '';
  return typeof value === 'string' ? value.trim() : JSON.stringify(value);
}

/**
 * Whether two texts of a page say the same to someone, however they are laid out.
 *
 * @param path below the content folder, which tells the fields there are
 */
export function sameSubstance(one: string, other: string, concern: Concern, path: string): boolean {
  const passed = passedOver(path.split('/')[0] ?? '', concern);
  const [a, b] = [one, other].map((text) => tidy(without(passed, normalise(text)))) as [string, string];
  if (a === b) return true;
  const [first, second] = [split(a), split(b)];
  if (first.yaml === undefined || second.yaml === undefined) return false;
  // Where the words of the bodies differ, nothing needs parsing; most changes are of this kind.
  return (
    sameWords(withoutMarks(first.body), withoutMarks(second.body)) &&
    sameFields(first.yaml, second.yaml, passed) &&
    sameBody(first.body, second.body)
  );
}

/** Fields that do not count. */
interface PassedOver {
  names: ReadonlySet<string>;
  /** The lines they take where they are written in the usual way; those of others are never among them. */
  lines: RegExp;
}

const known = new Map<string, PassedOver>();

function passedOver(collection: string, concern: Concern): PassedOver {
  const key = `${collection} ${concern}`;
  const found = known.get(key) ?? findPassedOver(collection, concern);
  known.set(key, found);
  return found;
}

function findPassedOver(collection: string, concern: Concern): PassedOver {
  const names = Object.entries(collectionOf(collection)?.schema.shape ?? {}).flatMap(([name, schema]) => {
    const { recheck } = fieldOf(schema);
    return recheck === 'nobody' || (recheck === 'page' && concern === 'others') ? [name] : [];
  });
  const lines = `^["']?(?:${names.join('|')})["']?:.*\\n(?:(?:[ \\t]+|-[ \\t]).*\\n|\\n)*`;
  return { names: new Set(names), lines: names.length > 0 ? new RegExp(lines, 'gm') : /(?!)/g };
}

function sameFields(one: string, other: string, passed: PassedOver): boolean {
  const [a, b] = [readYaml(one, 1).data, readYaml(other, 1).data];
  return isRecord(a) && isRecord(b) && asText(a, passed) === asText(b, passed);
}

/** The fields in an order of their own, without those that do not count. */
function asText(fields: Record<string, unknown>, { names }: PassedOver): string {
  const kept = Object.entries(fields).filter(([name]) => !names.has(name));
  return JSON.stringify(kept.toSorted(([a], [b]) => compare(a, b)));
}

/** Beyond this, texts are not parsed: comparing them must never take long. */
const mostCharacters = 50_000;

function sameBody(one: string, other: string): boolean {
  if (one.trim() === other.trim()) return true;
  if (Math.max(one.length, other.length) > mostCharacters) return false;
  return treeOf(one) === treeOf(other);
}

/** The tree of a body without the places of its nodes; a paragraph that is broken into other lines is the same. */
function treeOf(body: string): string {
  return JSON.stringify(readBody(body).nodes, (key, value: unknown) => {
    if (key === 'at' || key === 'spread') return undefined;
    if (!isRecord(value) || value['type'] !== 'text') return value;
    return { ...value, value: String(value['value']).replace(/\s+/g, ' ') };
  });
}

/** Whether two texts have the same words, in whatever order: laying a text out anew changes none. */
function sameWords(one: string, other: string): boolean {
  const [a, b] = withoutEnds(one, other).map(wordsOf) as [string[], string[]];
  return a.length === b.length && a.toSorted().join(' ') === b.toSorted().join(' ');
}

/** A body without what signs are written as: words that readers never see. */
function withoutMarks(body: string): string {
  return body.replace(/&#?\w+;/g, ' ');
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

/** Two texts without the whole words that they begin and end with alike. */
function withoutEnds(one: string, other: string): [string, string] {
  const most = Math.min(one.length, other.length);
  let start = 0;
  while (start < most && one.charCodeAt(start) === other.charCodeAt(start)) start++;
  start = start === 0 ? 0 : one.lastIndexOf(' ', start - 1) + 1;
  let end = 0;
  const [oneEnd, otherEnd] = [one.length - 1, other.length - 1];
  while (end < most - start && one.charCodeAt(oneEnd - end) === other.charCodeAt(otherEnd - end)) end++;
  const blank = one.indexOf(' ', one.length - end);
  end = blank < 0 ? 0 : one.length - blank;
  return [one.slice(start, one.length - end), other.slice(start, other.length - end)];
}

function tidy(text: string): string {
  return text.replace(/[ \t]+$/gm, '').trimEnd();
}

/** The text without fields that do not count, for telling apart quickly what needs no parsing. */
function without({ lines }: PassedOver, text: string): string {
  const end = headEnd(text);
  return text.slice(0, end).replace(lines, '') + text.slice(end);
}

/** Where the fields end and the body begins. */
function headEnd(text: string): number {
  const end = text.indexOf('\n---', 3);
  return end < 0 ? text.length : end + 1;
}
