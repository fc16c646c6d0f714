import type { Blockquote, Definition, Root, RootContent } from 'mdast';
import { meanings } from './components.ts';
import { mapTree, walk } from './tree.ts';

/** Puts the addresses that stand apart from their links into the links; tells of those that no link uses. */
export function inlineReferences(root: Root, unused: (definition: string) => void): void {
  const definitions = new Map<string, Definition>();
  const used = new Set<string>();
  walk(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
  });
  if (definitions.size === 0) return;
  mapTree(root, (node): RootContent[] => {
    if (node.type === 'definition') return definitions.get(node.identifier) === node ? comment(node) : [];
    if (node.type !== 'linkReference' && node.type !== 'imageReference') return [node];
    const definition = definitions.get(node.identifier);
    if (definition === undefined) return [node];
    used.add(node.identifier);
    const { url, title } = definition;
    return node.type === 'linkReference'
      ? [{ type: 'link', url, title: title ?? null, children: node.children }]
      : [{ type: 'image', url, title: title ?? null, alt: node.alt ?? null }];
  });
  for (const [identifier, { url, label, title }] of definitions) {
    if (!used.has(identifier) && url !== '#')
      unused(`[${label ?? identifier}]: ${url}${title ? ` "${title}"` : ''}`);
  }
}

/** `[//]: # (words)` is how some write a comment. */
function comment({ url, title }: Definition): RootContent[] {
  return url === '#' && title ? [{ type: 'html', value: `<!-- ${title.replaceAll('--', '- -')} -->` }] : [];
}

/** `## Heading {#name}`: the name leads links to the heading and is not for readers; nor is a last backslash. */
export function tidyEnds(root: Root): void {
  walk(root, (node) => {
    if (node.type !== 'heading' && node.type !== 'paragraph') return;
    const last = node.children.at(-1);
    if (last?.type !== 'text') return;
    // A backslash that ends a paragraph was to break a line that has no next one.
    last.value = last.value.replace(/\\$/, '');
    const [whole, name] = /[ \t]*\{:?[ \t]*#([\w:.-]+)[^{}]*\}[ \t]*$/.exec(last.value) ?? [];
    if (whole === undefined || name === undefined) return;
    last.value = last.value.slice(0, -whole.length);
    node.children.push({ type: 'anchor', name });
  });
}

/** GitHub’s alerts, `> [!NOTE]`, are boxes. */
export function calloutsFromAlerts(root: Root, found: (name: string) => void): void {
  mapTree(root, (node): RootContent[] => {
    if (node.type !== 'blockquote') return [node];
    const [first, ...rest] = node.children;
    const words = first?.type === 'paragraph' ? first.children[0] : undefined;
    const [whole, name = '', title = ''] =
      (words?.type === 'text' && /^\[!(\w+)\][+-]?[ \t]*([^\n]*)(?:\n|$)/.exec(words.value)) || [];
    const meaning = meanings[name.toLowerCase()];
    if (
      whole === undefined ||
      first?.type !== 'paragraph' ||
      words?.type !== 'text' ||
      meaning?.as !== 'callout'
    )
      return [node];
    found(`[!${name}]`);
    const begin = words.value.slice(whole.length);
    const others = first.children.slice(1);
    if (others[0]?.type === 'break') others.shift();
    const children = [...(begin ? [{ ...words, value: begin }] : []), ...others];
    const named = title.trim()
      ? ` title="${title.trim().replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
      : '';
    const blocks: Blockquote['children'] = [
      ...(children.length > 0 ? [{ ...first, children }] : []),
      ...rest,
    ];
    return [
      {
        type: 'container',
        open: `<Callout kind="${meaning.kind}"${named}>`,
        close: '</Callout>',
        children: blocks,
      },
    ];
  });
}
