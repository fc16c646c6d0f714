import { isAttributeList } from './attribute-lists.ts';
import { commentAt, htmlCommentAt, notesAt } from './comments.ts';
import { confluenceTag } from './confluence-tags.ts';
import { pairUp, rewrite, type Placed } from './layout.ts';
import { blockAt, boxAt, endOf, indentOf, keysAt, snippetOf, type Box } from './mkdocs.ts';
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
  /** How many comments there are that readers do not see. */
  comments: number;
}

/** A text that is being gone through, and what has been found in it. */
interface Scan extends Omit<Scanned, 'text'> {
  text: string;
  tags: Placed[];
  /** What is written anew, beside tags. */
  edits: { start: number; end: number; text: string }[];
  /** Boxes that end with the indentation of what is in them, from the outermost inwards. */
  boxes: Box[];
  /** Where the paragraph ends in which code was looked for last. */
  paragraph: { end: number };
  /** What was begun and is never ended: in the text, or as many signs of code in the paragraph. */
  endless: Set<unknown>;
}

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

/** Reads what may stand at a place, and says where to go on; `undefined` where it is not there. */
type Reader = (start: number, scan: Scan) => number | undefined;

/** Reads what only counts at the beginning of a line. */
function lineAt(start: number, scan: Scan): number | undefined {
  for (const read of lines) {
    const end = read(start, scan);
    if (end !== undefined) return end;
  }
  return undefined;
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

const fence: Reader = (start, { text }) => {
  const line = lineFrom(text, start);
  const found = /^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}(?!`)|~{3,})(?!.*`)|^[ \t>]*(~{3,})/.exec(line);
  return found ? endOfFence(text, start + line.length, found[1] ?? found[2] ?? '') : undefined;
};

/** An import or export. */
const code: Reader = (start, { text, kept, edits }) => {
  if (!codeLine.test(lineFrom(text, start))) return undefined;
  const end = endOfCode(text, start);
  kept.push({ language: 'js', text: text.slice(start, end).trim() });
  edits.push({ start, end, text: '' });
  return end;
};

const attributeList: Reader = (start, { text, kept, edits }) => {
  const list = /^[ \t]*\{::?[^}\n]*\}[ \t]*(?=\n|$)/.exec(text.slice(start, start + 500))?.[0];
  if (list === undefined || isAttributeList(list.trim())) return undefined;
  kept.push({ language: 'text', text: list.trim() });
  edits.push({ start, end: start + list.length, text: '' });
  return start + list.length;
};

/** A box of MkDocs, if anything is in it. */
const box: Reader = (start, { text, boxes, tags, typed }) => {
  const line = lineFrom(text, start);
  const indent = indentOf(line);
  const found = indent === undefined ? undefined : boxAt(line.trimStart(), indent);
  if (found === undefined) return undefined;
  const end = start + line.length;
  const below = /^[ \t]*\S/m.exec(text.slice(end));
  const isFilled = below !== null && (indentOf(lineFrom(text, end + below.index)) ?? 0) >= found.inner;
  if (!isFilled) {
    typed.push(found.tag.raw);
    return undefined;
  }
  boxes.push(found);
  tags.push({ ...found.tag, start: end - found.tag.raw.length, end });
  return end;
};

/** A block of PyMdown: `/// warning | Title`, and its end. */
const block: Reader = (start, { text, tags }) => {
  const line = lineFrom(text, start);
  const found = blockAt(text, start + line.length - line.trimStart().length);
  if (found === undefined) return undefined;
  const begin = start + line.length - line.trimStart().length;
  tags.push({ ...found, start: begin, end: begin + found.raw.length });
  return begin + found.raw.length;
};

/** The text of another file, which becomes a link to it. */
const snippet: Reader = (start, { text, pieces, edits }) => {
  const line = lineFrom(text, start);
  const target = snippetOf(line);
  if (target === undefined) return undefined;
  pieces.push({ type: 'wikilink', target, text: target, embed: true, raw: line.trim() });
  const blank = line.length - line.trimStart().length;
  edits.push({
    start: start + blank,
    end: start + line.length,
    text: `${marks.void}${pieces.length - 1}${marks.end}`,
  });
  return start + line.length;
};

/** What an abbreviation stands for, which becomes an item of a list. */
const abbreviation: Reader = (start, { text, edits }) => {
  const [raw, name] = /^\*\[([^\]\n]+)\]:[ \t]+(?=\S)/.exec(text.slice(start, start + 300)) ?? [];
  if (raw === undefined || name === undefined) return undefined;
  edits.push({ start, end: start + raw.length, text: `- **${name}**: ` });
  return start + raw.length;
};

/** A mark for a table of contents, which every page has by itself. */
const contents: Reader = (start, { text, tags }) => {
  const line = lineFrom(text, start);
  const raw = /^[ \t]*(\[TOC\]|\[\[_?TOC_?\]\]|\$\{toc\}|\{\{[<%]?\s*toc\s*[%>]?\}\}|\{:toc\})[ \t]*$/i.exec(
    line,
  )?.[1];
  if (raw === undefined) return undefined;
  const begin = start + line.indexOf(raw);
  tags.push({
    family: 'mark',
    name: 'contents',
    form: 'void',
    attributes: {},
    raw,
    start: begin,
    end: begin + raw.length,
  });
  return start + line.length;
};

const directive: Reader = (start, scan) => {
  const { text, typed } = scan;
  const line = lineFrom(text, start);
  const [indent = ''] = /^[ \t>]*/.exec(line) ?? [];
  if (!line.startsWith(':::', indent.length)) return undefined;
  const notes = notesAt(text, start + indent.length);
  const end = notes ? hide(notes, start + indent.length, scan) : tag(start + indent.length, scan);
  if (end === undefined) typed.push(line.trim());
  return end;
};

/** What the beginning of a line may begin, in the order of trying. */
const lines: readonly Reader[] = [
  fence,
  code,
  contents,
  attributeList,
  directive,
  box,
  block,
  snippet,
  abbreviation,
];

/** What a sign may begin, in the order of trying. */
const signs: Readonly<Record<string, readonly Reader[]>> = {
  '\\': [(start) => start + 2],
  '`': [endOfCodeSpan],
  '[': [wikilink],
  '!': [wikilink, sizedImage],
  '<': [htmlComment, comment, characters, confluence, tag, unread],
  '{': [comment, reference, blank, tag, unread],
  '%': [comment],
  '+': [keys],
};

function signAt(start: number, scan: Scan): number {
  for (const read of signs[scan.text[start] ?? ''] ?? []) {
    const end = read(start, scan);
    if (end !== undefined) return end;
  }
  return next(start + 1, scan.text);
}

function htmlComment(start: number, scan: Scan): number | undefined {
  const { text, tags, endless } = scan;
  if (!text.startsWith('<!--', start)) return undefined;
  const end = endless.has('-->') ? -1 : text.indexOf('-->', start);
  if (end < 0) endless.add('-->');
  const found = htmlCommentAt(text, start, end);
  if (found !== undefined) tags.push({ ...found, start, end: start + found.raw.length });
  if (found !== undefined || end >= 0) scan.comments++;
  return found === undefined ? Math.max(start + 4, end + 3) : start + found.raw.length;
}

/** Words of XML that hold no tags. */
function characters(start: number, { text, tags, endless }: Scan): number | undefined {
  if (!text.startsWith('<![CDATA[', start) || endless.has(']]>')) return undefined;
  const end = text.indexOf(']]>', start);
  if (end < 0) {
    endless.add(']]>');
    return undefined;
  }
  const words = text.slice(start + 9, end);
  const raw = text.slice(start, end + 3);
  tags.push({ family: 'words', name: '', form: 'void', attributes: { words }, raw, start, end: end + 3 });
  return end + 3;
}

/** A tag of Confluence, which gets a name that it may have in HTML. */
function confluence(start: number, { text, edits }: Scan): number | undefined {
  const found = confluenceTag(text, start);
  if (found === undefined) return undefined;
  edits.push(found);
  return found.end;
}

/** A comment of another language than HTML. */
function comment(start: number, scan: Scan): number | undefined {
  const found = commentAt(scan.text, start, scan.endless);
  return found && hide(found, start, scan);
}

function hide(found: DialectTag, start: number, scan: Scan): number {
  const end = start + found.raw.length;
  scan.tags.push({ ...found, start, end });
  scan.comments++;
  return end;
}

/** The size of an image, which Azure DevOps and HackMD write behind its address and Markdown does not know. */
function sizedImage(start: number, { text, edits }: Scan): number | undefined {
  const [, before, size] =
    /^(!\[[^\]\n]*\]\((?:<[^<>\n]*>|[^\s()<>]+))([ \t]+=\d*%?(?:x\d*%?)?)(?=[ \t]*(?:"[^"\n]*")?\))/.exec(
      text.slice(start, start + 1000),
    ) ?? [];
  if (before === undefined || size === undefined) return undefined;
  const end = start + before.length + size.length;
  edits.push({ start: start + before.length, end, text: '' });
  return end;
}

function keys(start: number, { text, edits }: Scan): number | undefined {
  const found = keysAt(text, start);
  if (found === undefined) return undefined;
  edits.push({ start, end: start + found.raw.length, text: `\`${found.keys}\`` });
  return start + found.raw.length;
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

const special = /[\\`<{[]|!\[|%%|\+\+|(?<=\n)/g;
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

/** Where a code span ends, which must be in its paragraph; behind its signs where it has no end. */
function endOfCodeSpan(start: number, { text, paragraph, endless }: Scan): number {
  const length = runLength(text, start);
  const from = start + length;
  if (from >= paragraph.end) {
    paragraph.end = endOfParagraph(text, from);
    for (const each of endless) if (typeof each === 'number') endless.delete(each);
  }
  if (endless.has(length)) return from;
  for (let at = text.indexOf('`', from); at >= 0 && at < paragraph.end;) {
    const found = runLength(text, at);
    if (found === length) return at + length;
    at = text.indexOf('`', at + found);
  }
  endless.add(length);
  return from;
}

function runLength(text: string, start: number): number {
  let end = start;
  while (text[end] === '`') end++;
  return end - start;
}

function endOfParagraph(text: string, from: number): number {
  const pattern = /\n[ \t]*\n/g;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
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
