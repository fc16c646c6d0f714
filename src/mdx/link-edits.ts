import type { Nodes } from 'mdast';
import type { Edit } from './edits.ts';

/** Signs that end a sentence, a quotation or a pair of brackets, and that no address holds. */
const punctuation =
  /[\u2018-\u201f\u2026\u3000-\u3002\u3008-\u3011\u3014-\u301f！（），．：；？［］｛｝｟-･]/;
/** Such a sign, or a closing bracket with a word behind it that no blank sets apart. */
const swallowed = new RegExp(
  String.raw`${punctuation.source}|\)(?=[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}])`,
  'u',
);
/** Bounded, so that a row of beginnings is not searched to its end for each of them. */
const address = new RegExp(`(?:https?://|www\\.)[^\\s<]{0,2000}?(?:${swallowed.source})`, 'iu');

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
  if (!/^(?:https?:|www\.)/i.test(typed) || !swallowed.test(typed)) return [];
  return addressesIn(typed).flatMap(({ index, found }) => {
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

function addressesIn(typed: string): { index: number; found: string }[] {
  const found: { index: number; found: string }[] = [];
  let from = 0;
  while (from < typed.length) {
    const match = addresses.exec(typed.slice(from));
    if (match === null) break;
    const own = withoutEnd(match[0]);
    const index = from + match.index;
    found.push({ index, found: own });
    from = index + Math.max(own.length, 4);
  }
  return found;
}

/** An address without the signs at its end, and all from a closing bracket on that was not opened in it. */
function withoutEnd(address: string): string {
  let open = 0;
  const closing = Array.from(address).findIndex((sign) => {
    if (sign === '(') open++;
    return sign === ')' && open-- === 0;
  });
  const own = closing < 0 ? address : Array.from(address).slice(0, closing).join('');
  return own.replace(/[?!.,:;*_~'"]+$/, '');
}

const addresses = new RegExp(`(?<![a-z])(?:https?://|www\\.)[^\\s${punctuation.source.slice(1)}+`, 'i');
