import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { defaultHandlers, toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Parents, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Change } from './change.ts';
import { arranging, handlers } from './elements.ts';
import { markPattern, marks } from './marks.ts';
import { asFlow, asPhrasing } from './shape.ts';
import { isParent } from './tree.ts';

/** What becomes of a tag, and of what stands between two of them, is decided by others. */
export interface Islands {
  /** A piece that stands alone, or what stands between its tags. */
  piece(number: number, children: RootContent[]): RootContent[];
  /** A piece as typed. */
  rawPiece(number: number, form: string): string;
  /** Reads words between HTML tags that look like Markdown. */
  inline(markdown: string): RootContent[];
  change(kind: Change['kind'], detail: string): void;
  keep(language: string, text: string): void;
}

/**
 * Turns HTML and marked pieces into Markdown, from the innermost parent outwards.
 *
 * The children of a parent are written as one HTML text, in which everything that is Markdown already is held
 * by a placeholder. An HTML parser puts this in order as browsers do, and what comes out is read as Markdown.
 */
export function convertHtml(root: Root, islands: Islands): void {
  convert(root, islands);
  root.children = asFlow(root.children);
}

function convert(parent: Parents, islands: Islands): void {
  for (const child of parent.children) if (isParent(child) && !onlyMarks(child)) convert(child, islands);
  parent.children = (parent.children as RootContent[]).flatMap(lift) as typeof parent.children;
  const children = parent.children as RootContent[];
  if (!children.some(isMaterial)) return;
  const held: RootContent[] = [];
  const parts = children.flatMap((child) => write(child, held, islands));
  const names = closedNames(parts);
  const html = parts.map((part) => (part.type === 'tag' && !names.fits(part) ? hold({ type: 'text', value: part.raw }, held) : part.raw)).join('');
  const tree = fromHtml(html, { fragment: true });
  prepare(tree, held, islands);
  const result = toMdast(tree, { document: false, handlers: { ...handlers(islands), 'x-node': nodeHandler(held), 'x-piece': pieceHandler(islands) } });
  const nodes = result.type === 'root' ? result.children : [result as RootContent];
  const inLine = parent.type === 'heading' || parent.type === 'tableCell';
  parent.children = (inLine ? asPhrasing(nodes) : nodes) as typeof parent.children;
}

interface Part {
  type: 'tag' | 'raw';
  raw: string;
  name: string;
  closing: boolean;
  bare: boolean;
}

const tagPattern = /<!--[\s\S]*?-->|<(\/?)([A-Za-z][\w.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*?)\/?>/g;
/** Elements whose end may be left out. */
const openEnded: ReadonlySet<string> = new Set(['p', 'li', 'td', 'th', 'tr', 'dt', 'dd', 'br', 'hr', 'img', 'wbr', 'input', 'thead', 'tbody', 'tfoot', 'col', 'source', 'track', 'embed', 'param', 'image']);
const ownElements: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'path', 'rect', 'circle', 'line', 'polygon', 'g', 'defs', 'col', 'colgroup', 'caption', 'source', 'track', 'param', 'embed', 'option', 'dialog', 'menu', 'picture', 'figure']);
const blockNames = /^(?:div|details|summary|p|center|table|ul|ol|section|article|aside|figure|blockquote|header|footer|main|nav)$/i;

/** One child as part of the text that the HTML parser reads. */
function write(child: RootContent, held: RootContent[], islands: Islands): Part[] {
  if (child.type === 'html') return child.value.startsWith('<!--') && !/-->[\s\S]*\S/.test(child.value) ? [rawPart(hold(child, held))] : writeHtml(child.value, held);
  if (child.type === 'text') return writeMarks(child.value, (value) => rawPart(hold({ type: 'text', value }, held)));
  if (child.type === 'paragraph' && onlyMarks(child)) return writeMarks(toString(child), () => rawPart(''));
  // Indentation inside HTML is layout, where Markdown sees code.
  if (child.type === 'code' && child.data?.indented && /^\s*<\/?[a-z]/i.test(child.value)) return writeHtml(restore(child.value, islands), held);
  return [rawPart(hold(child, held))];
}

function writeHtml(html: string, held: RootContent[]): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const between = (value: string) => {
    if (value !== '') parts.push(...writeMarks(value, (each) => rawPart(each)));
  };
  for (const match of html.matchAll(tagPattern)) {
    between(html.slice(end, match.index));
    end = match.index + match[0].length;
    const [raw, slash, name = '', attributes = ''] = match;
    if (raw.startsWith('<!--')) parts.push(rawPart(hold({ type: 'html', value: raw }, held)));
    else if (!isElement(name)) parts.push(rawPart(hold({ type: 'text', value: raw }, held)));
    else parts.push(tagPart(raw, name.toLowerCase(), slash === '/', attributes));
  }
  between(html.slice(end));
  return parts;
}

/**
 * A tag as the HTML parser is to see it. It takes what follows some elements for raw text, and does not know
 * that MDX closes any element by a slash: both would swallow what comes after.
 */
function tagPart(raw: string, name: string, closing: boolean, attributes: string): Part {
  const safe = rawTextNames[name] ?? name;
  const selfClosed = raw.endsWith('/>') && !openEnded.has(name);
  const written = safe === name && !selfClosed ? raw : closing ? `</${safe}>` : `<${safe}${attributes}>${selfClosed ? `</${safe}>` : ''}`;
  return { type: 'tag', raw: written, name, closing, bare: attributes.trim() === '' && !selfClosed };
}

/** Elements whose content browsers do not read as HTML, and what stands in for them. */
const rawTextNames: Readonly<Record<string, string>> = { iframe: 'x-frame', textarea: 'pre', xmp: 'pre', listing: 'pre', plaintext: 'pre', noembed: 'div', noframes: 'div', noscript: 'div' };

function writeMarks(value: string, plain: (value: string) => Part): Part[] {
  return value.split(/([\ufdd0-\ufdd2]\d+\ufdd3)/).flatMap((each) => {
    const [, sign, number] = new RegExp(markPattern.source).exec(each) ?? [];
    if (sign === undefined) return each === '' ? [] : [plain(each)];
    const open = `<x-piece-${number}>`;
    const close = `</x-piece-${number}>`;
    return [rawPart(sign === marks.open ? open : sign === marks.close ? close : open + close)];
  });
}

/** Tags that are meant as HTML. A lone `<name>` without an end is a blank to fill in, and stays text. */
function closedNames(parts: readonly Part[]): { fits(part: Part): boolean } {
  const closed = new Set(parts.filter((part) => part.type === 'tag' && part.closing).map((part) => part.name));
  return { fits: ({ name, closing, bare }) => closing || openEnded.has(name) || closed.has(name) || (!/^(?:script|style|svg)$/.test(name) && (!bare || blockNames.test(name))) };
}

/** Gives placeholders and pieces names that handlers can have, and tells what becomes of each element. */
function prepare(tree: HastRoot | Element, held: RootContent[], islands: Islands): void {
  tree.children = (tree.children as ElementContent[]).flatMap((child, index, all): ElementContent[] => {
    if (isLink(child) && isLink(all[index - 1])) return [{ type: 'text', value: ' ' }, ...one(child)];
    return one(child);
  });

  function one(child: ElementContent): ElementContent[] {
    if (child.type === 'text') return looksLikeMarkdown.test(child.value) ? markdownText(child.value, held, islands) : [child];
    if (child.type !== 'element') return [child];
    const [, kind, number] = /^x-(node|piece)-(\d+)$/.exec(child.tagName) ?? [];
    if (/^(?:pre|code|kbd|samp|tt|var|listing|xmp|textarea|script|style)$/.test(child.tagName)) {
      child.children = [{ type: 'text', value: verbatim(child, held, islands) }];
    } else prepare(child, held, islands);
    if (kind !== undefined) return [{ ...child, tagName: `x-${kind}`, properties: { number } }];
    islands.change(arranging.has(child.tagName) ? 'html-dropped' : 'html', `<${child.tagName.replace('x-frame', 'iframe')}>`);
    const name = child.properties['id'] ?? (child.tagName === 'a' ? child.properties['name'] : undefined);
    if (name && !tableParts.test(child.tagName)) child.children.unshift(element('x-anchor', { name: String(name) }));
    const caption = child.tagName === 'table' ? child.children.find((each) => each.type === 'element' && each.tagName === 'caption') : undefined;
    if (caption?.type !== 'element') return [child];
    return [{ ...caption, tagName: 'p' }, { ...child, children: child.children.filter((each) => each !== caption) }];
  }
}

function isLink(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'a';
}

const looksLikeMarkdown = /\]\(|\*\*|`|\]\[/;
const tableParts = /^(?:table|thead|tbody|tfoot|tr|ul|ol|dl|pre|code|details|select)$/;

/** Authors write Markdown between HTML tags and mean it. */
function markdownText(value: string, held: RootContent[], islands: Islands): ElementContent[] {
  const number = held.push({ type: 'paragraph', children: asPhrasing(islands.inline(value.trim())) }) - 1;
  const blank = (found: boolean): ElementContent[] => (found ? [{ type: 'text', value: ' ' }] : []);
  return [...blank(/^\s/.test(value)), element('x-node', { number: String(number), inline: true }), ...blank(/\s$/.test(value))];
}

/** The text of code, in which placeholders and pieces are what was typed. */
function verbatim(parent: Element, held: readonly RootContent[], islands: Islands): string {
  return parent.children
    .map((child): string => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      const [, kind, number] = /^x-(node|piece)-(\d+)$/.exec(child.tagName) ?? [];
      const inner = verbatim(child, held, islands);
      if (kind === 'piece') return islands.rawPiece(Number(number), 'open') + inner + (inner && islands.rawPiece(Number(number), 'close'));
      const node = held[Number(number)];
      if (kind === 'node' && node) return 'value' in node ? node.value : toString(node);
      return child.tagName === 'br' ? `\n${inner}` : inner;
    })
    .join('');
}

function element(tagName: string, properties: Element['properties']): Element {
  return { type: 'element', tagName, properties, children: [] };
}

function nodeHandler(held: readonly RootContent[]): Handle {
  return (_state: State, element: Element) => {
    const node = held[Number(element.properties['number'])];
    return (element.properties['inline'] && node && isParent(node) ? node.children : node) as ReturnType<Handle>;
  };
}

function pieceHandler(islands: Islands): Handle {
  return (state: State, element: Element) => islands.piece(Number(element.properties['number']), state.all(element) as RootContent[]) as ReturnType<Handle>;
}

function hold(node: RootContent, held: RootContent[]): string {
  const number = held.push(node) - 1;
  return `<x-node-${number}></x-node-${number}>`;
}

function rawPart(raw: string): Part {
  return { type: 'raw', raw, name: '', closing: false, bare: false };
}

function isElement(name: string): boolean {
  const lower = name.toLowerCase();
  const known: Readonly<Record<string, Handle>> = defaultHandlers;
  return ownElements.has(lower) || (Object.hasOwn(known, lower) && known[lower] !== known['title']);
}

function isMaterial(node: RootContent): boolean {
  if (node.type === 'html') return !/^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value);
  if (node.type === 'text') return new RegExp(markPattern.source).test(node.value);
  return node.type === 'paragraph' && onlyMarks(node);
}

function onlyMarks(node: RootContent): boolean {
  return isParent(node) && node.children.every((child) => child.type === 'text') && toString(node).trim() !== '' && toString(node).replace(markPattern, '').trim() === '';
}

/** Puts back the text of pieces that stand where nothing is converted, such as in code. */
export function restore(value: string, islands: Pick<Islands, 'rawPiece'>): string {
  return value.replace(markPattern, (_, sign: string, number: string) =>
    islands.rawPiece(Number(number), sign === marks.open ? 'open' : sign === marks.close ? 'close' : 'void'),
  );
}

/** A tag of a box that begins or ends inside a paragraph belongs beside it, where its partner stands. */
function lift(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const names = node.children.map((child) => (child.type === 'html' ? /^<(\/?)([a-z][a-z0-9]*)[^<>]*>$/i.exec(child.value) : null));
  const count = (name: string, slash: string) => names.filter((each) => each?.[2] === name && each[1] === slash).length;
  const loose = (index: number, slash: string) => {
    const [, found, name = ''] = names[index] ?? [];
    return found === slash && blockNames.test(name) && count(name, '') !== count(name, '/');
  };
  let end = node.children.length;
  let start = 0;
  while (start < end && loose(start, '')) start++;
  while (end > start && loose(end - 1, '/')) end--;
  if (start === 0 && end === node.children.length) return [node];
  const middle = node.children.slice(start, end);
  const paragraph: RootContent[] = middle.length > 0 ? [{ ...node, children: middle }] : [];
  return [...node.children.slice(0, start), ...paragraph, ...node.children.slice(end)];
}
