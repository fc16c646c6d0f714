import { $createLinkNode, $isLinkNode, type LinkNode } from '@lexical/link';
import type { LexicalExportVisitor, MdastImportVisitor } from '@mdxeditor/editor';
import {
  $createLineBreakNode,
  $createParagraphNode,
  $createTextNode,
  $getState,
  $isElementNode,
  $isLineBreakNode,
  $isTextNode,
  $setState,
  createState,
  type LexicalNode,
  type TextNode,
} from 'lexical';
import type * as Mdast from 'mdast';
import { vocabulary } from '../../mdx/vocabulary.ts';
import { holdsMore, markupAround, sunk } from './formats.ts';
import { listExports, listImports } from './lists.ts';
import { $createAtom, $createFrame, $createSpan, $isHeadNode, type Head, type HeadNode } from './nodes.tsx';
import { childrenOf } from './tree.ts';

type Import = MdastImportVisitor<Mdast.Nodes>;
type Export = LexicalExportVisitor<LexicalNode, Mdast.Nodes>;

/** Before the visitors of the editor that ours is built on. */
export const priority = 10;

const linkForm = createState('form', {
  parse: (value) => (value === 'bare' || value === 'brackets' ? value : undefined),
});

const frames: Import = {
  priority,
  testNode: (node) =>
    node.type === 'footnoteDefinition' || (node.type === 'component' && node.block && !isVoid(node.name)),
  visitNode({ mdastNode, lexicalParent, actions }) {
    const frame = $createFrame(withoutChildren(mdastNode));
    (lexicalParent as unknown as typeof frame).append(frame);
    actions.visitChildren(mdastNode as Mdast.Parent, frame);
    if (frame.isEmpty()) frame.append($createParagraphNode());
  },
};

const spans: Import = {
  priority,
  testNode: (node) =>
    node.type === 'linkReference' || (node.type === 'component' && !node.block && node.children.length > 0),
  visitNode: ({ mdastNode, actions }) => actions.addAndStepInto($createSpan(withoutChildren(mdastNode))),
};

const blockAtoms: ReadonlySet<string> = new Set(['definition']);
const inlineAtoms: ReadonlySet<string> = new Set(['image', 'imageReference', 'footnoteReference']);

const atoms: Import = {
  priority: priority - 1,
  testNode: (node) =>
    blockAtoms.has(node.type) ||
    inlineAtoms.has(node.type) ||
    node.type === 'raw' ||
    node.type === 'component',
  visitNode({ mdastNode, lexicalParent }) {
    const isInline = inlineAtoms.has(mdastNode.type) || ('block' in mdastNode && !mdastNode.block);
    (lexicalParent as unknown as HeadNode & { append(node: LexicalNode): void }).append(
      $createAtom(withoutPlace(mdastNode), isInline),
    );
  },
};

const markup: Import = {
  priority,
  testNode: holdsMore,
  visitNode: ({ mdastNode, lexicalParent, actions }) =>
    actions.visitChildren({ type: 'paragraph', children: sunk(mdastNode) }, lexicalParent),
};

/** A line break in a paragraph is a blank to readers. */
const text: Import = {
  priority,
  testNode: 'text',
  visitNode({ mdastNode, actions }) {
    const { value } = mdastNode as Mdast.Text;
    const node = $createTextNode(value.replace(/[ \t]*\n[ \t]*/g, ' '));
    actions.addAndStepInto(node.setFormat(actions.getParentFormatting()));
  },
};

const link: Import = {
  priority,
  testNode: 'link',
  visitNode({ mdastNode, actions }) {
    const { url, title, data } = mdastNode as Mdast.Link;
    const node = $createLinkNode(url, { title: title ?? null });
    if (data?.form) $setState(node, linkForm, data.form);
    actions.addAndStepInto(node);
  },
};

const lineBreak: Import = {
  priority,
  testNode: 'break',
  visitNode: ({ lexicalParent }) =>
    void (lexicalParent as unknown as { append(node: LexicalNode): void }).append($createLineBreakNode()),
};

const headExport: Export = {
  priority,
  testLexicalNode: (node): node is HeadNode => $isHeadNode(node),
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const node = lexicalNode as HeadNode;
    const head = node.getHead();
    if (!$isElementNode(node)) {
      actions.appendToParent(mdastParent as Mdast.Parent, { ...head } as Mdast.RootContent);
      return;
    }
    const parent = node.isInline()
      ? inMarkup(node, mdastParent as Mdast.Parent, actions)
      : (mdastParent as Mdast.Parent);
    const made = actions.appendToParent(parent, { ...head, children: [] } as never) as Mdast.Parent;
    actions.visitChildren(node, made);
  },
};

const linkExport: Export = {
  priority,
  testLexicalNode: (node): node is LinkNode => $isLinkNode(node),
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const node = lexicalNode as LinkNode;
    const form = $getState(node, linkForm);
    const made = actions.appendToParent(inMarkup(node, mdastParent as Mdast.Parent, actions), {
      type: 'link',
      url: node.getURL(),
      title: node.getTitle() ?? null,
      ...(form && { data: { form } }),
      children: [],
    }) as Mdast.Link;
    actions.visitChildren(node, made);
  },
};

const breakExport: Export = {
  priority,
  testLexicalNode: (node): node is LexicalNode => $isLineBreakNode(node),
  visitLexicalNode: ({ mdastParent, actions }) =>
    void actions.appendToParent(mdastParent as Mdast.Parent, { type: 'break' }),
};

const textExport: Export = {
  priority,
  testLexicalNode: (node): node is TextNode => $isTextNode(node),
  shouldJoin: (left, right) =>
    left.type === right.type && ['text', 'emphasis', 'strong', 'delete'].includes(left.type),
  join: (left, right) =>
    (left.type === 'text' && right.type === 'text'
      ? { type: 'text', value: left.value + right.value }
      : { ...left, children: [...childrenOf(left), ...childrenOf(right)] }) as typeof left,
  visitLexicalNode({ lexicalNode, mdastParent, actions }) {
    const node = lexicalNode as TextNode;
    const parent = inMarkup(node, mdastParent as Mdast.Parent, actions);
    const value = node.getTextContent();
    actions.appendToParent(parent, { type: node.hasFormat('code') ? 'inlineCode' : 'text', value });
  },
};

/** Makes the markup around a node, and returns what the node itself is to stand in. */
function inMarkup(
  node: LexicalNode,
  parent: Mdast.Parent,
  actions: Parameters<NonNullable<Export['visitLexicalNode']>>[0]['actions'],
): Mdast.Parent {
  let inner = parent;
  for (const type of markupAround(node)) {
    inner = actions.appendToParent(inner, { type, children: [] } as never) as Mdast.Parent;
  }
  return inner;
}

export const imports = [frames, spans, atoms, markup, text, link, lineBreak, ...listImports] as Import[];
export const exports = [headExport, linkExport, breakExport, textExport, ...listExports] as Export[];

function isVoid(name: string): boolean {
  return vocabulary.get(name)?.content === 'none';
}

function withoutChildren(node: Mdast.Nodes): Head {
  const head = withoutPlace(node) as Partial<Mdast.Parent>;
  delete head.children;
  return head as unknown as Head;
}

function withoutPlace(node: Mdast.Nodes): Head {
  const head = { ...node };
  delete head.position;
  return head;
}
