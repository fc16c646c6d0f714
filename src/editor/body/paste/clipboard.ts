import type { Nodes, PhrasingContent, Root } from 'mdast';
import { childrenOf } from '../tree.ts';
import { fromHtml } from './html.ts';
import { lineBreak } from './tree.ts';
import { fromWords, linesOf } from './words.ts';

export { linesOf };

/** What was copied, in the two forms that programs put on the clipboard. Either may be empty. */
export interface Copied {
  html: string;
  words: string;
}

/** What is to be put into the text. */
export interface Pasted {
  root: Root;
  /** It was made of signs that the author may have meant as they stand: one undo brings them back. */
  isGuess?: true;
}

/**
 * Reads what was copied elsewhere as what it is there: lists, tables, headings, links. Nothing in it is run or loaded.
 *
 * `undefined` where it is words only, which the editor puts in by itself.
 *
 * @param site the address of the wiki, with a slash at its end: links to its own pages become paths
 */
export function readClipboard({ html, words }: Copied, site: string): Pasted | undefined {
  const rich = html === '' || isColouredCode.test(html) ? undefined : fromHtml(html, site);
  if (rich && !isOnlyWords(rich)) return { root: rich };
  const guess = fromWords(words);
  if (guess) return { root: guess, isGuess: true };
  if (rich) return { root: rich };
  return html === '' ? undefined : { root: linesOf(words) };
}

/** All that a tree says in one paragraph, for a place that holds no blocks. */
export function inOneLine(root: Root): Root {
  const lines = linesIn(root).filter((line) => line.length > 0);
  const children = lines.flatMap((line, index) => (index > 0 ? [lineBreak, ...line] : line));
  return { type: 'root', children: [{ type: 'paragraph', children }] };
}

function linesIn(node: Nodes): PhrasingContent[][] {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
    return [node.children];
  if (node.type === 'code') return node.value.split('\n').map((value) => [{ type: 'text', value }]);
  return childrenOf(node).flatMap(linesIn);
}

/** Editors of code copy what they show as HTML, colours and all. */
const isColouredCode = /font-family:[^;"]*monospace[^"]*white-space:\s*pre/i;

function isOnlyWords(node: Nodes): boolean {
  return plain.has(node.type) && childrenOf(node).every(isOnlyWords);
}

const plain: ReadonlySet<string> = new Set(['root', 'paragraph', 'text', 'break']);
