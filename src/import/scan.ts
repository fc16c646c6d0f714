import { pairUp, rewrite, type Placed } from './layout.ts';
import { marks } from './placeholders.ts';
import { tagAt, type DialectTag } from './tags.ts';

/** A piece of another system’s language, found in a text and set aside under a number. */
export type Piece =
  | { type: 'tag'; tag: DialectTag; closing: string }
  | { type: 'wikilink'; target: string; text: string; embed: boolean; raw: string };

/** Text that readers cannot use, kept for the end of the page. */
export interface Kept {
  language: string;
  text: string;
}

export interface Scanned {
  /** The text as plain Markdown, with marks where pieces stood. */
  text: string;
  pieces: Piece[];
  kept: Kept[];
  /** Tags that could not be read as such, as typed. */
  typed: string[];
}

/** A text that is being gone through, and what has been found in it. */
interface Scan extends Omit<Scanned, 'text'> {
  text: string;
  tags: Placed[];
  /** What is written anew, beside tags. */
  edits: { start: number; end: number; text: string }[];
}

/**
 * Sets aside what Markdown does not know, outside code: MDX tags, shortcodes, directives, wikilinks, imports.
 *
 * Only tags that have their partner, or need none, become pieces; others stay the text they are.
 */
export function scan(source: string): Scanned {
  const text = source.replace(/[\ufdd0-\ufdd3\0]/g, '\ufffd');
  const found: Scan = { text, pieces: [], kept: [], typed: [], tags: [], edits: [] };
  let at = 0;
  while (at < text.length) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    at = (lineStart ? lineAt(at, found) : undefined) ?? signAt(at, found);
  }
  const { pieces, kept, typed } = found;
  const { pairs, alone, strays } = pairUp(found.tags);
  for (const { raw } of strays) typed.push(raw);
  const placed = rewrite(text, pairs, alone, (open, close) => {
    pieces.push({ type: 'tag', tag: open, closing: close?.raw ?? '' });
    return pieces.length - 1;
  });
  return { text: apply(text, [...found.edits, ...placed]), pieces, kept, typed };
}

/** Reads what may stand at a place, and says where to go on; `undefined` where it is not there. */
type Reader = (start: number, scan: Scan) => number | undefined;

/** Reads what only counts at the beginning of a line. */
function lineAt(start: number, scan: Scan): number | undefined {
  return fence(start, scan) ?? code(start, scan) ?? attributeList(start, scan) ?? directive(start, scan);
}

const fence: Reader = (start, { text }) => {
  const line = lineFrom(text, start);
  const found = /^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(?!.*`)|^[ \t>]*(~{3,})/.exec(line);
  return found ? endOfFence(text, start + line.length, found[1] ?? found[2] ?? '') : undefined;
};

/** An import or export. */
const code: Reader = (start, { text, kept, edits }) => {
  if (!codeLine.test(lineFrom(text, start)) || !/(?:^|\n|;)\s*$/.test(text.slice(0, start))) return undefined;
  const end = endOfCode(text, start);
  kept.push({ language: 'js', text: text.slice(start, end).trim() });
  edits.push({ start, end, text: '' });
  return end;
};

const attributeList: Reader = (start, { text, kept, edits }) => {
  const list = /^[ \t]*\{::?[^}\n]*\}[ \t]*(?=\n|$)/.exec(text.slice(start, start + 500))?.[0];
  if (list === undefined) return undefined;
  kept.push({ language: 'text', text: list.trim() });
  edits.push({ start, end: start + list.length, text: '' });
  return start + list.length;
};

const directive: Reader = (start, scan) => {
  const [indent = ''] = /^[ \t>]*/.exec(lineFrom(scan.text, start)) ?? [];
  return scan.text.startsWith(':::', start + indent.length) ? tag(start + indent.length, scan) : undefined;
};

/** What a sign may begin, in the order of trying. */
const signs: Readonly<Record<string, readonly Reader[]>> = {
  '\\': [(start) => start + 2],
  '`': [(start, { text }) => endOfCodeSpan(text, start)],
  '[': [wikilink],
  '!': [wikilink],
  '<': [htmlComment, tag, unread],
  '{': [comment, reference, blank, tag, unread],
};

function signAt(start: number, scan: Scan): number {
  for (const read of signs[scan.text[start] ?? ''] ?? []) {
    const end = read(start, scan);
    if (end !== undefined) return end;
  }
  return next(start + 1, scan.text);
}

function htmlComment(start: number, { text }: Scan): number | undefined {
  if (!text.startsWith('<!--', start)) return undefined;
  const end = text.indexOf('-->', start);
  return end < 0 ? start + 4 : end + 3;
}

/** A comment of MDX, which becomes one of HTML. */
function comment(start: number, { text, edits }: Scan): number | undefined {
  if (!text.startsWith('{/*', start)) return undefined;
  const end = text.indexOf('*/}', start);
  if (end < 0) return start + 3;
  edits.push({ start, end: end + 3, text: `<!--${text.slice(start + 3, end).replaceAll('--', '- -')}-->` });
  return end + 3;
}

/** Hugo’s reference to a page, which becomes its path. */
function reference(start: number, { text, edits }: Scan): number | undefined {
  const found = /^\{\{[<%]\s*(?:rel)?ref\s+"([^"\n]*)"\s*[%>]\}\}/.exec(text.slice(start, start + 400));
  if (found === null) return undefined;
  edits.push({ start, end: start + found[0].length, text: found[1] ?? '' });
  return start + found[0].length;
}

/** A blank written as code. */
function blank(start: number, { text, edits }: Scan): number | undefined {
  const found = /^\{\s*(["'`])(\s*)\1\s*\}/.exec(text.slice(start, start + 20))?.[0];
  if (found === undefined) return undefined;
  edits.push({ start, end: start + found.length, text: ' ' });
  return start + found.length;
}

function tag(start: number, { text, tags }: Scan): number | undefined {
  const found = tagAt(text, start);
  if (found === undefined) return undefined;
  tags.push({ ...found, start, end: start + found.raw.length });
  return start + found.raw.length;
}

/** A tag of a language that is not ours to read. */
function unread(start: number, { text, typed }: Scan): number | undefined {
  const found = /^(?:\{%[^%\n]*%\}|\{\{[<%][^\n]*?[%>]\}\}|<%(?:[^\n]|\n(?!\s*\n))*?%>)/.exec(
    text.slice(start, start + 1000),
  )?.[0];
  if (found === undefined) return undefined;
  typed.push(found);
  return start + found.length;
}

function wikilink(start: number, { text, pieces, edits }: Scan): number | undefined {
  const [raw, embed, target = '', label] =
    /^(!?)\[\[([^\s[\]|][^[\]|\n]*)(?:\\?\|([^[\]\n]*))?\]\]/.exec(text.slice(start, start + 500)) ?? [];
  if (raw === undefined) return undefined;
  const clean = target.replace(/\\$/, '').trim();
  pieces.push({ type: 'wikilink', target: clean, text: label?.trim() || clean, embed: embed === '!', raw });
  edits.push({ start, end: start + raw.length, text: `${marks.void}${pieces.length - 1}${marks.end}` });
  return start + raw.length;
}

/** The next place where anything can begin. */
function next(from: number, text: string): number {
  special.lastIndex = from;
  return special.exec(text)?.index ?? text.length;
}

const special = /[\\`<{[]|!\[|(?<=\n)/g;
const codeLine =
  /^(?:import\s+(?:[\w*{},\s$]+\sfrom\s+)?['"]|import\s+[\w*{][^'"\n]*$|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end);
}

function endOfFence(text: string, from: number, fence: string): number {
  const close = new RegExp(
    `\\n[ \\t>]*${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*(?=\\n|$)`,
    'g',
  );
  close.lastIndex = from;
  const found = close.exec(text);
  return found ? found.index + found[0].length : text.length;
}

function endOfCodeSpan(text: string, start: number): number {
  const [run = '`'] = /^`+/.exec(text.slice(start)) ?? [];
  const paragraph = text.slice(start + run.length).search(/\n[ \t]*\n/);
  const rest = text.slice(start + run.length, paragraph < 0 ? undefined : start + run.length + paragraph);
  const end = new RegExp(`(?<!\`)\`{${run.length}}(?!\`)`).exec(rest)?.index;
  return start + run.length + (end === undefined ? 0 : end + run.length);
}

/** Where an import or export ends: with its line, or where its brackets are balanced. */
function endOfCode(text: string, start: number): number {
  const limit = Math.min(text.length, start + 50_000);
  let depth = 0;
  for (let index = start; index < limit; index++) {
    const sign = text[index] ?? '';
    if ('{(['.includes(sign)) depth++;
    else if ('})]'.includes(sign)) depth--;
    else if (sign === '\n' && depth <= 0) return index;
  }
  const paragraph = text.indexOf('\n\n', start);
  return depth <= 0 || paragraph < 0 ? limit : paragraph;
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
