import { $isElementNode, $isTextNode, type ElementNode, type LexicalNode } from 'lexical';
import type { Nodes, PhrasingContent } from 'mdast';
import { childrenOf } from './tree.ts';

/** Formats that Markdown has. Others are not for the wiki's pages. */
const formats = [
  ['italic', 'emphasis'],
  ['bold', 'strong'],
  ['strikethrough', 'delete'],
] as const;

type Format = (typeof formats)[number];

/**
 * The Markdown around words, or around a link, the outermost first.
 *
 * A link whose words are all bold stands in bold itself: so it is one with the bold words around it.
 */
export function markupAround(node: LexicalNode): Format[1][] {
  const parent = node.getParent();
  const given = parent?.isInline() ? formatsOf(parent) : [];
  const own = formatsOf(node).filter((format) => !given.includes(format));
  // What goes on from the words before comes first, so that it can be joined.
  const before = node.getPreviousSibling();
  const goingOn = before ? formatsOf(before) : [];
  const isGoingOn = (format: Format) => goingOn.includes(format);
  return [...own.filter(isGoingOn), ...own.filter((format) => !isGoingOn(format))].map(([, type]) => type);
}

/** The formats that all the words of a node have. */
function formatsOf(node: LexicalNode): Format[] {
  if ($isTextNode(node)) return formats.filter(([name]) => node.hasFormat(name));
  if (!$isElementNode(node) || !node.isInline()) return [];
  const [first, ...rest] = (node as ElementNode).getChildren().map((child) => formatsOf(child));
  return first?.filter((format) => rest.every((each) => each.includes(format))) ?? [];
}

const marks: ReadonlySet<string> = new Set(formats.map(([, type]) => type));
const leaves: ReadonlySet<string> = new Set(['text', 'inlineCode']);

/** Whether something that is bold, slanted or struck through holds more than words. */
export function holdsMore(node: Nodes): boolean {
  return marks.has(node.type) && childrenOf(node).some((child) => !leaves.has(child.type) && !isPlain(child));
}

function isPlain(node: Nodes): boolean {
  return marks.has(node.type) && !holdsMore(node);
}

/** The same with its markup right around the words: in the editor, a link is not bold, its words are. */
export function sunk(node: Nodes, around: readonly Nodes['type'][] = []): PhrasingContent[] {
  if (leaves.has(node.type)) {
    return [
      around.reduceRight((inner, type) => ({ type, children: [inner] }) as Nodes, node) as PhrasingContent,
    ];
  }
  const inner = marks.has(node.type) ? [...new Set([...around, node.type])] : around;
  const children = childrenOf(node).flatMap((child) => sunk(child, inner));
  if (marks.has(node.type)) return children;
  return [('children' in node ? { ...node, children } : node) as PhrasingContent];
}
