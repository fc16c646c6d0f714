import type { Element, ElementContent, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast, type Handle, type State } from 'hast-util-to-mdast';
import type { Parents, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hiddenComment } from './comments.ts';
import { typedName } from './confluence-tags.ts';
import { arranging, handlers, type Islands } from './elements.ts';
import { labelsIn, missingIn } from './labels.ts';
import { isMaterial, lift, markupOf, onlyMarks } from './markup.ts';
import { markPattern, marks } from './placeholders.ts';
import { asFlow, asPhrasing } from './normalise-tree.ts';
import { stringify } from './parse.ts';
import { isParent, isPhrasing, mapTree } from './tree.ts';

/**
 * Turns HTML and marked pieces into Markdown, from the innermost parent outwards.
 *
 * The children of a parent are written as one HTML text, in which everything that is Markdown already is held
 * by a placeholder. An HTML parser puts this in order as browsers do, and what comes out is read as Markdown.
 */
export function convertHtml(root: Root, islands: Islands): void {
  convert(root, islands);
  mapTree(root, (node) =>
    node.type === 'inlineCode' && node.data?.isComment ? [{ type: 'html', value: node.value }] : [node],
  );
  root.children = asFlow(root.children);
}

function convert(parent: Parents, islands: Islands): void {
  for (const child of parent.children) if (isParent(child) && !onlyMarks(child)) convert(child, islands);
  parent.children = (parent.children as RootContent[]).flatMap(lift) as typeof parent.children;
  const children = parent.children as RootContent[];
  if (!children.some(isMaterial)) return;
  const held: RootContent[] = [];
  const tree = fromHtml(
    markupOf(children, held, (value) => restore(value, islands)),
    { fragment: true },
  );
  const labels = labelsIn(tree);
  prepare(tree, held, islands);
  const result = toMdast(tree, {
    document: false,
    handlers: { ...handlers(islands), 'x-node': nodeHandler(held), 'x-piece': pieceHandler(islands) },
  });
  const nodes = result.type === 'root' ? result.children : [result as RootContent];
  const inLine = parent.type === 'heading' || parent.type === 'tableCell';
  parent.children = (inLine ? asPhrasing(nodes) : nodes) as typeof parent.children;
  for (const { element, words } of missingIn(parent.children as RootContent[], labels))
    islands.change('label', `<${nameTyped(element)}> ${restore(words, islands)}`);
}

/** Gives placeholders and pieces names that handlers can have, and tells what becomes of each element. */
function prepare(tree: HastRoot | Element, held: RootContent[], islands: Islands): void {
  tree.children = (tree.children as ElementContent[]).flatMap((child, index, all): ElementContent[] => {
    if (isControl(child) && isControl(all[index - 1])) return [{ type: 'text', value: ' ' }, ...one(child)];
    return one(child);
  });

  function one(child: ElementContent): ElementContent[] {
    if (child.type === 'text')
      return looksLikeMarkdown.test(child.value) ? markdownText(child.value, held, islands) : [child];
    if (child.type !== 'element') return [child];
    const unseen = isUnseen(child) ? wordsIn(child, held, islands).trim() : '';
    if (unseen !== '') {
      islands.change('comment', '');
      const hidden = held.push({ type: 'html', value: hiddenComment(unseen) }) - 1;
      return [{ ...element('x-node', { number: String(hidden) }), children: [{ type: 'text', value: 'x' }] }];
    }
    const [, kind, number] = /^x-(node|piece)-(\d+)$/.exec(child.tagName) ?? [];
    // Code that was never ended goes on around everything that follows.
    if (/^(?:code|kbd|samp|tt|var)$/.test(child.tagName) && holdsBlocks(child, held)) child.tagName = 'div';
    if (/^(?:pre|code|kbd|samp|tt|var|listing|xmp|textarea|script|style)$/.test(child.tagName)) {
      child.children = [{ type: 'text', value: verbatim(child, held, islands) }];
    } else if (child.tagName === 'svg') settle(child, held, islands);
    else prepare(child, held, islands);
    if (kind !== undefined) {
      // Without anything in it, it would not count as words, and the blanks around it would be taken away.
      const empty = child.children.length === 0;
      return [
        {
          ...child,
          tagName: `x-${kind}`,
          properties: { number, empty },
          children: empty ? [{ type: 'text', value: 'x' }] : child.children,
        },
      ];
    }
    islands.change(arranging.has(child.tagName) ? 'html-dropped' : 'html', `<${nameTyped(child.tagName)}>`);
    const name = child.properties['id'] ?? (child.tagName === 'a' ? child.properties['name'] : undefined);
    if (name && !tableParts.test(child.tagName))
      child.children.unshift(element('x-anchor', { name: String(name) }));
    const caption =
      child.tagName === 'table'
        ? child.children.find((each) => each.type === 'element' && each.tagName === 'caption')
        : undefined;
    if (caption?.type !== 'element') return [child];
    return [
      { ...caption, tagName: 'p' },
      { ...child, children: child.children.filter((each) => each !== caption) },
    ];
  }
}

/** The name of an element as it was typed, as far as that is known. */
function nameTyped(tagName: string): string {
  return typedName(tagName).replace('x-frame', 'iframe').replace(/^x-/, '');
}

/** Whether browsers show nothing of an element, though it holds words. */
function isUnseen({ tagName, properties }: Element): boolean {
  // Vue shows the templates that fill a slot.
  const isSlot = Object.keys(properties).some((name) => /^(?:#|v-?slot|slot)/i.test(name));
  return (
    (tagName === 'x-template' && !isSlot) ||
    (properties['hidden'] !== undefined && properties['hidden'] !== false) ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(String(properties['style'] ?? ''))
  );
}

/** All that is typed in an element, with its parts on lines of their own, and its comments. */
function wordsIn(parent: Element, held: readonly RootContent[], islands: Islands): string {
  return parent.children
    .map((child) => {
      const number = child.type === 'element' ? /^x-node-(\d+)$/.exec(child.tagName)?.[1] : undefined;
      const node = number === undefined ? undefined : held[Number(number)];
      const comment = node?.type === 'html' ? /^<!--([\s\S]*)-->\s*$/.exec(node.value)?.[1] : undefined;
      return comment ?? verbatim({ ...parent, children: [child] }, held, islands);
    })
    .join('\n');
}

/** Whether browsers show an element apart from its neighbours, without a blank between them. */
function isControl(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && /^(?:a|button|label|input|x-select)$/.test(node.tagName);
}

const looksLikeMarkdown = /\]\(|\*\*|`|\]\[/;
const tableParts = /^(?:table|thead|tbody|tfoot|tr|ul|ol|dl|pre|code|details|select)$/;

/** Authors write Markdown between HTML tags and mean it. */
function markdownText(value: string, held: RootContent[], islands: Islands): ElementContent[] {
  const number = held.push({ type: 'paragraph', children: asPhrasing(islands.inline(value.trim())) }) - 1;
  const blank = (found: boolean): ElementContent[] => (found ? [{ type: 'text', value: ' ' }] : []);
  return [
    ...blank(/^\s/.test(value)),
    {
      ...element('x-node', { number: String(number), inline: true }),
      children: [{ type: 'text', value: 'x' }],
    },
    ...blank(/\s$/.test(value)),
  ];
}

/** The text of code, in which placeholders and pieces are what was typed. */
function verbatim(parent: Element, held: readonly RootContent[], islands: Islands): string {
  return parent.children
    .map((child): string => {
      if (child.type === 'text') return isRaw(parent) ? typedIn(child.value, held, islands) : child.value;
      if (child.type !== 'element') return '';
      const [, kind, number] = /^x-(node|piece)-(\d+)$/.exec(child.tagName) ?? [];
      const inner = verbatim(child, held, islands);
      if (kind === 'piece') return islands.verbatim(Number(number), inner);
      const node = held[Number(number)];
      if (node?.type === 'html' && node.value.startsWith('<!--')) return '';
      if (kind === 'node' && node) return 'value' in node ? node.value : toString(node);
      return child.tagName === 'br' ? `\n${inner}` : inner;
    })
    .join('');
}

/** Whether an HTML parser takes all that stands in an element for text, tags as well. */
function isRaw({ tagName }: Element): boolean {
  return /^(?:script|style)$/.test(tagName);
}

/** The text of such an element, with what was typed for the placeholders and pieces that were taken for text. */
function typedIn(value: string, held: readonly RootContent[], islands: Islands): string {
  return value
    .replace(/<x-node-(\d+)><\/x-node-\1>/g, (_, number: string) => {
      const node = held[Number(number)];
      if (node === undefined) return '';
      return node.type === 'text' || node.type === 'html'
        ? node.value
        : stringify({ type: 'root', children: [node] }).trim();
    })
    .replace(/<x-piece-(\d+)><\/x-piece-\1>/g, (_, number: string) => islands.verbatim(Number(number), ''))
    .replace(/<(\/?)x-piece-(\d+)>/g, (_, slash: string, number: string) =>
      islands.rawPiece(Number(number), slash ? 'close' : 'open'),
    );
}

function holdsBlocks({ children }: Element, held: readonly RootContent[]): boolean {
  return children.some((child) => {
    const number = child.type === 'element' ? /^x-node-(\d+)$/.exec(child.tagName)?.[1] : undefined;
    const node = number === undefined ? undefined : held[Number(number)];
    return node !== undefined && !isPhrasing(node);
  });
}

/** Puts back what placeholders stand for in an element that is kept as it is. */
function settle(parent: Element, held: readonly RootContent[], islands: Islands): void {
  parent.children = parent.children.map((child) => {
    if (child.type === 'text' && isRaw(parent))
      return { ...child, value: typedIn(child.value, held, islands) };
    if (child.type !== 'element') return child;
    if (/^x-(?:node|piece)-\d+$/.test(child.tagName))
      return { type: 'text', value: verbatim({ ...parent, children: [child] }, held, islands) };
    settle(child, held, islands);
    return child;
  });
}

function element(tagName: string, properties: Element['properties']): Element {
  return { type: 'element', tagName, properties, children: [] };
}

function nodeHandler(held: readonly RootContent[]): Handle {
  return (_state: State, element: Element) => {
    const node = held[Number(element.properties['number'])];
    return (
      element.properties['inline'] && node && isParent(node) ? node.children : node && asWords(node)
    ) as ReturnType<Handle>;
  };
}

/** A comment counts as words while HTML is put in order: it may stand in a sentence. */
function asWords(node: RootContent): RootContent {
  return node.type === 'html' && node.value.startsWith('<!--')
    ? { type: 'inlineCode', value: node.value, data: { isComment: true } }
    : node;
}

function pieceHandler(islands: Islands): Handle {
  return (state: State, element: Element) =>
    islands
      .piece(
        Number(element.properties['number']),
        element.properties['empty'] ? [] : (state.all(element) as RootContent[]),
      )
      .map(asWords) as ReturnType<Handle>;
}

/** Puts back the text of pieces that stand where nothing is converted, such as in code. */
export function restore(value: string, islands: Pick<Islands, 'rawPiece'>): string {
  return value.replace(markPattern, (_, sign: string, number: string) =>
    islands.rawPiece(Number(number), sign === marks.open ? 'open' : sign === marks.close ? 'close' : 'void'),
  );
}
