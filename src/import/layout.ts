import { marks } from './placeholders.ts';
import { standsAlone, type DialectTag } from './tags.ts';

/** A tag and where it stands in the text. */
export interface Placed extends DialectTag {
  start: number;
  end: number;
}

interface Pair {
  open: Placed;
  close: Placed;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Finds each tag its partner. Tags that lack one, and need one, are strays. */
export function pairUp(tags: readonly Placed[]): { pairs: Pair[]; alone: Placed[]; strays: Placed[] } {
  const pairs: Pair[] = [];
  const alone: Placed[] = [];
  const strays: Placed[] = [];
  let waiting: Placed[] = [];
  const giveUp = (tag: Placed) => (standsAlone(tag) ? alone : strays).push(tag);
  for (const tag of tags) {
    if (tag.form === 'void') alone.push(tag);
    else if (tag.form === 'open') waiting.push(tag);
    else {
      const index = waiting.findLastIndex(
        (each) => each.family === tag.family && (tag.name === '' || each.name === tag.name),
      );
      const open = waiting[index];
      if (open === undefined) {
        strays.push(tag);
        continue;
      }
      waiting.slice(index + 1).forEach(giveUp);
      waiting = waiting.slice(0, index);
      pairs.push({ open, close: tag });
    }
  }
  waiting.forEach(giveUp);
  return { pairs: pairs.toSorted((a, b) => a.open.start - b.open.start), alone, strays };
}

/**
 * Puts marks where tags stood. A tag on lines of its own gets blank lines around it, and what stands between
 * two such tags loses the indentation it has only because of them: Markdown would take it for code.
 */
export function rewrite(
  text: string,
  pairs: readonly Pair[],
  alone: readonly Placed[],
  register: (open: Placed, close?: Placed) => number,
): Edit[] {
  const shifts = new Map<number, number>();
  const claimed = new Set<number>();
  const edits: Edit[] = [];
  for (const { open, close } of pairs) {
    const number = register(open, close);
    const openMark = `${marks.open}${number}${marks.end}`;
    const closeMark = `${marks.close}${number}${marks.end}`;
    if (!beginsBlock(text, open.start) || !endsLine(text, close.end)) {
      edits.push(
        { start: open.start, end: open.end, text: openMark },
        { start: close.start, end: close.end, text: closeMark },
      );
      continue;
    }
    const inner = linesBetween(text, open.end, close.start);
    const indent = indentOf(text, open.start);
    const least = Math.min(
      ...inner
        .filter((line) => line.text.trim() !== '')
        .map((line) => line.text.length - line.text.trimStart().length),
    );
    const shift = Number.isFinite(least) ? Math.max(0, least - indent) : 0;
    const prefix = prefixOf(text, open.start).slice(shifts.get(lineStart(text, open.start)) ?? 0);
    for (const line of inner) shifts.set(line.start, (shifts.get(line.start) ?? 0) + shift);
    const gap = `\n${prefix.trimEnd()}\n${prefix}`;
    const begins = /^[\s>]*$/.test(text.slice(lineStart(text, open.start), open.start));
    edits.push({ start: open.start, end: open.end, text: `${begins ? gap : ''}${openMark}${gap}` });
    const ownLine = /^[\s>]*$/.test(text.slice(lineStart(text, close.start), close.start));
    const start = ownLine ? lineStart(text, close.start) : close.start;
    if (ownLine) claimed.add(start);
    edits.push({
      start,
      end: close.end,
      text: `${ownLine ? `${prefix.trimEnd()}\n${prefix}` : gap}${closeMark}${gap}`,
    });
  }
  for (const tag of alone) {
    const mark = `${marks.void}${register(tag)}${marks.end}`;
    const start = lineStart(text, tag.start);
    const isBlock = endsLine(text, tag.end) && /^[\s>]*$/.test(text.slice(start, tag.start));
    const prefix = isBlock ? prefixOf(text, tag.start).slice(shifts.get(start) ?? 0) : '';
    const gap = isBlock ? `\n${prefix.trimEnd()}\n${prefix}` : '';
    edits.push({ start: tag.start, end: tag.end, text: gap + mark + gap });
  }
  for (const [start, shift] of shifts) {
    const [blank = ''] = /^[ \t]*/.exec(text.slice(start, start + shift)) ?? [];
    if (!claimed.has(start) && blank !== '') edits.push({ start, end: start + blank.length, text: '' });
  }
  return edits;
}

/** Whether nothing but layout, quote signs and a list’s bullet stand before a place in its line. */
function beginsBlock(text: string, at: number): boolean {
  return /^[\s>]*(?:[-*+]\s+|\d+[.)]\s+)?$/.test(text.slice(lineStart(text, at), at));
}

function endsLine(text: string, at: number): boolean {
  return /^[ \t]*(?:\n|$)/.test(text.slice(at, at + 200));
}

/** Where the line of a place begins. Places of one line are asked for one after the other. */
function lineStart(text: string, at: number): number {
  if (text !== line.text || at < line.start || at > line.end) {
    const start = at === 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
    const end = text.indexOf('\n', at);
    line = { text, start, end: end < 0 ? text.length : end };
  }
  return line.start;
}

let line = { text: '', start: 0, end: 0 };

/** What continues a line inside the same quotes and list items. */
function prefixOf(text: string, at: number): string {
  return text.slice(lineStart(text, at), at).replace(/[^>\s]/g, ' ');
}

function indentOf(text: string, at: number): number {
  return prefixOf(text, at).length;
}

/** The lines that lie wholly between two places. */
function linesBetween(text: string, from: number, to: number): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  let start = text.indexOf('\n', from) + 1;
  while (start > 0 && start < to) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 || newline > to ? to : newline;
    if (end < to || text.slice(start, to).trim() !== '') found.push({ start, text: text.slice(start, end) });
    if (newline < 0) break;
    start = newline + 1;
  }
  return found;
}
