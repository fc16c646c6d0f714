import type { Element, ElementContent, Nodes, Properties } from 'hast';

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

export function isElement(node: Nodes, tagName?: string): node is Element {
  return node.type === 'element' && (tagName === undefined || node.tagName === tagName);
}

/** All words in a node, one after the other. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}

/** One of the styles that an element has been given by itself, in small letters. */
export function styleOf({ properties: { style } }: Element, name: string): string | undefined {
  const declared = String(style ?? '')
    .split(';')
    .map((each) => each.split(':'));
  return declared
    .find(([key]) => key?.trim().toLowerCase() === name)?.[1]
    ?.trim()
    .toLowerCase();
}

export function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : [];
}
