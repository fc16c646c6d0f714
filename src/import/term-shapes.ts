/** The terms that one block of a page may hold: a table, a paragraph, a list. */
import type { Heading, List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { onOneLine } from '../plain.ts';
import { columnsOf, nameAndAliases } from './term-names.ts';

/** A term that stands on a page with others. */
export interface Term {
  name: string;
  aliases: string[];
  from: 'heading' | 'row' | 'definition' | 'item';
  /** Its own heading, where it has one. */
  heading?: Heading;
  /** What is below it: what it means, and what else is said of it. */
  nodes: RootContent[];
}

/**
 * @param any whether what only looks like terms is taken for them
 * @param fewest how many items a list of terms has at least
 */
export function termsIn(node: RootContent, any: boolean, fewest = 2): Term[] {
  if (node.type === 'table') return rowsOf(node, any);
  if (node.type === 'paragraph') return definitionsOf(node) ?? (any ? ledBy(node, 'strong') : []);
  return any && node.type === 'list' ? itemsOf(node, fewest) : [];
}

/** The rows of a table of terms that say something, but of no term, as a table of its own. */
export function rowsWithoutTerm(table: Table, any: boolean): Table | undefined {
  const {
    children: [head, ...rows],
  } = table;
  const { name } = columnsIn(table, any) ?? {};
  if (head === undefined || name === undefined) return undefined;
  const left = rows.filter((row) => nameIn(row, name) === '' && nameOf(row) !== '');
  return left.length === 0 ? undefined : { ...table, children: [head, ...left] };
}

/** The name of the term in a row, as it is written there. */
function nameIn({ children }: Table['children'][number], name: number): string {
  return made('row', children[name]?.children ?? [], []).name;
}

/** Which column of a table of terms holds what, and what the columns are called; `undefined` for any other table. */
function columnsIn({ children: [head] }: Table, any: boolean) {
  const headers = head?.children.map((cell) => nameOf(cell)) ?? [];
  const columns = columnsOf(headers);
  if (columns.name >= 0 && columns.meaning >= 0) return { headers, ...columns };
  return any && headers.length === 2 ? { headers, name: 0, meaning: 1, alias: -1 } : undefined;
}

function rowsOf(table: Table, any: boolean): Term[] {
  const columns = columnsIn(table, any);
  if (columns === undefined) return [];
  const { headers, name, meaning, alias } = columns;
  const [, ...rows] = table.children;
  return rows.flatMap(({ children: cells }): Term[] => {
    const rest = cells.flatMap((cell, index): RootContent[] => {
      if ([name, meaning, alias].includes(index) || cell.children.length === 0) return [];
      const label: PhrasingContent = {
        type: 'strong',
        children: [{ type: 'text', value: `${headers[index]}:` }],
      };
      return [paragraph([label, { type: 'text', value: ' ' }, ...cell.children])];
    });
    const term = made('row', cells[name]?.children ?? [], [
      paragraph(cells[meaning]?.children ?? []),
      ...rest,
    ]);
    const others = alias < 0 ? [] : nameOf({ children: cells[alias]?.children ?? [] }).split(/\s*[,;]\s*/);
    return term.name === ''
      ? []
      : [{ ...term, aliases: [...term.aliases, ...others.filter((each) => each !== '')] }];
  });
}

/** “Term”, and below it lines that begin with a colon. */
function definitionsOf({ children }: Paragraph): Term[] | undefined {
  const parts: PhrasingContent[][] = [[]];
  for (const child of children) {
    const [first = '', ...more] = child.type === 'text' ? child.value.split(/\n:[ \t]+/) : [];
    if (child.type !== 'text') parts.at(-1)?.push(child);
    else if (first !== '') parts.at(-1)?.push({ type: 'text', value: first });
    for (const value of more) parts.push([{ type: 'text', value }]);
  }
  const [name = [], ...meanings] = parts;
  return meanings.length > 0 ? [made('definition', name, meanings.map(paragraph))] : undefined;
}

/** The items of a list, where each begins with a term. */
function itemsOf({ children: items }: List, fewest: number): Term[] {
  const terms = items.flatMap(({ children }) => {
    const all = children as RootContent[];
    const blocks = all.filter((each) => each.type !== 'anchor');
    const anchors = all.filter((each) => each.type === 'anchor');
    const [first, ...rest] = blocks;
    if (first?.type !== 'paragraph') return [];
    const isTerm = rest.length > 0 && !/[.!?:]$/.test(nameOf(first)) && nameOf(first).length <= 60;
    const found = isTerm ? [made('item', first.children, rest)] : ledBy(first, 'text');
    return found.map((term) => ({ ...term, nodes: [...anchors, ...term.nodes, ...(isTerm ? [] : rest)] }));
  });
  return terms.length === items.length && terms.length >= fewest ? terms : [];
}

/** “**Term**: what it means”; in a list also without the bold. */
function ledBy({ children: [first, second, ...rest] }: Paragraph, weakest: 'strong' | 'text'): Term[] {
  if (first?.type === 'strong') {
    const after =
      second?.type === 'text' ? /^\s*(?:[:=]|[-–—]\s)\s*([\s\S]*)$/.exec(second.value)?.[1] : undefined;
    const isInside = /:$/.test(nameOf(first));
    if (after === undefined && !isInside) return [];
    const begin: PhrasingContent[] =
      after !== undefined ? [{ type: 'text', value: after }] : second === undefined ? [] : [second];
    return [made('item', first.children, [paragraph([...begin, ...rest])])];
  }
  if (first?.type !== 'text' || weakest === 'strong') return [];
  const [, name, after = ''] = /^([^:–—\n.]{1,60}?)(?::\s+|\s+[-–—]\s+)([\s\S]*)$/.exec(first.value) ?? [];
  if (name === undefined) return [];
  const begin: PhrasingContent[] = [{ type: 'text', value: after }, ...(second ? [second] : []), ...rest];
  return [made('item', [{ type: 'text', value: name }], [paragraph(begin)])];
}

/** A term by what its name is made of, and what is below it. */
export function made(from: Term['from'], name: readonly PhrasingContent[], nodes: RootContent[]): Term {
  const typed = nameOf({ children: name }).replace(/\s*:$/, '');
  // The number of a section is no part of its name.
  const full = from === 'heading' ? typed.replace(/^\d+(?:\.\d+)*[.)]\s+(?=\p{L})/u, '') : typed;
  const isMore = name.some((each) => each.type === 'link' || each.type === 'image');
  const called = isMore ? [paragraph([...name])] : [];
  const anchors = name.filter((each) => each.type === 'anchor');
  const below = [...anchors, ...nodes, ...called].filter((each) => !isEmpty(each));
  return { ...nameAndAliases(full), from, nodes: below };
}

function paragraph(children: readonly PhrasingContent[]): Paragraph {
  const written = children.map((each, index): PhrasingContent => {
    if (each.type === 'html' && /^<br\s*\/?>$/i.test(each.value)) return { type: 'break' };
    return each.type === 'text' && index === 0 ? { ...each, value: each.value.trimStart() } : each;
  });
  return { type: 'paragraph', children: written };
}

function isEmpty(node: RootContent): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.every((each) => each.type === 'text' && each.value.trim() === '')
  );
}

/** Words without formatting, on one line. */
export function nameOf(node: Parameters<typeof toString>[0]): string {
  return onOneLine(toString(node, { includeHtml: false }));
}
