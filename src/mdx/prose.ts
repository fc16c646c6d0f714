import type { Node } from './tree.ts';
import { vocabulary } from './vocabulary.ts';

export type Text = Extract<Node, { type: 'text' | 'inlineCode' }>;

/**
 * The texts in a tree that are an author's own sentences: none in headings, links, code, quotes and footnotes, and nothing
 * that is said or claimed. There a word may be followed, or found fault with.
 */
export function proseIn(nodes: readonly Node[]): Text[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [node as Text];
    if (!('children' in node) || isOther(node)) return [];
    // The first row of a table is its head.
    return proseIn(node.type === 'table' ? node.children.slice(1) : node.children);
  });
}

function isOther(node: Node): boolean {
  if (node.type === 'component') return node.name === 'Term' || vocabulary.get(node.name)?.exact === true;
  return others.has(node.type);
}

const others: ReadonlySet<Node['type']> = new Set(['heading', 'link', 'blockquote', 'delete', 'footnote']);
