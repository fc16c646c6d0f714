import { pairUp, rewrite, type Placed } from './layout.ts';
import { marks } from './marks.ts';
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

/**
 * Sets aside what Markdown does not know, outside code: MDX tags, shortcodes, directives, wikilinks, imports.
 *
 * Only tags that have their partner, or need none, become pieces; others stay the text they are.
 */
export function scan(source: string): Scanned {
  const text = source.replace(/[\ufdd0-\ufdd3\0]/g, '\ufffd');
  const kept: Kept[] = [];
  const edits: { start: number; end: number; text: string }[] = [];
  const pieces: Piece[] = [];
  const tags: Placed[] = [];
  const typed: string[] = [];
  let at = 0;
  while (at < text.length) {
    const lineStart = at === 0 || text[at - 1] === '\n';
    at = (lineStart ? lineAt(at) : undefined) ?? signAt(at);
  }
  const { pairs, alone, strays } = pairUp(tags);
  for (const { raw } of strays) typed.push(raw);
  const placed = rewrite(text, pairs, alone, (open, close) => {
    pieces.push({ type: 'tag', tag: open, closing: close?.raw ?? '' });
    return pieces.length - 1;
  });
  return { text: apply(text, [...edits, ...placed]), pieces, kept, typed };

  /** What only counts at the beginning of a line: fences, imports, attribute lists. */
  function lineAt(start: number): number | undefined {
    const line = lineFrom(text, start);
    const fence = /^[ \t>]*(?:[-*+]\s+|\d+[.)]\s+)*(`{3,}|~{3,})(?!.*`)|^[ \t>]*(~{3,})/.exec(line);
    if (fence) return endOfFence(text, start + line.length, fence[1] ?? fence[2] ?? '');
    if (
      /^(?:import|export)\b/.test(line) &&
      codeLine.test(line) &&
      /(?:^|\n|;)\s*$/.test(text.slice(0, start))
    ) {
      const end = endOfCode(text, start);
      kept.push({ language: 'js', text: text.slice(start, end).trim() });
      edits.push({ start, end, text: '' });
      return end;
    }
    const list = /^[ \t]*\{::?[^}\n]*\}[ \t]*(?=\n|$)/.exec(text.slice(start, start + 500))?.[0];
    if (list !== undefined) {
      kept.push({ language: 'text', text: list.trim() });
      edits.push({ start, end: start + list.length, text: '' });
      return start + list.length;
    }
    const [indent = ''] = /^[ \t>]*/.exec(line) ?? [];
    const tag = line.startsWith(':::', indent.length) ? tagAt(text, start + indent.length) : undefined;
    return tag ? place(tag, start + indent.length) : undefined;
  }

  function signAt(start: number): number {
    const sign = text[start];
    if (sign === '\\') return start + 2;
    if (sign === '`') return endOfCodeSpan(text, start);
    if (sign === '<' && text.startsWith('<!--', start)) {
      const end = text.indexOf('-->', start);
      return end < 0 ? start + 4 : end + 3;
    }
    if (sign === '{' && text.startsWith('{/*', start)) return comment(start);
    if (sign === '[' || (sign === '!' && text[start + 1] === '[')) return wikilink(start);
    if (sign !== '<' && sign !== '{') return next(start + 1);
    const reference = /^\{\{[<%]\s*(?:rel)?ref\s+"([^"\n]*)"\s*[%>]\}\}/.exec(text.slice(start, start + 400));
    if (reference) {
      edits.push({ start, end: start + reference[0].length, text: reference[1] ?? '' });
      return start + reference[0].length;
    }
    const blank = /^\{\s*(["'`])(\s*)\1\s*\}/.exec(text.slice(start, start + 20))?.[0];
    if (blank !== undefined) {
      edits.push({ start, end: start + blank.length, text: ' ' });
      return start + blank.length;
    }
    const tag = tagAt(text, start);
    if (tag) return place(tag, start);
    const unread = /^(?:\{%[^%\n]*%\}|\{\{[<%][^\n]*?[%>]\}\}|<%(?:[^\n]|\n(?!\s*\n))*?%>)/.exec(
      text.slice(start, start + 1000),
    )?.[0];
    if (unread !== undefined) typed.push(unread);
    return start + (unread?.length ?? 1);
  }

  function place(tag: DialectTag, start: number): number {
    tags.push({ ...tag, start, end: start + tag.raw.length });
    return start + tag.raw.length;
  }

  function comment(start: number): number {
    const end = text.indexOf('*/}', start);
    if (end < 0) return start + 3;
    edits.push({ start, end: end + 3, text: `<!--${text.slice(start + 3, end).replaceAll('--', '- -')}-->` });
    return end + 3;
  }

  function wikilink(start: number): number {
    const [raw, embed, target = '', label] =
      /^(!?)\[\[([^\s[\]|][^[\]|\n]*)(?:\\?\|([^[\]\n]*))?\]\]/.exec(text.slice(start, start + 500)) ?? [];
    if (raw === undefined) return start + 1;
    const clean = target.replace(/\\$/, '').trim();
    pieces.push({ type: 'wikilink', target: clean, text: label?.trim() || clean, embed: embed === '!', raw });
    edits.push({ start, end: start + raw.length, text: `${marks.void}${pieces.length - 1}${marks.end}` });
    return start + raw.length;
  }

  /** The next place where anything can begin. */
  function next(from: number): number {
    special.lastIndex = from;
    return special.exec(text)?.index ?? text.length;
  }
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
