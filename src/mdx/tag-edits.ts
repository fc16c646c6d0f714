import type { MdastNode } from 'satteri';
import type { Edit } from './edits.ts';
import { lastAtMost, lineStartsOf } from './points.ts';
import { isInSentence, vocabulary } from './vocabulary.ts';

/** How many open tags are remembered; deeper ones are not components any more. */
const maxOpen = 50;

/** A tag that waits for its closing one. */
interface Opener {
  name: string;
  parent: MdastNode;
  prefix: string;
}

/** Bounded like comments below, so that a row of unfinished tags is not searched to its end for each of them. */
const attributes = `(?:[^<>"']|"[^"]*"|'[^']*'){0,2000}`;
const blockTags = [...vocabulary.values()].filter((each) => !isInSentence(each)).map((each) => each.name);
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

/** What is known while a text is looked through for tags. */
interface Isolating {
  source: string;
  lineStarts: readonly number[];
  edits: Edit[];
  openers: Opener[];
}

/** What has to change in a text so that each of its block tags is read as a node of its own. */
export function tagEdits(root: MdastNode, source: string): Edit[] {
  if (!/<(?:\/?[A-Z!]|br\b)/.test(source)) return [];
  const text: Isolating = { source, lineStarts: lineStartsOf(source), edits: [], openers: [] };
  visit(root, root, text);
  return text.edits;
}

type Html = Extract<MdastNode, { type: 'html' }>;
type Handler<T extends MdastNode = MdastNode> = (node: T, parent: MdastNode, text: Isolating) => void;
type Handlers = { [T in MdastNode['type']]?: Handler<Extract<MdastNode, { type: T }>> };

const handlers: Handlers = {
  html(node, parent, text) {
    leaveItem(node, parent, text);
    separateBreaks(node, text);
    separateTags(node, node, text);
    align(node, parent, text);
  },
  paragraph(node, _, text) {
    joinTag(node, text);
    for (const child of node.children) {
      if (child.type !== 'html') continue;
      if (child.value.includes('\n') && wholeBlockTag.test(child.value)) joinLines(child, text);
      else separateTags(child, node, text);
    }
  },
};

function visit(node: MdastNode, parent: MdastNode, text: Isolating): void {
  const handle = handlers[node.type] as Handler | undefined;
  if (handle) return handle(node, parent, text);
  if (!('children' in node)) return;
  let depth = 0;
  for (const child of node.children as MdastNode[]) {
    if (child.type === 'html') depth += depthChange(child.value);
    if (child.type === 'code' && depth > 0) dedent(child, text);
    else visit(child, node, text);
  }
}

/** Sets the tags in a piece of HTML apart from the text around them, up to the block it stands in. */
function separateTags(node: MdastNode, block: MdastNode, text: Isolating): void {
  const { source } = text;
  const [start, end] = rangeOf(node);
  const [blockStart, blockEnd] = rangeOf(block);
  const slice = source.slice(start, end);
  const isInline = node !== block;
  const isComment = slice.startsWith('<!--');
  if (rawText.test(slice) || (isComment && (isInline || !slice.includes('-->')))) return;
  for (const match of slice.matchAll(blockTag)) {
    const from = start + match.index;
    const to = from + match[0].length;
    const prefix = containerPrefix(beginsLine(from, text) ? from : blockStart, text);
    if (isInline && either.has(nameOf(match[0])) && !aloneOnLine(from, to, text)) continue;
    if (source.slice(blockStart, from).trim() !== '') insertBreak(from, prefix, text);
    if (source.slice(to, blockEnd).trim() !== '') insertBreak(to, prefix, text);
  }
}

/** Sets a tag apart from the list item right above it, which would swallow it but not what follows. */
function leaveItem(node: Html, parent: MdastNode, text: Isolating): void {
  const { source } = text;
  const [start] = rangeOf(node);
  if (parent.type !== 'listItem' || !vocabulary.has(nameOf(source.slice(start))) || !beginsLine(start, text))
    return;
  const [first] = parent.children;
  const lineStart = lineStartOf(start, text);
  if (first === undefined || rangeOf(first)[0] === start || lineStart === 0) return;
  const lineAbove = source.slice(lineStartOf(lineStart - 1, text), lineStart);
  if (/[^>\s]/.test(lineAbove)) insertBreak(start, containerPrefix(start, text), text);
}

/** Sets line break tags apart from the lines below, which are Markdown. */
function separateBreaks(node: Html, text: Isolating): void {
  const [start, end] = rangeOf(node);
  const breaks = /^(?:<br[^\S\n]*\/?>[^\S\n]*)+/i.exec(text.source.slice(start, end))?.[0].length;
  if (breaks !== undefined && text.source.slice(start + breaks, end).trim() !== '')
    insertBreak(start + breaks, containerPrefix(start, text), text);
}

/** Gives a closing tag the indentation of its opening tag, so that a list between them cannot claim it. */
function align(node: Html, parent: MdastNode, text: Isolating): void {
  const { edits, openers } = text;
  const name = nameOf(node.value);
  const [start] = rangeOf(node);
  if (!/^<[^<>]*>$/.test(node.value.trim()) || node.value.endsWith('/>')) return;
  if (!node.value.startsWith('</')) {
    openers.push({ name, parent, prefix: containerPrefix(start, text) });
    if (openers.length > maxOpen) openers.shift();
    return;
  }
  const index = openers.findLastIndex((each) => each.name === name);
  const [opener] = index < 0 ? [] : openers.splice(index);
  if (opener === undefined || opener.parent === parent) return;
  edits.push({ start: lineStartOf(start, text), end: start, text: `${opener.prefix}\n${opener.prefix}` });
}

/** Puts a tag on one line whose closing bracket, alone on a line, Markdown takes for a quotation. */
function joinTag(node: MdastNode, { source, edits }: Isolating): void {
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
function joinLines(node: Html, { edits }: Isolating): void {
  const [start, end] = rangeOf(node);
  edits.push({ start, end, text: node.value.replace(/\s*\n\s*/g, ' ') });
}

/** Takes away the indentation that all lines of an indented block share. */
function dedent(node: MdastNode & { value: string }, text: Isolating): void {
  const { source, edits } = text;
  const [start, end] = rangeOf(node);
  if (/^\s*(`{3,}|~{3,})/.test(source.slice(start, end))) return;
  const values = node.value.split('\n');
  const shared = Math.min(...values.filter((line) => line.trim() !== '').map(indentOf));
  const margin = start - lineStartOf(start, text);
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

function insertBreak(at: number, prefix: string, { edits }: Isolating): void {
  edits.push({ start: at, end: at, text: `\n${prefix}\n${prefix}` });
}

function aloneOnLine(from: number, to: number, text: Isolating): boolean {
  return beginsLine(from, text) && /^[^\S\n]*(?:\n|$)/.test(text.source.slice(to));
}

function beginsLine(offset: number, text: Isolating): boolean {
  return /^[\s>]*$/.test(text.source.slice(lineStartOf(offset, text), offset));
}

/** What continues a line inside the same quotes and list items as the text at an offset. */
function containerPrefix(offset: number, text: Isolating): string {
  return text.source.slice(lineStartOf(offset, text), offset).replace(/[^>\s]/g, ' ');
}

function lineStartOf(offset: number, { lineStarts }: Isolating): number {
  return lineStarts[lastAtMost(lineStarts, offset)] ?? 0;
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
