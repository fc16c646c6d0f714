import type { Definition, Nodes, RootContent } from 'mdast';

/**
 * Link targets that stand apart from their links, and the names that links use.
 *
 * Where two have the same name, the first counts.
 */
export function definitionsIn(
  root: Nodes,
  maxDepth: number,
): { definitions: Map<string, Definition>; used: Set<string> } {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  visit(root, 0);
  return { definitions, used };

  function visit(node: Nodes, depth: number): void {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
    if (node.type === 'definition') {
      if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
    } else if (depth <= maxDepth + 1 && 'children' in node) {
      for (const child of node.children as RootContent[]) visit(child, depth + 1);
    }
  }
}

/** Whether the body has a heading of the first rank, which belongs to the page's title. */
export function hasTopHeading(root: Nodes): boolean {
  return 'children' in root && root.children.some((node) => node.type === 'heading' && node.depth === 1);
}
