import type { Nodes, Parents, PhrasingContent, RootContent } from 'mdast';
import type { Node } from 'unist';

/** A component of the wiki around blocks: its tags as they will be written, and what stands between them. */
export interface Container extends Node {
  type: 'container';
  open: string;
  close: string;
  children: RootContent[];
}

/** A place that links led to by a name of its own; goes once links are rewritten. */
export interface Anchor extends Node {
  type: 'anchor';
  name: string;
}

declare module 'mdast' {
  interface RootContentMap {
    container: Container;
    anchor: Anchor;
  }
  interface PhrasingContentMap {
    anchor: Anchor;
  }
  interface BlockContentMap {
    container: Container;
  }
  interface LinkData {
    /** The link is by the name of a page, as in `[[Page]]`. */
    byName?: boolean;
  }
  interface ImageData {
    byName?: boolean;
  }
  interface InlineCodeData {
    /** It is a comment, which readers do not see. */
    isComment?: boolean;
  }
  interface CodeData {
    /** Code only by its indentation, without a fence. */
    indented?: boolean;
  }
}

const phrasingTypes: ReadonlySet<string> = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'html',
  'anchor',
]);

export function isPhrasing(node: Nodes): node is PhrasingContent {
  return phrasingTypes.has(node.type);
}

export function isParent(node: Nodes): node is Parents {
  return 'children' in node;
}

export function text(value: string): PhrasingContent {
  return { type: 'text', value };
}

/** Replaces nodes from the inside out: the function gets a node whose children are done. */
export function mapTree(
  parent: Parents,
  map: (node: RootContent, parent: Parents) => readonly RootContent[],
): void {
  const children = (parent.children as RootContent[]).flatMap((child) => {
    if (isParent(child)) mapTree(child, map);
    return map(child, parent);
  });
  parent.children = children as typeof parent.children;
}

/** Visits all nodes from the top down. */
export function walk(node: Nodes, visit: (node: Nodes) => void): void {
  visit(node);
  if (isParent(node)) for (const child of node.children) walk(child, visit);
}
