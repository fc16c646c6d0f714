/** What of a page is its substance: everything but its review, and not the form it is written in. */
import { commonFieldNames } from '../collections/collection.ts';
import { normalise } from '../line-ends.ts';
import { readBody } from '../mdx/read.ts';
import { compare, isRecord } from '../plain.ts';
import { readYaml, split } from '../wiki/frontmatter.ts';

/** Fields that say how a page was reviewed, not what it says. */
const reviewFields = new Set([...commonFieldNames].filter((name) => name.startsWith('review')));

/** What a text says of its last review, as it is typed: it differs where someone has reviewed the page anew. */
export function reviewIn(text: string): string {
  return ['reviewed', 'reviewedBy', 'reviewOutcome'].map((name) => valueOf(text, name)).join('\n');
}

/** The value of a field of the first level, as it is typed; empty where there is none. */
export function valueOf(text: string, name: string): string {
  const found =
    new RegExp(`^["']?${name}["']?:[ \\t]*(.*)$`, 'm').exec(text.slice(0, headEnd(text)))?.[1] ?? '';
  return found
    .replace(/\s+#.*$/, '')
    .replace(/^(['"])(.*)\1\s*$/, '$2')
    .trim();
}

/** Whether two texts of a page say the same, whatever they say of its review and however they are laid out. */
export function sameSubstance(one: string, other: string): boolean {
  const [a, b] = [withoutReview(normalise(one)), withoutReview(normalise(other))];
  if (a === b) return true;
  // Where the words differ, nothing needs parsing; most changes are of this kind.
  if (!sameWords(withoutMarks(a), withoutMarks(b))) return false;
  if (tidy(a) === tidy(b)) return true;
  const [first, second] = [split(tidy(one)), split(tidy(other))];
  if (first.yaml === undefined || second.yaml === undefined) return false;
  return sameFields(first.yaml, second.yaml) && sameBody(first.body, second.body);
}

function sameFields(one: string, other: string): boolean {
  const [a, b] = [readYaml(one, 1).data, readYaml(other, 1).data];
  return isRecord(a) && isRecord(b) && asText(a) === asText(b);
}

/** The fields in an order of their own, without those of the review. */
function asText(fields: Record<string, unknown>): string {
  const kept = Object.entries(fields).filter(([name]) => !reviewFields.has(name));
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

/** The text without comments in its fields, and without what signs are written as: words that readers never see. */
function withoutMarks(text: string): string {
  const end = headEnd(text);
  return text.slice(0, end).replace(/(?:^|[ \t])#.*$/gm, '') + text.slice(end).replace(/&#?\w+;/g, ' ');
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

/** The text without the fields of its review, for telling apart quickly what needs no parsing. */
function withoutReview(text: string): string {
  const end = headEnd(text);
  return text.slice(0, end).replace(reviewLines, '') + text.slice(end);
}

/** Where the fields end and the body begins. */
function headEnd(text: string): number {
  const end = text.indexOf('\n---', 3);
  return end < 0 ? text.length : end + 1;
}

const reviewLines = new RegExp(
  `^["']?(?:${[...reviewFields].join('|')})["']?:.*\\n(?:[ \\t]+.*\\n|\\r?\\n)*`,
  'gm',
);
