import type { PhrasingContent, Root, Table, TableCell } from 'mdast';
import { normalise } from '../../../line-ends.ts';
import { parse } from '../parse.ts';
import { lineBreak, tidyTree } from './tree.ts';

/** Copied words that are laid out as a table, or written in Markdown; `undefined` where they are neither. */
export function fromWords(words: string): Root | undefined {
  const text = normalise(words).replace(/\n+$/, '');
  const table = tableOf(text);
  if (table) return { type: 'root', children: [table] };
  const marked = text.replace(typedBullet, '$1- ');
  if (looksLikeMarkdown(marked)) return tidyTree(parse(marked));
  return text.includes('\t') ? linesOf(text) : undefined;
}

/** A sign that programs draw before an item, which Markdown does not know. */
const typedBullet = /^([ \t]*)[•·▪◦‣●○]\s+(?=\S)/gm;

/** Each is a sign by itself; whoever means no Markdown writes one of them by chance, and hardly two. */
const certain: readonly RegExp[] = [
  /^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S.*\n(?:[ \t]*\n)?[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+\S/m,
  /^#{1,6} \S.*\n\s*\S/m,
  /\[[^\][\n]+\]\((?:https?:|mailto:|\/|\.)[^\s()]*\)/,
  /^(```|~~~)[^`\n]*\n[\s\S]*^\1[ \t]*$/m,
  /^\|?[ \t]*:?-{3,}:?[ \t]*\|/m,
  /^[ \t]*- \[[ x]\] \S/im,
  /(?<![*\w])\*\*\S[^*\n]*\S\*\*(?![*\w])/,
];

function looksLikeMarkdown(text: string): boolean {
  return certain.some((sign) => sign.test(text));
}

/** Rows of cells with tabs between them, as every spreadsheet copies them. The first row is the head. */
function tableOf(text: string): Table | undefined {
  const rows = rowsOf(text);
  const width = rows[0]?.length ?? 0;
  if (rows.length < 2 || width < 2 || rows.some((row) => row.length !== width)) return undefined;
  // Lines that begin with a tab are indented, and no cells.
  if (rows.every(([first]) => first === '')) return undefined;
  return {
    type: 'table',
    align: rows[0]?.map(() => null) ?? [],
    children: rows.map((row) => ({ type: 'tableRow', children: row.map(cell) })),
  };
}

/** Cells that hold line breaks or quotation marks stand in quotation marks, with those in them doubled. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, bare = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare);
    if (end === '') break;
    if (end === '\n') rows.push([]);
  }
  return rows;
}

function cell(value: string): TableCell {
  const lines = value.trim().split(/\s*\n\s*/);
  const children = lines.flatMap((line, index): PhrasingContent[] => [
    ...(index > 0 ? [lineBreak] : []),
    ...(line === '' ? [] : [{ type: 'text', value: line } as const]),
  ]);
  return { type: 'tableCell', children };
}

/** The lines as they are, with blanks for tabs: in Markdown a tab makes code of a line. */
export function linesOf(text: string): Root {
  const lines = text.split('\n').map((line) => line.replace(/[ \t]+/g, ' ').trim());
  return {
    type: 'root',
    children: lines
      .filter((line) => line !== '')
      .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
  };
}
