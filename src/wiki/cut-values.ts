import { tokensOf } from './yaml-tokens.ts';

/** A value of which YAML takes the end, or all of it, for a comment: `title: Deal #5` would silently become `Deal`. */
export interface CutValue {
  /** The name of its field; `undefined` for an item of a list. */
  name: string | undefined;
  /** What is left of it, without line breaks; empty where nothing is. */
  left: string;
  /** Where the value begins, where the hash sign stands, and where the words behind it end. */
  start: number;
  hash: number;
  end: number;
  /** How far its field or its item is indented. */
  indent: number;
}

/** What stands before a comment. */
interface Before {
  kind: 'key' | 'block' | 'plain' | 'quoted' | 'bracket';
  start: number;
  text: string;
}

/** The field or the item that a value belongs to, and how far it is indented. */
interface Owner {
  name: string | undefined;
  column: number;
  isItem: boolean;
}

/** Finds the values in YAML that lose words to a comment. */
export function cutValues(yaml: string): CutValue[] {
  if (!/(?:^|\s)#/.test(yaml)) return [];
  const found: CutValue[] = [];
  let before: Before | undefined;
  let owner: Owner = { name: undefined, column: 0, isItem: false };
  let brackets = 0;
  for (const { type, source, offset } of tokensOf(yaml)) {
    const column = offset - lineStartOf(yaml, offset);
    switch (type) {
      case 'scalar':
        before = { kind: 'plain', start: offset, text: source };
        break;
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        before = { kind: 'quoted', start: offset, text: source };
        break;
      case 'block-scalar-header':
        before = { kind: 'block', start: offset, text: source };
        break;
      case 'map-value-ind':
        owner = {
          name: before && unquoted(before.text),
          column: before ? columnOf(yaml, before.start) : column,
          isItem: false,
        };
        before = { kind: 'key', start: offset + source.length, text: '' };
        break;
      case 'seq-item-ind':
        owner = { name: undefined, column, isItem: true };
        before = { kind: 'key', start: offset + source.length, text: '' };
        break;
      case 'flow-seq-start':
      case 'flow-map-start':
      case 'comma':
        if (type !== 'comma') brackets++;
        owner = { ...owner, name: undefined, isItem: true };
        before = { kind: 'bracket', start: offset + source.length, text: '' };
        break;
      case 'flow-seq-end':
      case 'flow-map-end':
        brackets--;
        before = undefined;
        break;
      case 'alias':
        before = undefined;
        break;
      case 'comment': {
        if (before === undefined) break;
        const isLost = isCut(before, owner, source, offset, brackets > 0, yaml);
        const start = before.text === '' ? offset : before.start;
        const words = {
          left: onOneLine(before.text),
          start,
          hash: offset,
          end: offset + source.trimEnd().length,
          indent: owner.column,
        };
        if (isLost) found.push({ name: owner.name, ...words });
        // What is behind a comment is another value; only below a name one may still begin.
        if (isLost || before.kind !== 'key') before = undefined;
      }
    }
  }
  return found;
}

/** Where a value ends that was to go on in the lines below its comment. */
export function wholeEndOf({ end, indent }: CutValue, yaml: string): number {
  let last = end;
  for (const line of yaml.slice(end).split('\n').slice(1)) {
    const isOn = /^ *[^\s#]/.test(line) && line.length - line.trimStart().length > indent;
    if (!isOn) break;
    last += line.length + 1;
  }
  return last;
}

/** Whether a comment was to be words of a value. */
function isCut(
  { kind }: Before,
  owner: Owner,
  comment: string,
  offset: number,
  isInBrackets: boolean,
  yaml: string,
): boolean {
  const column = columnOf(yaml, offset);
  const isAlone = yaml.slice(offset - column, offset).trim() === '';
  // A line of its own goes on with the value above it where it is indented like one.
  const isBelow = isAlone && (isInBrackets || column <= owner.column);
  if (isBelow) return false;
  if (kind === 'plain' || kind === 'block') return true;
  if (kind === 'key') return isInBrackets ? isWord(comment) : staysEmpty(yaml, offset, owner);
  return !isAlone && isWord(comment);
}

/** Whether a hash sign begins a word, as in `#5`: who comments writes a blank behind it. */
function isWord(comment: string): boolean {
  return /^#[^\s#]/.test(comment);
}

/** Whether nothing below a comment belongs to the field or the item above it. */
function staysEmpty(yaml: string, offset: number, { column, isItem }: Owner): boolean {
  const [, ...below] = yaml.slice(offset).split('\n');
  const next = below.find((line) => !/^\s*(?:#|$)/.test(line));
  if (next === undefined) return true;
  const indent = next.length - next.trimStart().length;
  return indent < column || (indent === column && (isItem || !/^\s*-(?:\s|$)/.test(next)));
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

function onOneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, ' ');
}
