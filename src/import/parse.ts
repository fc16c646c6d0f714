import type { PhrasingContent, Root } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Options } from 'mdast-util-to-markdown';
import { fromText, marksToMarkdown } from '../mdx/micromark.ts';
import { walk, type Container } from './tree.ts';

const writing: Options = {
  bullet: '-',
  emphasis: '*',
  listItemIndent: 'one',
  rule: '-',
  extensions: [gfmToMarkdown({ tablePipeAlign: false }), marksToMarkdown()],
  handlers: {
    container(node: Container, _parent, state, info) {
      const inner = state.containerFlow({ type: 'root', children: node.children }, info);
      return `${node.open}\n\n${inner}\n\n${node.close}`;
    },
  },
};

/** Reads Markdown with GitHub’s additions. Code that is code only by its indentation is marked as such. */
export function parse(text: string): Root {
  const root = fromText(text);
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
  return toMarkdown(root, writing);
}
