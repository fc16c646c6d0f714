import { pairUp, rewrite } from '../layout.ts';
import { endOf, indentOf } from '../mkdocs.ts';
import { lineFrom, type Scan, type Scanned } from './found.ts';
import { lineAt } from './lines.ts';
import { signAt } from './signs.ts';

/**
 * Sets aside what Markdown does not know, outside code: MDX tags, shortcodes, directives, wikilinks, imports.
 *
 * Only tags that have their partner, or need none, become pieces; others stay the text they are.
 */
export function scan(source: string): Scanned {
  const text = source.replace(/[\ufdd0-\ufdd3\0]/g, '\ufffd');
  const found: Scan = {
    ...{ text, pieces: [], kept: [], typed: [], comments: 0 },
    ...{ tags: [], edits: [], boxes: [], endless: new Set(), paragraph: { end: 0 } },
  };
  let at = 0;
  while (at < text.length) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    if (lineStart) endBoxes(at, found);
    at = (lineStart ? lineAt(at, found) : undefined) ?? signAt(at, found);
  }
  endBoxes(text.length, found);
  const { pieces, kept, typed, comments } = found;
  const { pairs, alone, strays } = pairUp(found.tags);
  for (const { raw } of strays) if (!/^<\/?>$/.test(raw)) typed.push(raw);
  const placed = rewrite(text, pairs, alone, (open, close) => {
    pieces.push({ type: 'tag', tag: open, closing: close?.raw ?? '' });
    return pieces.length - 1;
  });
  return { text: apply(text, [...found.edits, ...placed]), pieces, kept, typed, comments };
}

/** Boxes end before a line that is not indented as what is in them. */
function endBoxes(at: number, { text, boxes, tags }: Scan): void {
  if (boxes.length === 0) return;
  const indent = at === text.length ? -1 : indentOf(lineFrom(text, at));
  if (indent === undefined) return;
  const end = text.slice(0, at).trimEnd().length;
  for (let box = boxes.at(-1); box !== undefined && indent < box.inner; box = boxes.at(-1)) {
    tags.push({ ...endOf(box), start: end, end });
    boxes.pop();
  }
}

function apply(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  const parts: string[] = [];
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < position) continue;
    parts.push(text.slice(position, edit.start), edit.text);
    position = edit.end;
  }
  return [...parts, text.slice(position)].join('');
}
