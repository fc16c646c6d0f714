import {
  Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Node,
  type ToStringOptions,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isRecord } from '../plain.ts';
import { readYaml } from '../wiki/frontmatter.ts';
import { same, type Values } from './same.ts';

/**
 * Changes fields in YAML and leaves the bytes of all others as they are, comments and order included.
 *
 * A field that is new comes after the fields that stand before it in `order`. The result is read again before
 * it is returned; throws where it would not say what was meant.
 *
 * @param yaml the fields as they stand, empty or ending with a line break
 * @param after what the fields are to be; fields that are missing here are removed
 */
export function editYaml(yaml: string, after: Values, order: readonly string[]): string {
  const before = readYaml(yaml, 1).data ?? {};
  if (!isRecord(before)) throw new Error('The fields are not “name: value” lines.');
  const written = [{}, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' }] as const;
  for (const style of written) {
    const result = rewrite(yaml, before, after, order, { ...layout, ...style });
    if (same(readYaml(result, 1).data ?? {}, after)) return result;
  }
  throw new Error('The fields could not be written so that they read the same again.');
}

/** No folding of long texts, and quotes only where a value needs them. */
const layout: ToStringOptions = { lineWidth: 0, singleQuote: true };

function rewrite(
  yaml: string,
  before: Values,
  after: Values,
  order: readonly string[],
  style: ToStringOptions,
): string {
  const { head, chunks } = cut(yaml);
  const kept = chunks.flatMap((chunk) => {
    if (!(chunk.name in after)) return chunk.rest === '' ? [] : [{ ...chunk, own: '' }];
    const value = after[chunk.name];
    return same(before[chunk.name], value) ? [chunk] : [{ ...chunk, own: change(chunk, value, style) }];
  });
  for (const name of Object.keys(after).toSorted((a, b) => place(order, a) - place(order, b))) {
    if (name in before) continue;
    const earlier = kept.findLastIndex((chunk) => place(order, chunk.name) < place(order, name));
    const own = new Document({ [name]: after[name] }, { schema: 'core' }).toString(style);
    kept.splice(earlier + 1, 0, { name, own, rest: '' });
  }
  return head + kept.map(({ own, rest }) => own + rest).join('');
}

/** One field with its lines, and the blank lines and comments between it and the next. */
interface Chunk {
  name: string;
  own: string;
  rest: string;
}

/** Cuts YAML at the lines on which its fields begin. Throws where fields do not begin on lines of their own. */
function cut(yaml: string): { head: string; chunks: Chunk[] } {
  const document = parseDocument(yaml, { schema: 'core', logLevel: 'silent' });
  const { contents, errors } = document;
  if (contents === null && errors.length === 0) return { head: yaml, chunks: [] };
  if (!isMap(contents) || contents.flow === true || errors.length > 0 || hasReferences(document)) {
    throw new Error('These fields are written in a way this editor cannot change. Use a text editor.');
  }
  const starts = contents.items.map(({ key }) => {
    if (!isScalar(key) || !key.range) throw new Error('A field has a name this editor cannot change.');
    return { name: String(key.value), start: yaml.lastIndexOf('\n', key.range[0] - 1) + 1 };
  });
  const chunks = starts.map(({ name, start }, index) => {
    const text = yaml.slice(start, starts[index + 1]?.start ?? yaml.length);
    const own = /^(?:[\s\S]*\n)?(?!#)[^\n]*\S[^\n]*\n?/.exec(text)?.[0] ?? text;
    return { name, own, rest: text.slice(own.length) };
  });
  return { head: yaml.slice(0, starts[0]?.start ?? yaml.length), chunks };
}

/** Whether values refer to each other: changing one could change another. */
function hasReferences(document: Document.Parsed): boolean {
  let found = false;
  visit(document, (_key, node) => {
    if (isAlias(node) || (isNode(node) && 'anchor' in node && node.anchor !== undefined)) found = true;
  });
  return found;
}

/** The lines of a field with another value. What its items and groups have in common with the old stays. */
function change({ name, own }: Chunk, value: unknown, style: ToStringOptions): string {
  const document: Document = parseDocument(own, { schema: 'core' });
  if (!isMap(document.contents)) throw new Error(`The field “${name}” cannot be changed.`);
  const pair = document.contents.items[0];
  if (pair === undefined) throw new Error(`The field “${name}” cannot be found.`);
  pair.value = merge(document, pair.value as Node | null, value);
  return document.toString({ ...style, indentSeq: !/:[^\S\n]*\n-\s/.test(own) });
}

function merge(document: Document, node: Node | null, value: unknown): Node {
  if (isMap(node) && isRecord(value)) return mergeMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return mergeList(document, node, value);
  if (isScalar(node) && same(node.value, value)) return node;
  const made = document.createNode(value) as Node;
  if (isScalar(node) && isScalar(made)) {
    made.comment = node.comment ?? null;
    made.commentBefore = node.commentBefore ?? null;
    if (typeof value === 'string' && !value.includes('\n') && node.type?.startsWith('QUOTE'))
      made.type = node.type;
  }
  return made;
}

function mergeMap(document: Document, node: YAMLMap, value: Values): Node {
  node.items = node.items.filter(({ key }) => isScalar(key) && String(key.value) in value);
  for (const [name, part] of Object.entries(value)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    if (pair) pair.value = merge(document, pair.value as Node | null, part);
    else node.items.push(document.createPair(name, part) as YAMLMap['items'][number]);
  }
  return node;
}

/** Items that are still there keep their lines wherever they have moved; others change in place. */
function mergeList(document: Document, node: YAMLSeq, values: unknown[]): Node {
  const old = node.items.map((item) => ({
    item: item as Node | null,
    value: (item as Node | null)?.toJS(document) as unknown,
  }));
  const taken = new Set<unknown>();
  const found = values.map((value) => {
    const hit = old.find((each) => !taken.has(each) && same(each.value, value));
    if (hit) taken.add(hit);
    return hit;
  });
  node.items = values.map((value, index) => {
    const counterpart = old[index];
    if (found[index]) return found[index].item;
    if (counterpart === undefined || taken.has(counterpart)) return document.createNode(value);
    taken.add(counterpart);
    return merge(document, counterpart.item, value);
  });
  return node;
}

function place(order: readonly string[], name: string): number {
  const index = order.indexOf(name);
  return index < 0 ? order.length : index;
}
