import type { Definition, Delete, Emphasis, PhrasingContent, Root, RootContent, Strong } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { hiddenComment } from './comments.ts';
import { calloutKind, isKind } from './components.ts';
import { callout, detailsBox } from './components-in.ts';
import { mapTree, text, walk } from './tree.ts';

/**
 * Puts the addresses that stand apart from their links into the links; tells of those that no link uses, and of
 * comments that are written as if they were one.
 */
export function inlineReferences(
  root: Root,
  report: { unused: (definition: string) => void; hidden: () => void; used: (label: string) => void },
): void {
  const definitions = new Map<string, Definition>();
  const used = new Set<Definition>();
  const all: Definition[] = [];
  walk(root, (node) => {
    if (node.type !== 'definition') return;
    all.push(node);
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  mapTree(root, (node): RootContent[] => {
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return [node];
    const definition = definitions.get(node.identifier);
    if (definition === undefined) return [node];
    used.add(definition);
    const { url, title } = definition;
    return node.type === 'linkReference'
      ? [{ type: 'link', url, title: title ?? null, children: node.children }]
      : [{ type: 'image', url, title: title ?? null, alt: node.alt ?? null }];
  });
  mapTree(root, (node): RootContent[] => {
    if (node.type !== 'definition') return [node];
    if (used.has(node) || !isComment(node)) return [];
    report.hidden();
    return node.title ? [{ type: 'html', value: hiddenComment(node.title) }] : [];
  });
  for (const definition of all) {
    const { identifier, url, label, title } = definition;
    if (used.has(definition)) report.used(label ?? identifier);
    else if (!isComment(definition))
      report.unused(`[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`);
  }
}

/** `[//]: # (words)` and `[comment]: <> (words)` are how some write a comment. */
function isComment({ identifier, url }: Definition): boolean {
  return url === '#' || url === '' || identifier === '//' || identifier === 'comment';
}

/**
 * Puts blanks at the ends of bold and other words beside them, where Markdown wants them. A backslash that ends a
 * paragraph was to break a line that has no next one.
 */
export function tidyEnds(root: Root): void {
  mapTree(root, (node) =>
    node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete'
      ? blanksBeside(node)
      : [node],
  );
  walk(root, (node) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return;
    const last = node.children.at(-1);
    if (last?.type === 'text') last.value = last.value.replace(/\\$/, '');
  });
}

/**
 * GitHub’s alerts, `> [!NOTE]`, and Obsidian’s, which may have a title and be folded, are boxes; not where a backslash
 * says that the signs are to be seen.
 *
 * @param source the text that was parsed
 */
export function boxesFromAlerts(root: Root, source: string, found: (name: string) => void): void {
  mapTree(root, (node): RootContent[] => {
    if (node.type !== 'blockquote') return [node];
    const [first, ...rest] = node.children;
    if (first?.type !== 'paragraph') return [node];
    const [line, below] = firstLine(first.children);
    if (source[first.position?.start.offset ?? -1] === '\\') return [node];
    const [whole, name = '', fold] =
      (line[0]?.type === 'text' && /^\[!([A-Za-z][\w-]*)(?:\|[^\]]*)?\]([+-]?)/.exec(line[0].value)) || [];
    if (whole === undefined) return [node];
    found(`[!${name}]`);
    const begun = [
      text(line[0]?.type === 'text' ? line[0].value.slice(whole.length).trimStart() : ''),
      ...line.slice(1),
    ];
    const words = toString({ type: 'root', children: begun }).trim();
    // What leads somewhere, or is long, is no title but the first words of the box.
    const isTitle =
      words.length <= 60 && begun.every(({ type }) => /^(?:text|strong|emphasis|inlineCode)$/.test(type));
    const title =
      isTitle && words
        ? words
        : isKind(name.toLowerCase())
          ? ''
          : name.charAt(0).toUpperCase() + name.slice(1);
    const own = isTitle ? below : [...begun, ...(below.length > 0 ? [text('\n'), ...below] : [])];
    const blocks = [...(own.length > 0 ? [{ ...first, children: own }] : []), ...rest];
    return [fold ? detailsBox(title || name, blocks) : callout(calloutKind({ type: name }), title, blocks)];
  });
}

/** The words of a paragraph up to the end of its first line, and those below. */
function firstLine(nodes: readonly PhrasingContent[]): [line: PhrasingContent[], below: PhrasingContent[]] {
  const ends = (node: PhrasingContent) =>
    node.type === 'break' || (node.type === 'text' && node.value.includes('\n'));
  const index = nodes.findIndex(ends);
  const end = nodes[index];
  if (end === undefined) return [[...nodes], []];
  const [line, below] = [nodes.slice(0, index), nodes.slice(index + 1)];
  if (end.type !== 'text') return [line, below];
  const at = end.value.indexOf('\n');
  const rest = end.value.slice(at + 1);
  return [
    [...line, text(end.value.slice(0, at))],
    [...(rest ? [text(rest)] : []), ...below],
  ];
}

/** Words that stand out, with the blanks at their ends beside them. */
function blanksBeside(node: Strong | Emphasis | Delete): PhrasingContent[] {
  const [first] = node.children;
  const last = node.children.at(-1);
  const before = first?.type === 'text' ? (/^\s+/.exec(first.value)?.[0] ?? '') : '';
  const after = last?.type === 'text' && last.value.trim() !== '' ? (/\s+$/.exec(last.value)?.[0] ?? '') : '';
  if (before === '' && after === '') return [node];
  if (first?.type === 'text') first.value = first.value.slice(before.length);
  if (last?.type === 'text') last.value = last.value.slice(0, last.value.length - after.length);
  const children = node.children.filter((each) => each.type !== 'text' || each.value !== '');
  return [
    ...(before ? [text(before)] : []),
    ...(children.length > 0 ? [{ ...node, children }] : []),
    ...(after ? [text(after)] : []),
  ];
}
