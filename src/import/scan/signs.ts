/** What one sign may begin, anywhere in a line. */
import { commentAt, htmlCommentAt } from '../comments.ts';
import { confluenceTag } from '../confluence-tags.ts';
import { keysAt } from '../mkdocs.ts';
import { marks } from '../placeholders.ts';
import { tagAt, type DialectTag } from '../tags.ts';
import type { Reader, Scan } from './found.ts';

/** What a sign may begin, in the order of trying. */
const signs: Readonly<Record<string, readonly Reader[]>> = {
  '\\': [(start) => start + 2],
  '`': [endOfCodeSpan],
  '[': [wikilink],
  '!': [wikilink, sizedImage],
  '<': [htmlComment, comment, characters, confluence, tag, unread],
  '{': [comment, suggestion, reference, blank, tag, unread],
  '%': [comment],
  '+': [keys],
};

export function signAt(start: number, scan: Scan): number {
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

export function hide(found: DialectTag, start: number, scan: Scan): number {
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

/** What CriticMarkup says of words that were taken out, added, replaced or marked. */
function suggestion(start: number, { text, edits }: Scan): number | undefined {
  const [raw, sign = '', was = '', now] =
    /^\{(--|\+\+|==|~~)([^{}\n]+?)(?:~>([^{}\n]*?))?\1\}/.exec(text.slice(start, start + 1000)) ?? [];
  if (raw === undefined || (sign === '~~') !== (now !== undefined)) return undefined;
  const mark = { '++': '', '==': '==' }[sign] ?? '~~';
  const [inner, end] = [start + 3, start + raw.length];
  edits.push({ start, end: inner, text: mark });
  // What is in its place stands behind what was struck.
  if (now !== undefined) edits.push({ start: inner + was.length, end: inner + was.length + 2, text: '~~ ' });
  edits.push({ start: end - 3, end, text: now === undefined ? mark : '' });
  return inner;
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

export function tag(start: number, { text, tags }: Scan): number | undefined {
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
