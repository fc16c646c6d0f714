import type { Nodes, Root } from 'mdast';
import { normaliseMarkdown } from '../../line-ends.ts';
import { separate } from '../../mdx/isolate-tags.ts';
import { fromText } from '../../mdx/micromark.ts';
import { pairTags } from './components.ts';
import { childrenOf, setChildren } from './tree.ts';

/**
 * Reads a body for the editor. Total: what is not understood becomes text, or is kept as it was typed.
 *
 * The same understanding as that of the pages: Markdown, and the vocabulary's tags in it. Nothing is evaluated.
 */
export function parse(text: string): Root {
  const { root, source } = separate(normaliseMarkdown(text), fromText);
  keepStyle(root, source);
  pairTags(root);
  return root;
}

/** Notes how lists and links were written, and keeps what the editor has no shape for as it was typed. */
function keepStyle(node: Nodes, source: string): void {
  const raw = sliceOf(node, source);
  if (node.type === 'list') {
    const numbers = node.children.map((item) => /^\d*/.exec(sliceOf(item, source))?.[0] ?? '');
    const marker = /^(?:\d+([.)])|([-*+]))/.exec(raw);
    node.data = {
      marker: marker?.[1] ?? marker?.[2] ?? '-',
      counts: numbers.length < 2 || numbers[0] !== numbers[1],
    };
  } else if (node.type === 'link' && !raw.startsWith('[')) {
    node.data = { form: raw.startsWith('<') ? 'brackets' : 'bare' };
  }
  setChildrenWhere(node, (child) => {
    if (child.type !== 'list' || !child.children.some(isKnotty)) return child;
    return { type: 'raw', value: unindented(child, source), block: true };
  });
  for (const child of childrenOf(node)) keepStyle(child, source);
}

/** The editor shows a nested list below all other content of its item. */
function isKnotty(item: { children: readonly { type: string }[] }): boolean {
  const first = item.children.findIndex(({ type }) => type === 'list');
  return first >= 0 && item.children.slice(first).some(({ type }) => type !== 'list');
}

/** A block as it was typed, as far as it can be put anywhere: without what continues the blocks around it. */
function unindented(node: Nodes, source: string): string {
  const column = node.position?.start.column ?? 1;
  const [first = '', ...rest] = sliceOf(node, source).split('\n');
  return [first, ...rest.map((line) => line.replace(new RegExp(`^[ >\\t]{0,${column - 1}}`), ''))].join('\n');
}

function setChildrenWhere(node: Nodes, change: (child: Nodes) => Nodes): void {
  const children = childrenOf(node);
  const changed = children.map(change);
  if (changed.some((child, index) => child !== children[index])) setChildren(node, changed);
}

function sliceOf(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
