import { defaultHandlers, type Handle } from 'hast-util-to-mdast';
import type { Nodes, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { typedName } from './confluence-tags.ts';
import { markPattern, marks } from './placeholders.ts';

/**
 * Writes the children of a parent as HTML: tags as they are, and in place of everything else elements
 * `x-node-N`, where N counts `held`; pieces become elements `x-piece-N`.
 *
 * @param restore puts marks back to what was typed.
 */
export function markupOf(
  children: readonly RootContent[],
  held: RootContent[],
  restore: (value: string) => string,
): string {
  const parts = children.flatMap((child) => write(child, held, restore));
  const isMeant = meantAsHtml(parts);
  return parts
    .map((part) =>
      part.type === 'tag' && !isMeant(part)
        ? hold({ type: 'text', value: part.raw.replace(/x-(?:ac|ri)-/, typedName) }, held)
        : part.raw,
    )
    .join('');
}

/** Whether a node holds anything that has to go through HTML. Comments stay as they are. */
export function isMaterial(node: RootContent): boolean {
  if (node.type === 'html') return !/^<!--(?:(?!-->)[\s\S])*-->\s*$/.test(node.value);
  if (node.type === 'text') return new RegExp(markPattern.source).test(node.value);
  return onlyMarks(node);
}

/** Whether a paragraph is nothing but marks, which then stand between blocks. */
export function onlyMarks(node: Nodes): boolean {
  return (
    node.type === 'paragraph' &&
    node.children.every((child) => child.type === 'text') &&
    toString(node).trim() !== '' &&
    toString(node).replace(markPattern, '').trim() === ''
  );
}

/** A tag of a box that begins or ends inside a paragraph belongs beside it, where its partner stands. */
export function lift(node: RootContent): RootContent[] {
  if (node.type !== 'paragraph') return [node];
  const names = node.children.map((child) =>
    child.type === 'html' ? /^<(\/?)([a-z][a-z0-9-]*)[^<>]*>$/i.exec(child.value) : null,
  );
  const count = (name: string, slash: string) =>
    names.filter((each) => each?.[2] === name && each[1] === slash).length;
  const loose = (index: number) => {
    const [, , name = ''] = names[index] ?? [];
    return blockNames.test(name) && count(name, '') !== count(name, '/');
  };
  let end = node.children.length;
  let start = 0;
  while (start < end && loose(start)) start++;
  while (end > start && loose(end - 1)) end--;
  if (start === 0 && end === node.children.length) return [node];
  const middle = node.children.slice(start, end);
  const paragraph: RootContent[] = middle.length > 0 ? [{ ...node, children: middle }] : [];
  return [...node.children.slice(0, start), ...paragraph, ...node.children.slice(end)];
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
const openEnded: ReadonlySet<string> = new Set([
  'p',
  'li',
  'td',
  'th',
  'tr',
  'dt',
  'dd',
  'br',
  'hr',
  'img',
  'wbr',
  'input',
  'thead',
  'tbody',
  'tfoot',
  'col',
  'source',
  'track',
  'embed',
  'param',
  'image',
]);
const ownElements: ReadonlySet<string> = new Set([
  'script',
  'style',
  'svg',
  'path',
  'rect',
  'circle',
  'line',
  'polygon',
  'g',
  'defs',
  'col',
  'colgroup',
  'caption',
  'source',
  'track',
  'param',
  'embed',
  'option',
  'optgroup',
  'datalist',
  'dialog',
  'menu',
  'picture',
  'figure',
  'template',
]);
const blockNames =
  /^(?:div|details|summary|p|center|table|ul|ol|section|article|aside|figure|blockquote|header|footer|main|nav|x-(?:ac|ri)-[\w-]+)$/i;

/** One child as part of the text that the HTML parser reads. */
function write(child: RootContent, held: RootContent[], restore: (value: string) => string): Part[] {
  if (child.type === 'html')
    return child.value.startsWith('<!--') && !/-->[\s\S]*\S/.test(child.value)
      ? [rawPart(hold(child, held))]
      : writeHtml(child.value, held);
  if (child.type === 'text')
    return writeMarks(child.value, (value) => rawPart(hold({ type: 'text', value }, held)));
  if (onlyMarks(child)) return writeMarks(toString(child), () => rawPart(' '));
  // Indentation inside HTML is layout, where Markdown sees code.
  if (child.type === 'code' && child.data?.indented && /^\s*<\/?[a-z]/i.test(child.value))
    return writeHtml(restore(child.value), held);
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
  const written =
    safe === name && !selfClosed
      ? raw
      : closing
        ? `</${safe}>`
        : `<${safe}${attributes}>${selfClosed ? `</${safe}>` : ''}`;
  return { type: 'tag', raw: written, name, closing, bare: attributes.trim() === '' && !selfClosed };
}

/** Elements whose content browsers do not read as other HTML, and what stands in for them. */
const rawTextNames: Readonly<Record<string, string>> = {
  iframe: 'x-frame',
  textarea: 'pre',
  xmp: 'pre',
  listing: 'pre',
  plaintext: 'pre',
  noembed: 'div',
  noframes: 'div',
  noscript: 'div',
  // In a list of choices an HTML parser takes nothing but words.
  select: 'x-select',
  optgroup: 'x-optgroup',
  option: 'x-option',
  datalist: 'x-select',
  template: 'x-template',
};

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
function meantAsHtml(parts: readonly Part[]): (part: Part) => boolean {
  const closed = new Set(
    parts.filter((part) => part.type === 'tag' && part.closing).map((part) => part.name),
  );
  return ({ name, closing, bare }) =>
    closing ||
    openEnded.has(name) ||
    closed.has(name) ||
    (!/^(?:script|style|svg)$/.test(name) && (!bare || blockNames.test(name)));
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
  return (
    /^x-(?:ac|ri)-/.test(lower) ||
    ownElements.has(lower) ||
    (Object.hasOwn(known, lower) && known[lower] !== known['title'])
  );
}
