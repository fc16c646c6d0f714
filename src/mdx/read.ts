import { markdownToMdast } from 'satteri';
import { normaliseMarkdown } from '../line-ends.ts';
import type { Fault } from '../problem/problem.ts';
import { convert } from './convert.ts';
import { separate } from './isolate-tags.ts';
import type { Node, Point } from './tree.ts';

/** A body that was read: what to render, and what was wrong with it. */
export interface Body {
  nodes: Node[];
  faults: PlacedFault[];
}

/** Something an author should know about, at a line and column of the body. */
export type PlacedFault = Fault & Point;

/** How many characters a body may hold. A longer one is shown as typed. */
export const maxCharacters = 200_000;

/** How much of an overlong body is shown: a browser lays out no more in a moment. */
const shownCharacters = 500_000;

/**
 * Reads a body. Total: every text has a tree, and none of it is ever run.
 *
 * Markdown and the vocabulary are understood; everything else becomes text, with a fault that says why.
 */
export function readBody(text: string): Body {
  if (text.length > maxCharacters) {
    const rest = text.length > shownCharacters ? '\n… The rest is in the file.' : '';
    return plainBody(text.slice(0, shownCharacters) + rest, {
      id: 'file-too-large',
      found: text.length,
      most: maxCharacters,
    });
  }
  const faults: PlacedFault[] = [];
  try {
    const nodes = convert(separate(normaliseMarkdown(text), parseMarkdown), (fault, at) =>
      faults.push({ ...fault, ...at }),
    );
    return { nodes, faults };
  } catch {
    // The parser or the stack gave up on something extreme: the reader still gets the words.
    return plainBody(text, { id: 'nesting-too-deep' });
  }
}

/** Reads Markdown, never MDX: nothing in it is code. */
export function parseMarkdown(text: string) {
  return markdownToMdast(text, { features: { frontmatter: false } });
}

/** A body shown exactly as typed, for text that must not be parsed. */
export function plainBody(text: string, fault: Fault): Body {
  const at = { line: 1, column: 1 };
  return {
    nodes: [{ type: 'verbatim', value: normaliseMarkdown(text), block: true, at }],
    faults: [{ ...fault, ...at }],
  };
}
