import { isScalar, parseDocument, type Scalar } from 'yaml';
import type { Collection } from '../../collections/index.ts';
import settingsCollection from '../../collections/wiki.ts';
import { normalise } from '../../line-ends.ts';
import { apply, type Edit } from '../../mdx/edits.ts';
import { isRecord } from '../../plain.ts';
import { fieldFactsOf } from '../field-facts.ts';
import { readYaml, split } from '../frontmatter.ts';
import { idNow, textEdits, type Naming } from './text.ts';

/** The text of a file in which all that names pages names them as is said. What names none keeps its bytes. */
export function renamedIn(raw: string, collection: Collection, naming: Naming): string {
  const text = normalise(raw);
  const parts = collection.format === 'page' ? split(text) : { yaml: text, yamlLine: 1, body: '' };
  const edits = [
    ...shifted(textEdits(parts.body, naming), text.length - parts.body.length),
    ...shifted(
      fieldEdits(parts.yaml ?? '', collection.schema.shape, naming),
      parts.yamlLine === 1 ? 0 : text.indexOf('\n') + 1,
    ),
  ];
  return applied(edits, raw);
}

/** The same for the settings, which name people. */
export function renamedInSettings(raw: string, naming: Naming): string {
  return applied(fieldEdits(normalise(raw), settingsCollection.schema.shape, naming), raw);
}

function fieldEdits(yaml: string, shape: Parameters<typeof fieldFactsOf>[0], naming: Naming): Edit[] {
  const { data } = readYaml(yaml, 1);
  if (!isRecord(data)) return [];
  const { relations, markdown } = fieldFactsOf(shape, data);
  const named = relations
    .map(({ path, to, id, byKey }) => {
      const was = byKey ? `${to}/${id}` : id;
      return { path, was, now: byKey ? naming.key(was) : idNow(to, id, naming) };
    })
    .filter(({ was, now }) => now !== was);
  const changed = markdown.flatMap(({ path, text }) => {
    const edits = textEdits(text, naming);
    return edits.length > 0 ? [{ path, text, edits }] : [];
  });
  if (named.length + changed.length === 0) return [];
  const document = parseDocument(yaml, { schema: 'core', logLevel: 'silent' });
  const at = (path: PropertyKey[]): Scalar | undefined => {
    const node = document.getIn(path, true);
    return isScalar(node) && node.range ? node : undefined;
  };
  return [
    ...named.flatMap(({ path, now }) => nameEdit(at(path), now)),
    ...changed.flatMap(({ path, text, edits }) => editsInSource(at(path), yaml, text, edits)),
  ];
}

/** Puts a name in the place of a value, in quotes where that has them, or where it would be read as something else. */
function nameEdit(node: Scalar | undefined, id: string): Edit[] {
  const [start, end] = node?.range ?? [0, 0];
  if (node === undefined || node.type?.startsWith('BLOCK')) return [];
  const isPlain = node.type === 'PLAIN' && readYaml(id, 1).data === id;
  const text = isPlain ? id : node.type === 'QUOTE_SINGLE' ? `'${id}'` : JSON.stringify(id);
  return [{ start, end, text }];
}

/** Edits of a value as edits of what was typed for it: each is of words that stand there as they are read. */
function editsInSource(
  node: Scalar | undefined,
  yaml: string,
  value: string,
  edits: readonly Edit[],
): Edit[] {
  const [start, end] = node?.range ?? [0, 0];
  const source = yaml.slice(start, end);
  return edits.flatMap(({ start: from, end: to, text }) => {
    const words = value.slice(from, to);
    if (placesOf(words, source).length !== placesOf(words, value).length) return [];
    const place = placesOf(words, source)[placesOf(words, value).indexOf(from)];
    return place === undefined ? [] : [{ start: start + place, end: start + place + words.length, text }];
  });
}

function placesOf(words: string, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) places.push(at);
  return places;
}

function shifted(edits: readonly Edit[], by: number): Edit[] {
  return edits.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
}

/** Makes edits of a text without its byte order mark and returns at the ends of lines in the text that has them. */
function applied(edits: readonly Edit[], raw: string): string {
  const places: number[] = [];
  for (let at = raw.startsWith('\ufeff') ? 1 : 0; at <= raw.length; at++)
    if (!raw.startsWith('\r\n', at)) places.push(at);
  const typed = edits.map(({ start, end, text }) => ({
    start: places[start] ?? raw.length,
    end: places[end] ?? raw.length,
    text,
  }));
  return apply(typed, raw).source;
}
