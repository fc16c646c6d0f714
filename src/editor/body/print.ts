import type { Link, Nodes, PhrasingContent, Root, RootContent } from 'mdast';
import { defaultHandlers, toMarkdown, type Handle, type Options } from 'mdast-util-to-markdown';
import { pageToMarkdown } from '../../mdx/write.ts';
import type { Style } from './style.ts';
import { childrenOf, setChildren, type ComponentNode, type RawNode } from './tree.ts';

/** Writes a tree as Markdown, in a given style. */
export function print(root: Root, { tight, ...style }: Style): string {
  neaten(root);
  const ours: Options = {
    handlers: { component: component(tight), raw, list, link } as Record<string, Handle>,
    // Between what neither is a list or a paragraph nor has to be apart, one blank line.
    join: [(left, right) => (left.type === 'definition' && right.type === 'definition' ? 0 : undefined)],
  };
  const extensions = [...pageToMarkdown(), ours];
  return toMarkdown(root, { ...style, extensions }).replace(/\n+$/, '');
}

/** Takes out what the editor holds and Markdown cannot say: empty paragraphs, line breaks at an end. */
function neaten(node: Nodes): void {
  for (const child of childrenOf(node)) neaten(child);
  if (node.type === 'root' || node.type === 'blockquote' || node.type === 'footnoteDefinition')
    setChildren(node, blocks(childrenOf(node)));
  else if (node.type === 'listItem') setChildren(node, blocks(childrenOf(node)));
  else if (node.type === 'component' && node.block) setChildren(node, blocks(childrenOf(node)));
  else if (node.type === 'paragraph' || node.type === 'heading') setChildren(node, trimmed(node.children));
}

function blocks(children: readonly RootContent[]): RootContent[] {
  const found: RootContent[] = [];
  let words: PhrasingContent[] | undefined;
  for (const child of children) {
    if (isPhrasing(child)) {
      if (words) words.push(child);
      else found.push({ type: 'paragraph', children: (words = [child]) });
    } else {
      words = undefined;
      if (child.type !== 'paragraph' || child.children.length > 0) found.push(child);
    }
  }
  return found;
}

const phrasing: ReadonlySet<string> = new Set([
  'break',
  'delete',
  'emphasis',
  'footnoteReference',
  'image',
  'imageReference',
  'inlineCode',
  'link',
  'linkReference',
  'strong',
  'text',
]);

function isPhrasing(node: RootContent): node is PhrasingContent {
  return phrasing.has(node.type) || ((node.type === 'component' || node.type === 'raw') && !node.block);
}

function trimmed(children: readonly PhrasingContent[]): PhrasingContent[] {
  const kept = [...children];
  while (kept[0]?.type === 'break') kept.shift();
  while (kept.at(-1)?.type === 'break') kept.pop();
  const [first] = kept;
  if (first?.type === 'text') kept[0] = { ...first, value: first.value.replace(/^[ \t\n]+/, '') };
  const last = kept.at(-1);
  if (last?.type === 'text') kept[kept.length - 1] = { ...last, value: last.value.replace(/[ \t\n]+$/, '') };
  return kept.filter((node) => node.type !== 'text' || node.value !== '');
}

function component(tight: boolean): Handle {
  const handle: Handle = (node: ComponentNode, _, state, info) => {
    const open = tagOf(node);
    if (node.children.length === 0) return `<${open} />`;
    const exit = state.enter('component' as 'paragraph');
    const close = `</${node.name}>`;
    const inner = node.block
      ? state.containerFlow(node as never, info)
      : state.containerPhrasing(node as never, { ...info, before: '>', after: '<' });
    exit();
    const gap = node.block ? (tight ? '\n' : '\n\n') : '';
    return `<${open}>${gap}${inner}${gap}${close}`;
  };
  return Object.assign(handle, { peek: () => '<' });
}

function tagOf({ name, props }: ComponentNode): string {
  const attributes = Object.entries(props).map(([key, value]) => ` ${key}="${encoded(value)}"`);
  return name + attributes.join('');
}

function encoded(text: string): string {
  return text.replace(/&(?=(?:quot|apos|lt|gt|amp);)/g, '&amp;').replaceAll('"', '&quot;');
}

const raw: Handle = Object.assign((node: RawNode) => node.value, { peek: () => '<' });

const list: Handle = (node: Extract<Nodes, { type: 'list' }>, parent, state, info) => {
  const { bullet, bulletOther, bulletOrdered, incrementListMarker } = state.options;
  const { marker, counts } = node.data ?? {};
  // A list right below another of its kind keeps apart from it by another sign.
  const isApart = state.bulletLastUsed === undefined || !parent || state.bulletLastUsed !== marker;
  if (marker !== undefined && isApart) {
    if (node.ordered) state.options.bulletOrdered = marker as '.';
    else {
      state.options.bullet = marker as '-';
      state.options.bulletOther = marker === '*' ? '-' : '*';
    }
  }
  if (counts !== undefined) state.options.incrementListMarker = counts;
  const text = defaultHandlers.list(node, parent, state, info);
  Object.assign(state.options, { bullet, bulletOther, bulletOrdered, incrementListMarker });
  return text;
};

const link: Handle = Object.assign(
  ((node: Link, parent, state, info) => {
    const [only] = node.children;
    const { form } = node.data ?? {};
    const isAlone = form !== undefined && node.children.length === 1 && only?.type === 'text';
    if (!isAlone || !leadsTo(node.url, only.value)) return defaultHandlers.link(node, parent, state, info);
    return form === 'bare' ? only.value : `<${only.value}>`;
  }) as Handle,
  { peek: (node: Link) => (node.data?.form === 'bare' ? 'a' : node.data?.form ? '<' : '[') },
);

/** Whether a text by itself is a link to an address. */
function leadsTo(url: string, text: string): boolean {
  return url === text || url === `mailto:${text}` || url === `http://${text}`;
}
