import { $isLinkNode, $toggleLink, type LinkNode } from '@lexical/link';
import { $findMatchingParent, $insertNodeToNearestRoot } from '@lexical/utils';
import {
  $createParagraphNode,
  $createTextNode,
  $getNodeByKey,
  $getRoot,
  $getSelection,
  $insertNodes,
  $isParagraphNode,
  $isRangeSelection,
  $isRootOrShadowRoot,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
} from 'lexical';
import type { Link } from 'mdast';
import { vocabulary } from '../../mdx/vocabulary.ts';
import {
  $createAtom,
  $createFrame,
  $createSpan,
  $isHeadNode,
  FrameNode,
  SpanNode,
  type Head,
} from './nodes.tsx';

/** Puts something new where the cursor is; around the words that are selected, where it holds words. */
export function insert(editor: LexicalEditor, head: Head, words: string): void {
  editor.update(() => {
    if ($getSelection() === null) $getRoot().selectEnd();
    if (head.type === 'link') return $insertLink(head, words);
    const isInCell = editor.getRootElement()?.closest('td, th') != null;
    if (head.type === 'image' && !isInCell && $besideParagraph(head)) return undefined;
    if (head.type !== 'component') return $insertAtom(head);
    const content = vocabulary.get(head.name)?.content;
    if (content === 'value') return $insertAtom(head);
    if (!head.block) return $wrap(head, words);
    if (content === 'none') return void $insertNodeToNearestRoot($createAtom(head, false));
    const frame = $createFrame(head).append($createParagraphNode());
    $insertNodeToNearestRoot(frame);
    frame.getFirstChild()?.selectStart();
  });
  editor.focus();
}

/** Puts in a footnote: its number where the cursor is, its text at the end. */
export function insertFootnote(editor: LexicalEditor, root: LexicalEditor): void {
  const label = root.read(() => freeLabel($getRoot()));
  editor.update(() => $insertAtom({ type: 'footnoteReference', identifier: label, label }), {
    discrete: true,
  });
  root.update(() => {
    const frame = $createFrame({ type: 'footnoteDefinition', identifier: label, label } as Head);
    frame.append($createParagraphNode());
    const last = $getRoot().getLastChild();
    if (last && last.getTextContent() === '' && last.getType() === 'paragraph') last.insertBefore(frame);
    else $getRoot().append(frame);
    frame.getFirstChild()?.selectStart();
  });
  root.focus();
}

/** Gives a node of the text other values. */
export function change(editor: LexicalEditor, key: NodeKey, head: Head): void {
  editor.update(() => {
    const node = $getNodeByKey(key);
    if ($isHeadNode(node)) node.setHead(head);
    else if ($isLinkNode(node) && head.type === 'link') {
      node.setURL(head.url);
      node.setTitle(head.title ?? null);
    }
  });
}

/** Takes a node out of the text. The words of a link or of an inline component stay. */
export function remove(editor: LexicalEditor, key: NodeKey): void {
  editor.update(() => {
    const node = $getNodeByKey(key);
    if (node instanceof SpanNode || $isLinkNode(node)) {
      for (const child of node.getChildren()) node.insertBefore(child);
    } else if (node) node.selectNext();
    node?.remove();
  });
  editor.focus();
}

/** Makes room to write right above or below a block. */
export function addParagraph(editor: LexicalEditor, key: NodeKey, where: 'above' | 'below'): void {
  editor.update(() => {
    const paragraph = $createParagraphNode();
    const node = $getNodeByKey(key);
    if (where === 'above') node?.insertBefore(paragraph);
    else node?.insertAfter(paragraph);
    paragraph.select();
  });
  editor.focus();
}

/** The link or the inline component that the cursor is in. To be called while the editor is read. */
export function $nearest(): { key: NodeKey; head: Head } | undefined {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return undefined;
  const found = $findMatchingParent(
    selection.anchor.getNode(),
    (node): node is SpanNode | LinkNode => node instanceof SpanNode || $isLinkNode(node),
  );
  return found ? { key: found.getKey(), head: $headOf(found) } : undefined;
}

/** What the form of a node begins with. */
export function $headOf(node: LexicalNode): Head {
  if ($isHeadNode(node)) return node.getHead();
  const link = node as LinkNode;
  return { type: 'link', url: link.getURL(), title: link.getTitle() ?? null, children: [] } satisfies Link;
}

/** Whether the cursor has words selected. */
export function $hasWords(): boolean {
  const selection = $getSelection();
  return $isRangeSelection(selection) && !selection.isCollapsed();
}

function $insertLink(head: Link, words: string): void {
  if (!$hasWords()) {
    const selection = $getSelection();
    if (!$isRangeSelection(selection)) return;
    const text = $createTextNode(words === '' ? head.url : words);
    selection.insertNodes([text]);
    text.select(0);
  }
  $toggleLink(head.url, { title: head.title ?? null, rel: null });
}

function $insertAtom(head: Head): void {
  const atom = $createAtom(head, true);
  $insertNodes([atom]);
  const parent = atom.getParent();
  if (parent && $isRootOrShadowRoot(parent))
    atom.replace($createParagraphNode().append($createAtom(head, true)));
}

/**
 * Puts a picture before or after the paragraph that the cursor is in, so that it does not tear its words apart. Returns
 * whether there is one.
 */
function $besideParagraph(head: Head): boolean {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return false;
  const paragraph = $findMatchingParent(selection.anchor.getNode(), $isParagraphNode);
  const parent = paragraph?.getParent();
  if (!paragraph || paragraph.isEmpty() || !parent || !$isRootOrShadowRoot(parent)) return false;
  const own = $createParagraphNode().append($createAtom(head, true));
  const { anchor } = selection;
  const first = paragraph.getFirstDescendant();
  const isAtStart = anchor.offset === 0 && (anchor.getNode().is(first) || anchor.getNode().is(paragraph));
  if (isAtStart) paragraph.insertBefore(own);
  else paragraph.insertAfter(own);
  own.selectEnd();
  return true;
}

function $wrap(head: Head, words: string): void {
  const selection = $getSelection();
  if (!$isRangeSelection(selection)) return;
  const span = $createSpan(head);
  if (selection.isCollapsed()) {
    span.append($createTextNode(words));
    selection.insertNodes([span]);
  } else {
    const nodes = selection.extract();
    const parent = nodes[0]?.getParent();
    nodes[0]?.insertBefore(span);
    span.append(...nodes.filter((node) => node.getParent() === parent && node.isInline()));
  }
  span.selectEnd();
}

function freeLabel(root: LexicalNode): string {
  const used = new Set<string>();
  const visit = (node: LexicalNode) => {
    if ($isHeadNode(node)) {
      const head = node.getHead();
      if ('identifier' in head) used.add(head.identifier);
    }
    if ('getChildren' in node) (node as FrameNode).getChildren().forEach(visit);
  };
  visit(root);
  let number = 1;
  while (used.has(String(number))) number++;
  return String(number);
}
