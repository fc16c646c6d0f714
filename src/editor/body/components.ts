import type { Html, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { pair, type TagItem } from '../../mdx/pair-tags.ts';
import { readTag } from '../../mdx/tags.ts';
import { isInSentence } from '../../mdx/vocabulary.ts';
import type { Node } from '../../mdx/tree.ts';
import { childrenOf, setChildren } from './tree.ts';

type Item = RootContent | TagItem;

/** Where a node stands does not matter to the editor. */
const at = { line: 1, column: 1 };

/**
 * Puts components in the place of their tags, by the rules of the pages.
 *
 * Words that look like tags become words; whatever else is HTML is kept as it was typed.
 */
export function pairTags(root: Root): void {
  visit(root, false);
}

function visit(node: Nodes, isInLink: boolean): void {
  const inside = isInLink || node.type === 'link' || node.type === 'linkReference';
  const children = childrenOf(node);
  if (children.length === 0) return;
  const isBlock = flow.has(node.type);
  const items = children.flatMap((child): Item[] => {
    visit(child, inside);
    if (child.type !== 'html') return [child];
    return isBlock ? blockHtml(child) : [inlineHtml(child, inside)];
  });
  setChildren(node, paired(items));
}

/** What holds blocks, not words. */
const flow: ReadonlySet<string> = new Set(['blockquote', 'footnoteDefinition', 'listItem', 'root']);

function blockHtml(node: Html): Item[] {
  const value = node.value.trim();
  const tag = readTag(value);
  if (tag?.component && !isInSentence(tag.component)) return [{ type: 'tag', tag, block: true, at }];
  const pieces = value.split(/(<[^<>]*>)/).filter((piece) => piece !== '');
  const tags = pieces.map((piece) => readTag(piece));
  if (!tags.some((each) => each?.component) || !tags.every((each) => !each || each.component)) {
    return [{ type: 'raw', value: node.value, block: true }];
  }
  const items = pieces.map((piece, index): Item => {
    const found = tags[index];
    return found ? { type: 'tag', tag: found, block: false, at } : { type: 'text', value: piece };
  });
  return [{ type: 'paragraph', children: paired(items) as PhrasingContent[] }];
}

function inlineHtml(node: Html, isInLink: boolean): Item {
  if (/^<!--|^<br\s*\/?>$/i.test(node.value)) return { type: 'raw', value: node.value, block: false };
  const tag = readTag(node.value);
  const { component } = tag ?? {};
  if (tag && component && !isInLink && (isInSentence(component) || component.content === 'either')) {
    return { type: 'tag', tag, block: false, at };
  }
  return { type: 'text', value: node.value };
}

/** The rules for what belongs together are those of the pages; they look at nothing but the tags. */
function paired(items: readonly Item[]): RootContent[] {
  if (!items.some((item) => item.type === 'tag')) return joinText(items as RootContent[]);
  return withoutTyped(pair(items as (Node | TagItem)[], () => undefined) as unknown as RootContent[]);
}

/** Puts text, or what is kept as typed, in the place of tags that were given up on. */
function withoutTyped(nodes: readonly RootContent[]): RootContent[] {
  return joinText(
    nodes.map((node) => {
      if (node.type === 'component')
        return { ...node, children: withoutTyped(node.children as RootContent[]) };
      const { type, value, block } = node as unknown as { type: string; value: string; block: boolean };
      if (type !== 'verbatim') return node;
      return block ? { type: 'raw', value, block } : { type: 'text', value };
    }),
  );
}

function joinText(nodes: readonly RootContent[]): RootContent[] {
  const joined: RootContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value };
    } else joined.push(node);
  }
  return joined;
}
