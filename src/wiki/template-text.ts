import type { Collection } from '../collections/index.ts';
import { kinds } from '../collections/kinds.ts';
import { readBody } from '../mdx/read.ts';
import { textOf, type ComponentNode, type Node, type Point } from '../mdx/tree.ts';

/** Words at a place of a body; `key` is the same for the same words in the same role. */
interface Words extends Point {
  key: string;
  found: string;
}

/**
 * The words of a collection's template that a body still has, each once. All of a template but its headings is there to
 * be replaced: its sentences, wherever they stand as such, and the attributes of its components.
 */
export function templateTextIn(nodes: readonly Node[], collection: Collection): Words[] {
  const hints = hintsOf(collection);
  if (hints.size === 0) return [];
  const left = wordsIn(nodes).filter(({ key }) => hints.has(key));
  return [...new Map(left.toReversed().map((each) => [each.key, each])).values()].toReversed();
}

/** What examples say in fields that hold sentences; a word or two could be meant. */
export const exampleTexts: readonly string[] = [
  kinds.text.example,
  kinds.markdown.example,
  ...kinds.lines.example,
];

function hintsOf(collection: Collection): ReadonlySet<string> {
  const hints =
    known.get(collection) ?? new Set(wordsIn(readBody(collection.template).nodes).map(({ key }) => key));
  known.set(collection, hints);
  return hints;
}

const known = new WeakMap<Collection, ReadonlySet<string>>();

function wordsIn(nodes: readonly Node[]): Words[] {
  return nodes.flatMap((node) => {
    if (!('children' in node) || node.type === 'heading') return [];
    const isOfWords = node.children.some(({ type }) => type === 'text');
    return [
      ...(node.type === 'component' ? attributesOf(node) : []),
      ...(isOfWords ? sentencesOf(node.children, node.at) : []),
      ...wordsIn(node.children),
    ];
  });
}

function sentencesOf(nodes: readonly Node[], at: Point): Words[] {
  const sentences = textOf(nodes).split(/(?<=[.!?])\s+/);
  return sentences.filter(Boolean).map((found) => ({ key: found, found, ...at }));
}

/** All but a choice, which may well stay. */
function attributesOf({ name, props, at }: ComponentNode): Words[] {
  const typed = Object.entries(props).filter(([attribute]) => attribute !== 'kind');
  return typed.map(([attribute, found]) => ({ key: `<${name} ${attribute}> ${found}`, found, ...at }));
}
