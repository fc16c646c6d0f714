import type { Element, ElementContent, Parents, Text } from 'hast';
import { fromHtml as parseHtml } from 'hast-util-from-html';
import { defaultHandlers, toMdast, type Handle } from 'hast-util-to-mdast';
import type { Root } from 'mdast';
import { classesOf, element, isElement, styleOf, wordsOf } from './elements.ts';
import { linkTarget, pictureTarget } from './links.ts';
import { gatherItems } from './lists.ts';
import { tidyTree } from './tree.ts';

/** Copied HTML as a tree of Markdown. In the place of a picture that lies elsewhere, a link leads to it. */
export function fromHtml(html: string, site: string): Root {
  const image: Handle = (state, node) => {
    const [src, alt] = [node.properties['src'], node.properties['alt']].map((each) => String(each ?? ''));
    const own = pictureTarget(src ?? '', site);
    if (own !== undefined)
      return defaultHandlers['img']?.(state, { ...node, properties: { ...node.properties, src: own } });
    const url = linkTarget(src ?? '', site);
    return url === undefined
      ? undefined
      : { type: 'link', url, children: [{ type: 'text', value: alt || 'Picture' }] };
  };
  const tree = parseHtml(html, { fragment: true });
  const children = gatherItems(tidied(tree, site));
  const root = toMdast({ type: 'root', children }, { document: true, handlers: { ...handlers, img: image } });
  return tidyTree(root as Root);
}

const nothing: Handle = () => undefined;
const children: Handle = (state, node) => state.all(node) as ReturnType<Handle>;

/** What the library would make links, pictures or slanted words of. */
const handlers: Record<string, Handle> = {
  ...Object.fromEntries(
    ['audio', 'button', 'iframe', 'object', 'select', 'textarea', 'video'].map((name) => [name, nothing]),
  ),
  ...Object.fromEntries(['cite', 'mark', 'u'].map((name) => [name, children])),
};

/** The children of a node as HTML would say what they mean, without what only arranges or hides them. */
function tidied(parent: Parents, site: string): ElementContent[] {
  return parent.children.flatMap((child): ElementContent[] => {
    if (child.type === 'text') return [withoutGaps(child)];
    return isElement(child) && !isHidden(child) ? renamed(child, site) : [];
  });
}

function renamed(node: Element, site: string): ElementContent[] {
  const { tagName, properties } = node;
  const inner = tidied(node, site);
  const made = (name = tagName, content = inner) => [element(name, properties, content)];
  if (classesOf(node).includes('ListContainerWrapper')) return inner;
  switch (tagName) {
    case 'a': {
      const href = linkTarget(String(properties['href'] ?? ''), site);
      return href === undefined ? inner : [element('a', { href }, inner)];
    }
    case 'table':
      return arranges(node) ? renamed(asBlocks(node), site) : made('table', withHead(inner));
    case 'thead':
    case 'tbody':
      return inner.filter((child) => isElement(child));
    case 'tr':
      return made(
        'tr',
        inner.filter((child) => isElement(child)),
      );
    case 'td':
    case 'th':
      return made(tagName, onOneLine(inner));
    case 'ul':
    case 'ol':
      return made(tagName, withOwners(inner));
    case 'li':
      return made('li', listsLast(gatherItems(inner)));
    case 'p':
    case 'div':
      if (properties['role'] === 'heading')
        return made(`h${String(properties['ariaLevel'] ?? 2)}`, plainWords(inner));
      if (classesOf(node).includes('MsoTitle')) return made('h1', plainWords(inner));
      return made(tagName, tagName === 'div' ? gatherItems(inner) : inner);
    default:
      if (/^h[1-6]$/.test(tagName)) return made(tagName, plainWords(inner));
      return inTheirStyle(node, inner);
  }
}

/** Words that are bold, slanted or struck by style, or that are not though their element says so. */
function inTheirStyle(node: Element, inner: ElementContent[]): ElementContent[] {
  const weight = styleOf(node, 'font-weight');
  const isBold = /^(?:bold|bolder|[6-9]00)$/.test(weight ?? '');
  if (node.tagName === 'b' || node.tagName === 'strong')
    return weight === undefined || isBold ? [element('strong', {}, inner)] : inner;
  if (node.tagName === 'i' || node.tagName === 'em')
    return styleOf(node, 'font-style') === 'normal' ? inner : [element('em', {}, inner)];
  // A bullet that Word draws by itself: it says what list its paragraph is of.
  const isMarker = styleOf(node, 'mso-list') !== undefined;
  if (isMarker || !/^(?:span|font)$/.test(node.tagName)) return [{ ...node, children: inner }];
  if (wordsOf(node).trim() === '') return inner;
  const names = [
    ...(isBold ? ['strong'] : []),
    ...(styleOf(node, 'font-style') === 'italic' ? ['em'] : []),
    ...(/line-through/.test(styleOf(node, 'text-decoration') ?? '') ? ['del'] : []),
  ];
  return names.reduceRight((content, name) => [element(name, {}, content)], inner);
}

function isHidden(node: Element): boolean {
  return (
    node.properties['hidden'] === true ||
    styleOf(node, 'display') === 'none' ||
    styleOf(node, 'mso-hide') === 'all' ||
    /^(?:head|style|script|title|xml|noscript|template)$/.test(node.tagName)
  );
}

/** Programs put blanks that do not break where several are to be seen, and signs of no width for themselves. */
function withoutGaps(text: Text): Text {
  const value = text.value
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[ \t\r\n]*\u00a0[\s\u00a0]+|[\s\u00a0]+\u00a0[ \t\r\n]*/g, ' ')
    .replace(/^\u00a0|\u00a0$/g, ' ');
  return { ...text, value };
}

/** Without bold in it: a heading is bold by itself. */
function plainWords(children: ElementContent[]): ElementContent[] {
  return children.flatMap((child): ElementContent[] => {
    if (!isElement(child)) return [child];
    const inner = plainWords(child.children);
    return child.tagName === 'strong' ? inner : [{ ...child, children: inner }];
  });
}

/** Mail and pages arrange what they show in tables: with one column, or with others in them. */
function arranges(table: Element): boolean {
  const rows = (node: Element): Element[] =>
    node.children.flatMap((child) =>
      !isElement(child) ? [] : child.tagName === 'tr' ? [child] : rows(child),
    );
  const holdsTable = (node: Element): boolean =>
    node.children.some((child) => isElement(child) && (child.tagName === 'table' || holdsTable(child)));
  return (
    holdsTable(table) || rows(table).every((row) => row.children.filter((each) => isElement(each)).length < 2)
  );
}

/** A table and its own parts as plain blocks. */
function asBlocks(node: Element): Element {
  const children = node.children.map((child) =>
    isElement(child) && /^t(?:body|head|foot|r|d|h)$/.test(child.tagName) ? asBlocks(child) : child,
  );
  return element('div', {}, children);
}

/** The first row is the head, as it has to be in Markdown. */
function withHead(rows: ElementContent[]): ElementContent[] {
  const first = rows.find((row) => isElement(row, 'tr'));
  return rows.map((row) => {
    if (row !== first || !isElement(row)) return row;
    const cells = row.children.map((cell) =>
      isElement(cell) ? { ...cell, tagName: 'th', children: plainWords(cell.children) } : cell,
    );
    return { ...row, children: cells };
  });
}

const blocks = /^(?:address|article|blockquote|div|dl|dd|dt|h[1-6]|li|ol|p|pre|section|ul)$/;

/** The content of a cell, where blocks have no place: a line for each. */
function onOneLine(children: readonly ElementContent[]): ElementContent[] {
  const line: ElementContent[] = [];
  for (const child of children) {
    const isBlock = isElement(child) && blocks.test(child.tagName);
    if (isBlock && line.some((each) => wordsOf(each).trim() !== '')) line.push(element('br', {}, []));
    line.push(...(isBlock ? onOneLine(child.children) : [child]));
  }
  return line;
}

/** A list right in a list, as Google Docs and LibreOffice write it, belongs to the item before it. */
function withOwners(children: readonly ElementContent[]): ElementContent[] {
  const items: Element[] = [];
  for (const child of children) {
    if (!isElement(child)) continue;
    const owner = items.at(-1);
    if (child.tagName === 'li' || !owner) items.push(child);
    else owner.children = [...owner.children, child];
  }
  return items;
}

/** The editor has no shape for words below the list in an item. */
function listsLast(children: readonly ElementContent[]): ElementContent[] {
  const isList = (child: ElementContent) => isElement(child) && /^[uo]l$/.test(child.tagName);
  return [...children.filter((child) => !isList(child)), ...children.filter(isList)];
}
