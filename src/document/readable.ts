/** A text in Markdown as its readers have it before them: words, lists, and boxes by their names, without any markup. */
import type { z } from 'zod';
import { normaliseMarkdown } from '../line-ends.ts';
import { convert } from '../mdx/convert.ts';
import { separate } from '../mdx/isolate-tags.ts';
import { fromText } from '../mdx/micromark.ts';
import type { ComponentNode, Node } from '../mdx/tree.ts';
import { vocabulary } from '../mdx/vocabulary.ts';
import type { Values } from './same.ts';

/** What stands under a heading, up to the next one. */
export interface Section {
  /** Empty above the first heading. */
  title: string;
  text: string;
}

/** How a text is to be read. */
export interface Reading {
  /** Tells what the attributes of a box say. */
  tell(shape: z.ZodRawShape, attributes: Values): { label: string; words: string }[];
  /** Also where links lead, and what is told of words behind them. */
  inFull: boolean;
}

/** The sections of a body, in their order; the first has no heading. Total, as reading for pages is. */
export function sectionsOf(markdown: string, reading: Reading): Section[] {
  const parts: { title: string; nodes: Node[] }[] = [{ title: '', nodes: [] }];
  for (const node of nodesOf(markdown)) {
    if (node.type === 'heading') parts.push({ title: inline(node.children, reading), nodes: [] });
    else parts.at(-1)?.nodes.push(node);
  }
  return parts.map(({ title, nodes }) => ({ title, text: blocks(nodes, reading) }));
}

/** All of a text as it is read, with its headings. */
export function readable(markdown: string, reading: Reading): string {
  return blocks(nodesOf(markdown), reading);
}

/** Some lines of a text: of a box that begins or ends elsewhere, only the name is left. */
export function readablePart(markdown: string, reading: Reading): string {
  return readable(markdown, reading)
    .replace(/<\/\w+>/g, '')
    .replace(/<([A-Z]\w*)\b[^<>]*>\s*/g, (_, name: string) => `${labelOfBox(name)}:\n`)
    .trim();
}

/** The parser takes half a second for this much, at most. A longer text is read as it was typed. */
const mostCharacters = 60_000;

/** Pages are read by a faster parser, which does not run in browsers. */
function nodesOf(markdown: string): Node[] {
  try {
    if (markdown.length <= mostCharacters)
      return convert(
        separate<never>(normaliseMarkdown(markdown), (text) => fromText(text) as never),
        () => {},
      );
  } catch {
    // It is nested too deeply; pages show it as it was typed, too.
  }
  return [{ type: 'verbatim', value: markdown, block: true, at: { line: 1, column: 1 } }];
}

function blocks(nodes: readonly Node[], reading: Reading, between = '\n\n'): string {
  const texts = nodes.map((node) => block(node, reading).trim());
  return texts.filter((text) => text !== '').join(between);
}

function block(node: Node, reading: Reading): string {
  switch (node.type) {
    case 'list':
      return node.children
        .map((item, index) => listItem(item, node.ordered ? `${node.start + index}.` : '•', reading))
        .join('\n');
    case 'table':
      return blocks(node.children, reading, '\n');
    case 'tableRow':
      return node.children.map((cell) => block(cell, reading)).join(' | ');
    case 'component':
      return node.block ? box(node, reading) : inline([node], reading);
    case 'blockquote':
      return `“${blocks(node.children, reading)}”`;
    case 'footnote':
      return `Footnote: ${blocks(node.children, reading)}`;
    case 'thematicBreak':
      return '———';
    case 'code':
      return node.value;
    case 'heading':
    case 'paragraph':
    case 'tableCell':
      return inline(node.children, reading);
    default:
      return inline([node], reading);
  }
}

function listItem(item: Node, sign: string, reading: Reading): string {
  if (item.type !== 'listItem') return block(item, reading);
  const box = item.checked === undefined ? '' : item.checked ? '☑ ' : '☐ ';
  return `${sign} ${box}${blocks(item.children, reading, '\n').replaceAll('\n', '\n   ')}`;
}

/** A box with its name: “Callout (Kind: Warning):”, and what is in it. */
function box(node: ComponentNode, reading: Reading): string {
  const inside = blocks(node.children, reading);
  const title = `${labelOfBox(node.name)}${attributes(node, reading)}`;
  return inside === '' ? title : `${title}:\n${inside}`;
}

function labelOfBox(name: string): string {
  return vocabulary.get(name)?.label ?? name;
}

function attributes({ name, props }: ComponentNode, { tell }: Reading): string {
  const told = tell(vocabulary.get(name)?.attributes.shape ?? {}, props);
  return told.length === 0 ? '' : ` (${told.map(({ label, words }) => `${label}: ${words}`).join('; ')})`;
}

function inline(nodes: readonly Node[], reading: Reading): string {
  return nodes.map((node) => inlineNode(node, reading)).join('');
}

function inlineNode(node: Node, reading: Reading): string {
  switch (node.type) {
    case 'text':
      return node.value.replace(/\s+/g, ' ');
    case 'inlineCode':
    case 'code':
    case 'verbatim':
      return node.value;
    case 'break':
      return '\n';
    case 'image':
      return `[Picture: ${node.alt || 'not described'}${reading.inFull ? `, ${node.url}` : ''}]`;
    case 'footnoteReference':
      return '*';
    case 'thematicBreak':
      return '';
    case 'link':
      return inline(node.children, reading) + (reading.inFull ? ` (${node.url})` : '');
    case 'component':
      // What cannot be seen between words is told in full only; a card that leads to a page is nothing else.
      return node.children.length === 0
        ? box(node, reading)
        : inline(node.children, reading) + (reading.inFull ? attributes(node, reading) : '');
    default:
      return inline(node.children, reading);
  }
}
