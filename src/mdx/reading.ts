import type { Definition, Html, Nodes } from 'mdast';
import type { Fault } from '../problem/problem.ts';
import type { HeadingNames } from './heading-names.ts';
import type { TagItem } from './pair-tags.ts';
import type { Separated } from './isolate-tags.ts';
import type { Node, Point } from './tree.ts';

/** What is known while a text is read into the safe tree. */
export interface Reading extends Separated {
  report: (fault: Fault, at: Point) => void;
  names: HeadingNames;
  definitions: ReadonlyMap<string, Definition>;
  /** The names of definitions that something leads to. */
  used: ReadonlySet<string>;
  /** The names of footnotes that have been read. */
  footnotes: Set<string>;
  /** How much deeper headings lie than they were typed. */
  shift: number;
  isInLink: boolean;
}

/** What a node becomes; tags are paired once all siblings are read. */
export type Items = (Node | TagItem)[];

/** A node as it was typed. */
export function verbatim(node: Nodes, reading: Reading, block: boolean): Node {
  return { type: 'verbatim', value: raw(node, reading), block, at: at(node, reading) };
}

export function raw(node: Nodes, { source }: Reading): string {
  return source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

export function at(node: Nodes, { originOf }: Reading): Point {
  return originOf(node.position?.start.offset ?? 0);
}

/** Nothing, for a comment. */
export function hidden(node: Html | Definition, reading: Reading): [] {
  reading.report({ id: 'comment-hidden' }, at(node, reading));
  return [];
}
