import type { Nodes } from 'mdast';
import type { MdastNode } from 'satteri';
import { apply } from './edits.ts';
import { linkEdits } from './link-edits.ts';
import { lineStartsOf, pointAt } from './points.ts';
import { tagEdits } from './tag-edits.ts';
import type { Point } from './tree.ts';

/** A parsed text, and the way from a place in it back to the text as it was typed. */
export interface Separated<Root = MdastNode> {
  root: Root;
  source: string;
  originOf(offset: number): Point;
}

const maxRounds = 6;
/** Where tags stand in deep quotes, the blank lines around them are long. */
const mostGrowth = 4;

/**
 * Parses a text as Markdown so that each block tag of the vocabulary stands in a node of its own.
 *
 * Markdown takes a tag and the lines that follow it for one piece of raw HTML. Blank lines around the tags
 * make it read what stands between them as Markdown. Inside components indentation is layout, not code. Addresses are
 * set apart from the words behind them in the same way.
 *
 * @param parse reads Markdown into an mdast tree with positions. The parser of the wiki's pages does not run in
 *   browsers, where the editor brings another.
 */
export function separate<Root>(text: string, parse: (source: string) => Root): Separated<Root> {
  const lineStarts = lineStartsOf(text);
  let source = text;
  let offsetIn = (offset: number) => offset;
  for (let round = 1; ; round++) {
    const root = parse(source);
    const edits =
      round < maxRounds && source.length <= mostGrowth * text.length
        ? [...tagEdits(root as MdastNode, source), ...linkEdits(root as Nodes, source)]
        : [];
    if (edits.length === 0)
      return { root, source, originOf: (offset) => pointAt(lineStarts, offsetIn(offset)) };
    const applied = apply(edits, source);
    const earlier = offsetIn;
    offsetIn = (offset) => earlier(applied.back(offset));
    source = applied.source;
  }
}
