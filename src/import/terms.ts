/** Finding the terms on a page that explains many. */
import type { Heading, List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { compare, oneLine } from '../plain.ts';
import { columnsOf, isCalledGlossary, isSection, nameAndAliases } from './term-names.ts';

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

/** The terms of a page, and what stands beside them. */
export interface Found {
  terms: Term[];
  beside: RootContent[];
  /** Headings above several terms. */
  groups: string[];
}

/**
 * The terms of a page, by heading, by row, by definition or by item of a list; `undefined` where it is a page of its own,
 * and `'unsure'` where it looks like several.
 *
 * @param isGlossary whether the page is called one
 */
export function termsOn(nodes: readonly RootContent[], isGlossary: boolean): Found | 'unsure' | undefined {
  const strict = gather(nodes, { depth: depthOfTerms(nodes), any: false });
  const found = isGlossary && strict.terms.length === 0 ? gather(nodes, { depth: 0, any: true }) : strict;
  const { terms } = found;
  if (terms.length < 2) return undefined;
  if (terms.filter(leadsAway).length > terms.length / 2) return isGlossary ? 'unsure' : undefined;
  const names = terms.map(({ name }) => name.toLowerCase());
  const isInOrder =
    names.length > 5 && names.every((name, index) => compare(names[index - 1] ?? '', name) <= 0);
  const isAlone =
    terms.every(({ from }) => from !== 'heading') &&
    found.beside.filter(({ type }) => type !== 'anchor').length <= 1;
  if (isGlossary || isInOrder || isAlone) return found;
  const isShort = terms.length > 2 && names.every((name) => name.split(' ').length <= 4);
  return isShort || terms.some(({ from }) => from !== 'heading') ? 'unsure' : undefined;
}

/** The rank of the headings that most prose stands below; 0 where there are no two of them. */
function depthOfTerms(nodes: readonly RootContent[]): number {
  const counts = new Map<number, number>();
  nodes.forEach((node, index) => {
    const next = nodes.slice(index + 1).find((each) => each.type !== 'anchor');
    const isExplained = next && ['paragraph', 'list', 'blockquote'].includes(next.type);
    if (node.type !== 'heading' || !isExplained || isAside(nameOf(node))) return;
    counts.set(node.depth, (counts.get(node.depth) ?? 0) + 1);
  });
  const [most] = [...counts].toSorted(([a, x], [b, y]) => y - x || a - b);
  return most !== undefined && most[1] > 1 ? most[0] : 0;
}

/** @param any whether what only looks like a list of terms is taken for one */
function gather(nodes: readonly RootContent[], { depth, any }: { depth: number; any: boolean }): Found {
  const found: Found = { terms: [], beside: [], groups: [] };
  let into = found.beside;
  for (const node of nodes) {
    if (node.type === 'heading') {
      const name = nameOf(node);
      if (node.depth === depth && !isAside(name)) {
        const term = made('heading', node.children, []);
        found.terms.push({ ...term, heading: node });
        into = term.nodes;
      } else if (node.depth <= depth || depth === 0) {
        into = found.beside;
        if (isSection(name)) into.push(node);
        else if (!/^.{0,1}$|^\S[-–]\S$/u.test(name)) found.groups.push(name);
      } else into.push(node);
      continue;
    }
    const terms = termsIn(node, any);
    found.terms.push(...terms);
    // In a list of paragraphs, what follows one belongs to it.
    const [only] = any && node.type === 'paragraph' ? terms : [];
    if (only) into = only.nodes;
    else if (terms.length === 0) into.push(node);
  }
  return found;
}

function termsIn(node: RootContent, any: boolean): Term[] {
  if (node.type === 'table') return rowsOf(node, any);
  if (node.type === 'paragraph') return definitionsOf(node) ?? (any ? ledBy(node, 'strong') : []);
  return any && node.type === 'list' ? itemsOf(node) : [];
}

function rowsOf({ children: [head, ...rows] }: Table, any: boolean): Term[] {
  const headers = head?.children.map((cell) => nameOf(cell)) ?? [];
  const columns = columnsOf(headers);
  const isClear = columns.name >= 0 && columns.meaning >= 0;
  if (!isClear && !(any && headers.length === 2)) return [];
  const { name, meaning, alias } = isClear ? columns : { name: 0, meaning: 1, alias: -1 };
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
function itemsOf({ children: items }: List): Term[] {
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
  return terms.length === items.length && terms.length > 1 ? terms : [];
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

function made(from: Term['from'], name: readonly PhrasingContent[], nodes: RootContent[]): Term {
  const full = nameOf({ children: name }).replace(/\s*:$/, '');
  const isMore = name.some((each) => each.type === 'link' || each.type === 'image');
  const called = isMore ? [paragraph([...name])] : [];
  const anchors = name.filter((each) => each.type === 'anchor');
  const below = [...anchors, ...nodes, ...called].filter((each) => !isEmpty(each));
  return { ...nameAndAliases(full), from, nodes: below };
}

/** Whether a term is explained elsewhere: its name is a link. */
function leadsAway({ nodes }: Term): boolean {
  const last = nodes.at(-1);
  return last?.type === 'paragraph' && last.children.length === 1 && last.children[0]?.type === 'link';
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

function isAside(name: string): boolean {
  return isSection(name) || isCalledGlossary(name);
}

function nameOf(node: Parameters<typeof toString>[0]): string {
  return oneLine(toString(node, { includeHtml: false }));
}
