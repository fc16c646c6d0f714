import { markdownToMdast, type MdastNode } from 'satteri';
import type { Point } from './tree.ts';
import { vocabulary } from './vocabulary.ts';

/** A parsed text, and the way from a place in it back to the text as it was typed. */
export interface Separated {
  root: MdastNode;
  source: string;
  originOf(offset: number): Point;
}

const maxRounds = 6;
const features = { frontmatter: false };

/**
 * Parses a text as Markdown so that each block tag of the vocabulary stands in a node of its own.
 *
 * Markdown takes a tag and the lines that follow it for one piece of raw HTML. Blank lines around the tags
 * make it read what stands between them as Markdown. Inside components indentation is layout, not code.
 */
export function separate(text: string): Separated {
  let source = text;
  let offsetIn = (offset: number) => offset;
  for (let round = 1; ; round++) {
    const root = markdownToMdast(source, { features });
    const edits = round < maxRounds ? editsFor(root, source) : [];
    if (edits.length === 0) return { root, source, originOf: (offset) => placeOf(text, offsetIn(offset)) };
    const applied = apply(edits, source);
    const earlier = offsetIn;
    offsetIn = (offset) => earlier(applied.back(offset));
    source = applied.source;
  }
}

/** A tag that waits for its closing one. */
interface Opener {
  name: string;
  parent: MdastNode;
  prefix: string;
}

/** A replacement of part of the source. */
interface Edit {
  start: number;
  end: number;
  text: string;
}

const blockTags = [...vocabulary.values()].filter((each) => each.content !== 'inline').map((each) => each.name);
const either = new Set([...vocabulary.values()].filter((each) => each.content === 'either').map((each) => each.name));
const blockTag = new RegExp(
  `</?(?:${blockTags.join('|')})(?=[\\s/>])(?:[^<>"']|"[^"]*"|'[^']*')*>|<!--[\\s\\S]*?-->`,
  'g',
);
const unfinishedTag = new RegExp(`<(?:${[...vocabulary.keys()].join('|')})(?:\\s(?:[^<>"']|"[^"]*"|'[^']*')*)?$`);
/** Raw text by the rules of HTML: what stands in it are no tags of ours. */
const rawText = /^<(?:script|pre|style|textarea|[?!](?!--))/i;

function editsFor(root: MdastNode, source: string): Edit[] {
  if (!/<[/]?[A-Z!]/.test(source)) return [];
  const edits: Edit[] = [];
  const openers: Opener[] = [];
  visit(root, root);
  return edits;

  function visit(node: MdastNode, parent: MdastNode): void {
    if (node.type === 'html') {
      separateTags(node, node);
      align(node, parent);
    } else if (node.type === 'paragraph') {
      joinTag(node);
      for (const child of node.children) if (child.type === 'html') separateTags(child, node);
    } else if ('children' in node) {
      let depth = 0;
      for (const child of node.children as MdastNode[]) {
        if (child.type === 'html') depth += depthChange(child.value);
        if (child.type === 'code' && depth > 0) dedent(child);
        else visit(child, node);
      }
    }
  }

  /** Sets the tags in a piece of HTML apart from the text around them, up to the block it stands in. */
  function separateTags(node: MdastNode, block: MdastNode): void {
    const [start, end] = rangeOf(node);
    const [blockStart, blockEnd] = rangeOf(block);
    const slice = source.slice(start, end);
    const isInline = node !== block;
    if (rawText.test(slice) || (isInline && slice.startsWith('<!--'))) return;
    for (const match of slice.matchAll(blockTag)) {
      const from = start + match.index;
      const to = from + match[0].length;
      const prefix = containerPrefix(source, beginsLine(from) ? from : blockStart);
      if (isInline && either.has(nameOf(match[0])) && !aloneOnLine(from, to)) continue;
      if (source.slice(blockStart, from).trim() !== '') insertBreak(from, prefix);
      if (source.slice(to, blockEnd).trim() !== '') insertBreak(to, prefix);
    }
  }

  function aloneOnLine(from: number, to: number): boolean {
    const lineEnd = source.indexOf('\n', to);
    return beginsLine(from) && source.slice(to, lineEnd < 0 ? undefined : lineEnd).trim() === '';
  }

  function beginsLine(offset: number): boolean {
    return /^[\s>]*$/.test(source.slice(lineStartOf(source, offset), offset));
  }

  function insertBreak(at: number, prefix: string): void {
    edits.push({ start: at, end: at, text: `\n${prefix}\n${prefix}` });
  }

  /** Gives a closing tag the indentation of its opening tag, so that a list between them cannot claim it. */
  function align(node: MdastNode & { value: string }, parent: MdastNode): void {
    const name = nameOf(node.value);
    const [start] = rangeOf(node);
    if (!/^<[^<>]*>$/.test(node.value.trim()) || node.value.endsWith('/>')) return;
    if (!node.value.startsWith('</')) {
      openers.push({ name, parent, prefix: containerPrefix(source, start) });
      return;
    }
    const index = openers.findLastIndex((each) => each.name === name);
    const [opener] = index < 0 ? [] : openers.splice(index);
    if (opener === undefined || opener.parent === parent) return;
    const text = `${opener.prefix}\n${opener.prefix}`;
    edits.push({ start: lineStartOf(source, start), end: start, text });
  }

  /** Puts a tag on one line whose closing bracket, alone on a line, Markdown takes for a quotation. */
  function joinTag(node: MdastNode): void {
    const [start, end] = rangeOf(node);
    const begin = unfinishedTag.exec(source.slice(start, end))?.index;
    const rest = begin === undefined ? undefined : /^[ \t]*\n[ \t]*\/?>/.exec(source.slice(end))?.[0];
    if (begin === undefined || rest === undefined) return;
    for (const match of source.slice(start + begin, end + rest.length).matchAll(/[ \t]*\n[ \t]*/g)) {
      const at = start + begin + match.index;
      edits.push({ start: at, end: at + match[0].length, text: ' ' });
    }
  }

  /** Takes away the indentation that all lines of an indented block share. */
  function dedent(node: MdastNode & { value: string }): void {
    const [start, end] = rangeOf(node);
    if (/^\s*(`{3,}|~{3,})/.test(source.slice(start, end))) return;
    const values = node.value.split('\n');
    const shared = Math.min(...values.filter((line) => line.trim() !== '').map(indentOf));
    const margin = start - lineStartOf(source, start);
    let lineStart = start - margin;
    for (const value of values) {
      const newline = source.indexOf('\n', lineStart);
      const lineEnd = newline < 0 ? source.length : newline;
      const from = lineStart + margin;
      const to = lineEnd - value.length + Math.min(shared, value.length);
      if (value.trim() !== '' && from < to) edits.push({ start: from, end: to, text: '' });
      lineStart = lineEnd + 1;
    }
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** How much deeper in components the text is after a piece of HTML than before it. */
function depthChange(html: string): number {
  let change = 0;
  for (const [tag] of html.matchAll(blockTag)) {
    if (tag.startsWith('</')) change--;
    else if (!tag.endsWith('/>') && !tag.startsWith('<!')) change++;
  }
  return change;
}

/** What continues a line inside the same quotes and list items as the text at an offset. */
function containerPrefix(source: string, offset: number): string {
  return source.slice(lineStartOf(source, offset), offset).replace(/[^>\s]/g, ' ');
}

function lineStartOf(source: string, offset: number): number {
  return offset === 0 ? 0 : source.lastIndexOf('\n', offset - 1) + 1;
}

function nameOf(tag: string): string {
  return /^<\/?(\w+)/.exec(tag)?.[1] ?? '';
}

function rangeOf(node: MdastNode): [start: number, end: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}

/** The source with its edits made, and where an offset in it was before. */
function apply(edits: readonly Edit[], source: string): { source: string; back: (offset: number) => number } {
  const copies: { at: number; from: number; length: number }[] = [];
  const parts: string[] = [];
  let length = 0;
  let position = 0;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const copyUntil = (end: number) => {
    copies.push({ at: length, from: position, length: end - position });
    add(source.slice(position, end));
    position = end;
  };
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < position) continue;
    copyUntil(edit.start);
    add(edit.text);
    position = edit.end;
  }
  copyUntil(source.length);
  const back = (offset: number) => {
    const copy = copies.findLast((each) => each.at <= offset);
    return copy ? copy.from + Math.min(offset - copy.at, copy.length) : 0;
  };
  return { source: parts.join(''), back };
}

/** The line and the column of an offset, both counted from 1. */
function placeOf(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - lineStartOf(text, offset) + 1 };
}
