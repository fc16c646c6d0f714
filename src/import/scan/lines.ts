/** What only counts at the beginning of a line. */
import { isAttributeList } from '../attribute-lists.ts';
import { notesAt } from '../comments.ts';
import { blockAt, boxAt, indentOf, snippetOf } from '../mkdocs.ts';
import { marks } from '../placeholders.ts';
import { lineFrom, type Reader, type Scan } from './found.ts';
import { hide, tag } from './signs.ts';

/** Reads what only counts at the beginning of a line. */
export function lineAt(start: number, scan: Scan): number | undefined {
  for (const read of lines) {
    const end = read(start, scan);
    if (end !== undefined) return end;
  }
  return undefined;
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
  // What stands below the first line of a comment is hidden with it.
  const list = /^[ \t]*\{:(?!:comment\}):?[^}\n]*\}[ \t]*(?=\n|$)/.exec(text.slice(start, start + 500))?.[0];
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
  pieces.push({ type: 'snippet', ...target, raw: line.trim() });
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

/**
 * A definition that stands apart from the term above it, or goes on in an indented paragraph, which Markdown takes for
 * code: it becomes an item of a list, with all that is indented below it.
 */
const definition: Reader = (start, { text, edits }) => {
  if (!/^:[ \t]+\S/.test(text.slice(start, start + 100))) return undefined;
  const above = /[^\n]+\n(?:[ \t]*\n)?$/.exec(text.slice(Math.max(0, start - 1000), start))?.[0] ?? '';
  // Below a table stands its caption.
  if (!/^(?!\s*$|[|#>+]|[-*] )/.test(above)) return undefined;
  const isApart = /\n[ \t]*\n$/.test(above);
  const goesOn = /^[^\n]*\n[ \t]*\n(?: {2}|\t)[ \t]*\S/.test(text.slice(start, start + 2000));
  const isNext = edits.at(-1)?.start === start - above.length;
  if (!isApart && !goesOn && !isNext) return undefined;
  edits.push({ start, end: start + 1, text: '-' });
  return start + 1;
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
  definition,
];

const codeLine =
  /^(?:import\s+(?:[\w*{},\s$]+\sfrom\s+)?['"]|import\s+[\w*{][^'"\n]*$|export\s+(?:default|const|let|var|function|async|class|\{|\*))/;

function endOfFence(text: string, from: number, fence: string): number {
  const close = new RegExp(
    `\\n[ \\t>]*${fence[0] === '~' ? '~' : '`'}{${fence.length},}[ \\t]*(?=\\n|$)`,
    'g',
  );
  close.lastIndex = from;
  const found = close.exec(text);
  return found ? found.index + found[0].length : text.length;
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
