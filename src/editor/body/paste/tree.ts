import type { Break, Heading, Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import { childrenOf, setChildren } from '../tree.ts';

/** Brings a tree that comes from elsewhere into the shapes that the editor has. */
export function tidyTree(root: Root): Root {
  const headings = root.children.filter((node): node is Heading => node.type === 'heading');
  // The title of a page is its only first heading; publishing moves the others down in the same way.
  if (headings.some(({ depth }) => depth === 1))
    headings.forEach((heading) => (heading.depth = Math.min(6, heading.depth + 1) as Heading['depth']));
  tidy(root);
  return root;
}

function tidy(node: Nodes): void {
  delete node.position;
  childrenOf(node).forEach(tidy);
  setIfParent(node, (children) => children.flatMap(apart));
  if (node.type === 'paragraph' || node.type === 'heading') node.children = trimmed(node.children);
  else if (node.type === 'tableCell')
    node.children = trimmed(node.children).map((child) => (child.type === 'break' ? lineBreak : child));
  else if (node.type === 'listItem')
    node.spread = node.children.filter(({ type }) => type !== 'list').length > 1;
  else if (node.type === 'list') node.spread = node.children.some(({ spread }) => spread);
  setIfParent(node, (children) => children.filter((child) => !isEmpty(child)));
}

/** Markdown has no break in a cell but this one. */
export const lineBreak = { type: 'raw', value: '<br>', block: false } as const;

function setIfParent(node: Nodes, change: (children: RootContent[]) => RootContent[]): void {
  if ('children' in node) setChildren(node, change(childrenOf(node)));
}

/** Takes apart what Markdown has another shape for: paragraphs with empty lines in them, blanks at the edge of bold words. */
function apart(node: RootContent): RootContent[] {
  if (node.type === 'paragraph') return paragraphs(node);
  return marks.has(node.type) ? loosened(node) : [node];
}

const marks: ReadonlySet<string> = new Set(['strong', 'emphasis', 'delete', 'link']);

function paragraphs({ children }: Paragraph): Paragraph[] {
  const parts: PhrasingContent[][] = [[]];
  children.forEach((child, index) => {
    const isDouble = child.type === 'break' && isBreak(children[index - 1]);
    if (isDouble) parts.push([]);
    else parts.at(-1)?.push(child);
  });
  return parts.map((part) => ({ type: 'paragraph', children: trimmed(part) }));
}

function isBreak(node: PhrasingContent | undefined): node is Break {
  return node?.type === 'break';
}

function loosened(node: RootContent): RootContent[] {
  const children = childrenOf(node);
  const [first, last] = [children[0], children.at(-1)];
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  const after = last?.type === 'text' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (first?.type === 'text') first.value = first.value.trimStart();
  if (last?.type === 'text') last.value = last.value.trimEnd();
  const text = (value: string): RootContent[] => (value === '' ? [] : [{ type: 'text', value: ' ' }]);
  return [...text(before), node, ...text(after)];
}

/** Without breaks at either end. */
function trimmed(children: readonly PhrasingContent[]): PhrasingContent[] {
  const first = children.findIndex((child) => !isBreak(child));
  const last = children.findLastIndex((child) => !isBreak(child));
  return children.slice(Math.max(0, first), last + 1);
}

function isEmpty(node: Nodes): boolean {
  if (node.type === 'text') return node.value === '';
  return holders.has(node.type) && childrenOf(node).every((child) => isEmpty(child) || isBlank(child));
}

function isBlank(node: Nodes): boolean {
  return node.type === 'text' && node.value.trim() === '';
}

const holders: ReadonlySet<string> = new Set([
  ...marks,
  'blockquote',
  'heading',
  'list',
  'listItem',
  'paragraph',
]);
