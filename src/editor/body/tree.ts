import type { Literal, Nodes, Parent, Parents, RootContent } from 'mdast';

/** A tag of the vocabulary with what stands between its tags. */
export interface ComponentNode extends Parent {
  type: 'component';
  name: string;
  props: Record<string, string>;
  /** Whether it stands between paragraphs, not in one. */
  block: boolean;
}

/** Text that the page hides or shows as typed, such as comments and foreign tags. */
export interface RawNode extends Literal {
  type: 'raw';
  block: boolean;
}

declare module 'mdast' {
  interface RootContentMap {
    component: ComponentNode;
    raw: RawNode;
  }
  interface PhrasingContentMap {
    component: ComponentNode;
    raw: RawNode;
  }
  interface ListData {
    /** The sign its items begin with. */
    marker?: string;
    /** The number goes up from item to item. */
    counts?: boolean;
  }
  interface LinkData {
    /** The address stands in the text by itself, or in angle brackets. */
    form?: 'bare' | 'brackets';
  }
}

/** The children of a node; none where it has none. */
export function childrenOf(node: Nodes): RootContent[] {
  return 'children' in node ? (node.children as RootContent[]) : [];
}

export function setChildren(node: Nodes, children: readonly unknown[]): void {
  (node as Parents).children = children as never;
}
