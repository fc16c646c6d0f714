import type { Nodes } from 'mdast';
import type { Edit } from './edits.ts';

/** Signs that end a sentence, a quotation or a pair of brackets, and that no address holds. */
const punctuation =
  /[\u2018-\u201f\u2026\u3000-\u3002\u3008-\u3011\u3014-\u301f！（），．：；？［］｛｝｟-･]/;
/** Bounded, so that a row of beginnings is not searched to its end for each of them. */
const address = new RegExp(`(?:https?://|www\\.)[^\\s<]{0,2000}?${punctuation.source}`, 'i');

/**
 * What has to change in a text so that a bare address ends before such a sign. Markdown knows those of English alone, and
 * takes the words behind any other for part of the address.
 */
export function linkEdits(root: Nodes, source: string): Edit[] {
  if (!address.test(source)) return [];
  const edits: Edit[] = [];
  visit(root);
  return edits;

  function visit(node: Nodes): void {
    if (node.type === 'link') edits.push(...editsOf(node, source));
    if ('children' in node) for (const child of node.children) visit(child);
  }
}

/** The address that a link begins with, and those that it has swallowed. */
function editsOf(node: Extract<Nodes, { type: 'link' }>, source: string): Edit[] {
  const start = node.position?.start.offset ?? 0;
  const typed = source.slice(start, node.position?.end.offset);
  if (!/^(?:https?:|www\.)/i.test(typed) || !punctuation.test(typed)) return [];
  return [...typed.matchAll(addresses)].flatMap(({ index, 0: found }) => {
    // Between angle brackets, an address without “https” is none.
    const isWhole = /^h/i.test(found);
    if (!isWhole && index > 0) return [];
    const [open, close] = isWhole ? ['<', '>'] : ['[', `](<https://${found}>)`];
    const [from, to] = [start + index, start + index + found.length];
    return [
      { start: from, end: from, text: open },
      { start: to, end: to, text: close },
    ];
  });
}

const addresses = new RegExp(`(?<![a-z])(?:https?://|www\\.)[^\\s${punctuation.source.slice(1)}+`, 'gi');
