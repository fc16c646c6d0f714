import type { PhrasingContent, Root, RootContent } from 'mdast';
import { isParent, mapTree, text } from './tree.ts';

/** Whether `{…}` holds nothing but names, classes and attributes, as in `{#name .class width="300"}`. */
export function isAttributeList(raw: string): boolean {
  return tokensOf(raw) !== undefined;
}

/**
 * Takes away the attributes of headings, pictures and words: `## Heading {#name .class}`, `![](a.png){ width=300 }`. Their
 * names lead links to where they stand.
 */
export function dropAttributeLists(root: Root, dropped: (raw: string) => void): void {
  mapTree(root, (node) => {
    if (!isParent(node)) return [node];
    const children = node.children as RootContent[];
    const isHeading = node.type === 'heading';
    const kept = children.flatMap((child, index): RootContent[] =>
      child.type === 'text' && child.value.includes('{')
        ? withoutLists(
            child.value,
            isStyled(children[index - 1]),
            isHeading && index === children.length - 1,
            dropped,
          )
        : [child],
    );
    if (node.type === 'paragraph' && kept.every((child) => child.type === 'anchor')) return kept;
    return [{ ...node, children: kept } as RootContent];
  });
}

const pattern = /[ \t]*(?<!\{)\{[^{}\n]{1,300}\}(?!\})/g;

/** A text without its lists. One that only has attributes must belong to what stands before it. */
function withoutLists(
  value: string,
  isAfter: boolean,
  isLast: boolean,
  dropped: (raw: string) => void,
): PhrasingContent[] {
  const found: PhrasingContent[] = [];
  let end = 0;
  for (const { 0: match, index } of value.matchAll(pattern)) {
    const raw = match.trimStart();
    const tokens = tokensOf(raw);
    const belongs =
      (isAfter && index === 0 && raw === match) ||
      (isLast && value.slice(index + match.length).trim() === '');
    if (tokens === undefined || !(belongs || /^\{(?::|[ \t]*[.#])/.test(raw))) continue;
    dropped(raw);
    found.push(text(value.slice(end, index)), ...tokens.flatMap(anchor));
    end = index + match.length;
  }
  return [...found, text(value.slice(end))].filter((each) => each.type !== 'text' || each.value !== '');
}

function anchor(token: string): PhrasingContent[] {
  return token.startsWith('#') ? [{ type: 'anchor', name: token.slice(1) }] : [];
}

function isStyled(node: RootContent | undefined): boolean {
  return node !== undefined && /^(?:image|link|strong|emphasis|delete|inlineCode)$/.test(node.type);
}

/** What a list says, one by one; `undefined` for braces around anything else. */
function tokensOf(raw: string): string[] | undefined {
  const inner = /^\{:?([^{}]+)\}$/.exec(raw)?.[1] ?? '';
  const tokens = inner.match(/[^\s"'=]+=(?:"[^"]*"|'[^']*'|[^\s"']+)|\S+/g);
  return tokens?.every((each) => token.test(each)) ? tokens : undefined;
}

const token = /^(?:#[^\s#]+|\.[\p{L}_-]\S*|[A-Za-z:@][\w:.-]*=.*|-)$/u;
