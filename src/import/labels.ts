/** Words that HTML holds in attributes, and that browsers show beside an element, inside it or in its place. */
import type { Element, Root as HastRoot } from 'hast';
import type { RootContent } from 'mdast';
import { onOneLine } from '../plain.ts';
import { walk } from './tree.ts';

/** Such words, and the name of the element that they belong to. */
export interface Label {
  element: string;
  words: string;
}

/** All labels in a tree, but for those in what is kept as it was typed. */
export function labelsIn(parent: HastRoot | Element): Label[] {
  return parent.children.flatMap((child): Label[] => {
    if (child.type !== 'element' || /^(?:svg|script|style)$/.test(child.tagName)) return [];
    const own = ['title', 'label', 'placeholder', 'alt'].flatMap((name): Label[] => {
      const words = onOneLine(String(child.properties[name] ?? ''));
      return /[\p{L}\p{N}]/u.test(words) ? [{ element: child.tagName, words }] : [];
    });
    return [...own, ...labelsIn(child)];
  });
}

/** The labels whose words stand nowhere in what became of their elements. */
export function missingIn(nodes: readonly RootContent[], labels: readonly Label[]): Label[] {
  if (labels.length === 0) return [];
  const texts: string[] = [];
  for (const each of nodes)
    walk(each, (node) => {
      const fields = node as unknown as Record<string, unknown>;
      for (const name of ['value', 'title', 'alt', 'open'])
        if (typeof fields[name] === 'string') texts.push(fields[name]);
    });
  const said = ` ${texts.map(bare).join(' ')} `;
  return labels.filter(({ words }) => !said.includes(` ${bare(words)} `));
}

/** Words alone, with a blank between each two of them. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}
