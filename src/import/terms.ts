/** Finding the terms on a page that explains many. */
import type { RootContent } from 'mdast';
import { compare } from '../plain.ts';
import { isCalledGlossary, isSection } from './term-names.ts';
import { made, nameOf, rowsWithoutTerm, termsIn, type Term } from './term-shapes.ts';

/** The terms of a page, and what stands beside them. */
export interface Found {
  terms: Term[];
  beside: RootContent[];
  /** The rows of tables that name no term. */
  rows: RootContent[];
  /** Headings above several terms. */
  groups: string[];
}

/**
 * The terms of a page, by heading, by row, by definition or by item of a list; `undefined` where it is a page of its own,
 * and `'unsure'` where it looks like several.
 *
 * @param isGlossary whether the page is called one
 */
export function termsOn(nodes: readonly RootContent[], isGlossary: boolean): Found | 'unsure' | undefined {
  const strict = gather(nodes, { depth: depthOfTerms(nodes), any: false });
  const found = isGlossary && strict.terms.length === 0 ? gather(nodes, { depth: 0, any: true }) : strict;
  const { terms } = found;
  if (terms.length < 2) return undefined;
  if (terms.filter(leadsAway).length > terms.length / 2) return isGlossary ? 'unsure' : undefined;
  const names = terms.map(({ name }) => name.toLowerCase());
  const isInOrder =
    names.length > 5 && names.every((name, index) => compare(names[index - 1] ?? '', name) <= 0);
  const isAlone =
    terms.every(({ from }) => from !== 'heading') &&
    found.beside.filter(({ type }) => type !== 'anchor').length <= 1;
  if (isGlossary || isInOrder || isAlone) return found;
  const isShort = terms.length > 2 && names.every((name) => name.split(' ').length <= 4);
  return isShort || terms.some(({ from }) => from !== 'heading') ? 'unsure' : undefined;
}

/** The rank of the headings that most prose stands below; 0 where there are no two of them. */
function depthOfTerms(nodes: readonly RootContent[]): number {
  const counts = new Map<number, number>();
  nodes.forEach((node, index) => {
    const next = nodes.slice(index + 1).find((each) => each.type !== 'anchor');
    const isExplained = next && ['paragraph', 'list', 'blockquote'].includes(next.type);
    if (node.type !== 'heading' || !isExplained || isAside(nameOf(node)) || isIndex(nameOf(node))) return;
    counts.set(node.depth, (counts.get(node.depth) ?? 0) + 1);
  });
  const [most] = [...counts].toSorted(([a, x], [b, y]) => y - x || a - b);
  return most !== undefined && most[1] > 1 ? most[0] : 0;
}

/** @param any whether what only looks like a list of terms is taken for one */
function gather(nodes: readonly RootContent[], { depth, any }: { depth: number; any: boolean }): Found {
  const found: Found = { terms: [], beside: [], rows: [], groups: [] };
  let into = found.beside;
  let isIndexed = false;
  for (const [index, node] of nodes.entries()) {
    if (node.type === 'heading') {
      const name = nameOf(node);
      isIndexed = isIndex(name);
      const isTerm = !isAside(name) && !(isIndexed && nodes[index + 1]?.type !== 'paragraph');
      if (node.depth === depth && isTerm) {
        const term = made('heading', node.children, []);
        found.terms.push({ ...term, heading: node });
        into = term.nodes;
      } else if (node.depth <= depth || depth === 0) {
        into = found.beside;
        if (isSection(name)) into.push(node);
        else if (!isIndexed) found.groups.push(name);
      } else into.push(node);
      continue;
    }
    const terms = termsIn(node, any, isIndexed ? 1 : 2);
    found.terms.push(...terms);
    const left = node.type === 'table' && terms.length > 0 ? rowsWithoutTerm(node, any) : undefined;
    if (left) found.rows.push(left);
    // In a list of paragraphs, what follows one belongs to it.
    const [only] = any && node.type === 'paragraph' ? terms : [];
    if (only) into = only.nodes;
    else if (terms.length === 0) into.push(node);
  }
  return found;
}

/** Whether a term is explained elsewhere: its name is a link. */
function leadsAway({ nodes }: Term): boolean {
  const last = nodes.at(-1);
  return last?.type === 'paragraph' && last.children.length === 1 && last.children[0]?.type === 'link';
}

/** Whether a heading only stands for the first letters of what is below it: “A”, “A–C”, “0-9”, “#”. */
function isIndex(name: string): boolean {
  return /^.?$|^\S\s*[-–]\s*\S$/u.test(name);
}

function isAside(name: string): boolean {
  return isSection(name) || isCalledGlossary(name);
}
