import type { MdastNode } from 'satteri';
import { apply, type Edit } from './edits.ts';
import { lastAtMost, lineStartsOf, pointAt } from './points.ts';
import type { Point } from './tree.ts';
import { vocabulary } from './vocabulary.ts';

/** A parsed text, and the way from a place in it back to the text as it was typed. */
export interface Separated<Root = MdastNode> {
  root: Root;
  source: string;
  originOf(offset: number): Point;
}

const maxRounds = 6;
/** Where tags stand in deep quotes, the blank lines around them are long. */
const mostGrowth = 4;
/** How many open tags are remembered; deeper ones are not components any more. */
const maxOpen = 50;

/**
 * Parses a text as Markdown so that each block tag of the vocabulary stands in a node of its own.
 *
 * Markdown takes a tag and the lines that follow it for one piece of raw HTML. Blank lines around the tags
 * make it read what stands between them as Markdown. Inside components indentation is layout, not code.
 *
 * @param parse reads Markdown into an mdast tree with positions. The parser of the wiki's pages does not run in
 *   browsers, where the editor brings another.
 */
export function separate<Root>(text: string, parse: (source: string) => Root): Separated<Root> {
  const lineStarts = lineStartsOf(text);
  let source = text;
  let offsetIn = (offset: number) => offset;
  for (let round = 1; ; round++) {
    const root = parse(source);
    const edits =
      round < maxRounds && source.length <= mostGrowth * text.length
        ? editsFor(root as MdastNode, source)
        : [];
    if (edits.length === 0)
      return { root, source, originOf: (offset) => pointAt(lineStarts, offsetIn(offset)) };
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

/** Bounded like comments below, so that a row of unfinished tags is not searched to its end for each of them. */
const attributes = `(?:[^<>"']|"[^"]*"|'[^']*'){0,2000}`;
const blockTags = [...vocabulary.values()]
  .filter((each) => each.content !== 'inline')
  .map((each) => each.name);
const either = new Set(
  [...vocabulary.values()].filter((each) => each.content === 'either').map((each) => each.name),
);
const blockTag = new RegExp(
  `</?(?:${blockTags.join('|')})(?=[\\s/>])${attributes}>|<!--[\\s\\S]{0,2000}?-->`,
  'g',
);
const wholeBlockTag = new RegExp(`^</?(?:${blockTags.join('|')})(?=[\\s/>])${attributes}>$`);
const unfinishedTag = new RegExp(`<(?:${[...vocabulary.keys()].join('|')})(?:\\s${attributes})?$`);
/** Raw text by the rules of HTML: what stands in it are no tags of ours. */
const rawText = /^<(?:script|pre|style|textarea|[?!](?!--))/i;

function editsFor(root: MdastNode, source: string): Edit[] {
  if (!/<(?:\/?[A-Z!]|br\b)/.test(source)) return [];
  const edits: Edit[] = [];
  const openers: Opener[] = [];
  const lineStarts = lineStartsOf(source);
  visit(root, root);
  return edits;

  function visit(node: MdastNode, parent: MdastNode): void {
    if (node.type === 'html') {
      leaveItem(node, parent);
      separateBreaks(node);
      separateTags(node, node);
      align(node, parent);
    } else if (node.type === 'paragraph') {
      joinTag(node);
      for (const child of node.children) {
        if (child.type !== 'html') continue;
        if (child.value.includes('\n') && wholeBlockTag.test(child.value)) joinLines(child);
        else separateTags(child, node);
      }
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
    const isComment = slice.startsWith('<!--');
    if (rawText.test(slice) || (isComment && (isInline || !slice.includes('-->')))) return;
    for (const match of slice.matchAll(blockTag)) {
      const from = start + match.index;
      const to = from + match[0].length;
      const prefix = containerPrefix(beginsLine(from) ? from : blockStart);
      if (isInline && either.has(nameOf(match[0])) && !aloneOnLine(from, to)) continue;
      if (source.slice(blockStart, from).trim() !== '') insertBreak(from, prefix);
      if (source.slice(to, blockEnd).trim() !== '') insertBreak(to, prefix);
    }
  }

  /** Sets a tag apart from the list item right above it, which would swallow it but not what follows. */
  function leaveItem(node: MdastNode, parent: MdastNode): void {
    const [start] = rangeOf(node);
    if (parent.type !== 'listItem' || !vocabulary.has(nameOf(source.slice(start))) || !beginsLine(start))
      return;
    const [first] = parent.children;
    const lineStart = lineStartOf(start);
    if (first === undefined || rangeOf(first)[0] === start || lineStart === 0) return;
    const lineAbove = source.slice(lineStartOf(lineStart - 1), lineStart);
    if (/[^>\s]/.test(lineAbove)) insertBreak(start, containerPrefix(start));
  }

  /** Sets line break tags apart from the lines below, which are Markdown. */
  function separateBreaks(node: MdastNode): void {
    const [start, end] = rangeOf(node);
    const breaks = /^(?:<br[^\S\n]*\/?>[^\S\n]*)+/i.exec(source.slice(start, end))?.[0].length;
    if (breaks !== undefined && source.slice(start + breaks, end).trim() !== '')
      insertBreak(start + breaks, containerPrefix(start));
  }

  function aloneOnLine(from: number, to: number): boolean {
    return beginsLine(from) && /^[^\S\n]*(?:\n|$)/.test(source.slice(to));
  }

  function beginsLine(offset: number): boolean {
    return /^[\s>]*$/.test(source.slice(lineStartOf(offset), offset));
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
      openers.push({ name, parent, prefix: containerPrefix(start) });
      if (openers.length > maxOpen) openers.shift();
      return;
    }
    const index = openers.findLastIndex((each) => each.name === name);
    const [opener] = index < 0 ? [] : openers.splice(index);
    if (opener === undefined || opener.parent === parent) return;
    const text = `${opener.prefix}\n${opener.prefix}`;
    edits.push({ start: lineStartOf(start), end: start, text });
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

  /** Puts a block tag that stands on several lines on one, where Markdown can take it for a block. */
  function joinLines(node: MdastNode & { value: string }): void {
    const [start, end] = rangeOf(node);
    edits.push({ start, end, text: node.value.replace(/\s*\n\s*/g, ' ') });
  }

  /** Takes away the indentation that all lines of an indented block share. */
  function dedent(node: MdastNode & { value: string }): void {
    const [start, end] = rangeOf(node);
    if (/^\s*(`{3,}|~{3,})/.test(source.slice(start, end))) return;
    const values = node.value.split('\n');
    const shared = Math.min(...values.filter((line) => line.trim() !== '').map(indentOf));
    const margin = start - lineStartOf(start);
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

  /** What continues a line inside the same quotes and list items as the text at an offset. */
  function containerPrefix(offset: number): string {
    return source.slice(lineStartOf(offset), offset).replace(/[^>\s]/g, ' ');
  }

  function lineStartOf(offset: number): number {
    return lineStarts[lastAtMost(lineStarts, offset)] ?? 0;
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

function nameOf(tag: string): string {
  return /^<\/?(\w+)/.exec(tag)?.[1] ?? '';
}

function rangeOf(node: MdastNode): [start: number, end: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
