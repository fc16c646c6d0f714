import { markdownToMdast, type MdastNode } from 'satteri';
import { normaliseMarkdown } from '../line-ends.ts';
import type { Fault } from '../problem/problem.ts';
import { convert } from './convert.ts';
import { separate } from './isolate-tags.ts';
import { fromText } from './micromark.ts';
import type { Node, Point } from './tree.ts';

/** A body that was read: what to render, and what was wrong with it. */
export interface Body {
  nodes: Node[];
  faults: PlacedFault[];
}

/** Something an author should know about, at a line and column of the body. */
export type PlacedFault = Fault & Point;

/** How many characters a body may hold. A longer one is shown as typed. */
export const maxCharacters = 200_000;

/** How much of an overlong body is shown: a browser lays out no more in a moment. */
const shownCharacters = 500_000;

/**
 * Reads a body. Total: every text has a tree, and none of it is ever run.
 *
 * Markdown and the vocabulary are understood; everything else becomes text, with a fault that says why.
 */
export function readBody(text: string): Body {
  if (text.length > maxCharacters) {
    const rest = text.length > shownCharacters ? '\n… The rest is in the file.' : '';
    return plainBody(text.slice(0, shownCharacters) + rest, {
      id: 'file-too-large',
      found: text.length,
      most: maxCharacters,
    });
  }
  const faults: PlacedFault[] = [];
  try {
    const nodes = convert(separate(normaliseMarkdown(text), parseMarkdown), (fault, at) =>
      faults.push({ ...fault, ...at }),
    );
    return { nodes, faults };
  } catch {
    // The parser or the stack gave up on something extreme: the reader still gets the words.
    return plainBody(text, { id: 'nesting-too-deep' });
  }
}

/**
 * Reads Markdown, never MDX: nothing in it is code.
 *
 * The fast parser takes single tildes for strokes, and in Chinese, Japanese and Korean sets the wrong words in bold. Where
 * a text may hold either, another one reads it.
 */
export function parseMarkdown(text: string): MdastNode {
  const isRead = (text: string) => fromText(text) as MdastNode;
  if (besideMark.test(text) && isEasy(text)) return isRead(text);
  const root = markdownToMdast(text, { features: { frontmatter: false } });
  const isStruck = /(?<!~)~(?!~)/.test(text) && strikesByOne(root, text);
  return isStruck && isEasy(text) ? isRead(text) : root;
}

/** How long a text may be, and how many marks it may hold, for the slower parser: it takes half a second at most. */
const easy = { characters: 60_000, marks: 3_000 };

function isEasy(text: string): boolean {
  return text.length <= easy.characters && text.replace(/[^*_~<[`]/g, '').length <= easy.marks;
}

/** A mark of bold, slanted or struck words beside a sign of Chinese, Japanese or Korean. */
const cjk = '[\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}\\u3000-\\u303f\\uff00-\\uffef]';
const besideMark = new RegExp(`${cjk}[*_~]|[*_~]${cjk}`, 'u');

function strikesByOne(node: MdastNode, text: string): boolean {
  if (node.type === 'delete' && !text.startsWith('~~', node.position?.start.offset)) return true;
  return 'children' in node && (node.children as MdastNode[]).some((child) => strikesByOne(child, text));
}

/** A body shown exactly as typed, for text that must not be parsed. */
export function plainBody(text: string, fault: Fault): Body {
  const at = { line: 1, column: 1 };
  return {
    nodes: [{ type: 'verbatim', value: normaliseMarkdown(text), block: true, at }],
    faults: [{ ...fault, ...at }],
  };
}
