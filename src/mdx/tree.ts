/**
 * The safe tree: all that a body can hold once it has been read. There is no node for HTML, for expressions
 * or for modules, so nothing downstream can emit them.
 */
export type Node =
  | Parent<'paragraph' | 'blockquote' | 'emphasis' | 'strong' | 'delete' | 'tableRow' | 'tableCell'>
  | (Parent<'heading'> & { depth: number; slug: string })
  | (Parent<'list'> & { ordered: boolean; start: number; spread: boolean })
  | (Parent<'listItem'> & { checked: boolean | undefined; spread: boolean })
  | (Parent<'table'> & { align: readonly (string | null)[] })
  | (Parent<'link'> & { url: string; title: string })
  | (Parent<'footnote'> & { id: string })
  | ComponentNode
  | Literal<'text' | 'inlineCode'>
  | (Literal<'code'> & { lang: string })
  /** Text that was not ours to interpret, to be shown exactly as it was typed. */
  | (Literal<'verbatim'> & { block: boolean })
  | { type: 'image'; url: string; alt: string; title: string; at: Point }
  | { type: 'footnoteReference'; id: string }
  | { type: 'break' | 'thematicBreak' };

export interface ComponentNode extends Parent<'component'> {
  name: string;
  props: Record<string, string>;
  block: boolean;
}

/** A place in the body. Lines and columns count from 1. */
export interface Point {
  line: number;
  column: number;
}

interface Parent<T extends string> {
  type: T;
  children: Node[];
  at: Point;
}

interface Literal<T extends string> {
  type: T;
  value: string;
  at: Point;
}

/** The words in a tree, without markup; blocks are set apart by a blank. A number is quoted as `numberOf` says it. */
export function textOf(nodes: readonly Node[], numberOf: NumberWords = () => undefined): string {
  const parts: string[] = [];
  collect(nodes, parts, numberOf);
  // Most blanks are single ones, and stay as they are.
  return parts
    .join('')
    .replace(/\s{2,}|[^\S ]/g, ' ')
    .trim();
}

/** What a number that is quoted says; `undefined` where it is not there. */
type NumberWords = (id: string) => string | undefined;

function collect(nodes: readonly Node[], parts: string[], numberOf: NumberWords): void {
  for (const node of nodes) {
    if (node.type === 'component' && node.name === 'Number') {
      const id = node.props['id'] ?? '';
      parts.push(numberOf(id) ?? id);
      continue;
    }
    if ('value' in node) parts.push(node.value);
    else if (node.type === 'image') parts.push(node.alt);
    if ('children' in node) collect(node.children, parts, numberOf);
    if (!inline.has(node.type)) parts.push(' ');
  }
}

const inline: ReadonlySet<Node['type']> = new Set([
  'text',
  'inlineCode',
  'emphasis',
  'strong',
  'delete',
  'link',
  'footnoteReference',
]);
