import type { PhrasingContent, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { walk, type Container } from './tree.ts';

const reader = unified().use(remarkParse).use(remarkGfm).freeze();

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkStringify, {
    bullet: '-',
    emphasis: '*',
    listItemIndent: 'one',
    rule: '-',
    handlers: {
      container(node: Container, _parent, state, info) {
        const inner = state.containerFlow({ type: 'root', children: node.children }, info);
        return `${node.open}\n\n${inner}\n\n${node.close}`;
      },
    },
  })
  .freeze();

/** Reads Markdown with GitHub’s additions. Code that is code only by its indentation is marked as such. */
export function parse(text: string): Root {
  const root = reader.parse(text);
  walk(root, (node) => {
    const start = node.position?.start.offset;
    if (node.type !== 'code' || start === undefined) return;
    const indented = !/^[ \t]*(?:`{3}|~{3})/.test(text.slice(start, start + 200));
    if (indented) node.data = { indented };
  });
  return root;
}

/** Reads Markdown that stands within a line. */
export function parseInline(text: string): PhrasingContent[] {
  return parse(text).children.flatMap((node) =>
    node.type === 'paragraph' ? node.children : [{ type: 'text' as const, value: text }],
  );
}

/** Writes the tree as the wiki’s pages are written. */
export function stringify(root: Root): string {
  return writer.stringify(root);
}
