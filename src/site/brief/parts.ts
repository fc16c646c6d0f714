/** What a brief shows of one page: a piece of those that it is put together from where it is read. */
import { commonFieldNames } from '../../collections/collection.ts';
import { fieldOf, wordsFor } from '../../collections/fields.ts';
import competitors from '../../collections/competitors.ts';
import { collectionOf, type Collection } from '../../collections/index.ts';
import type { Kind } from '../../collections/kinds.ts';
import objections from '../../collections/objections.ts';
import personas from '../../collections/personas.ts';
import { dayInWords } from '../../freshness/words.ts';
import { readBody } from '../../mdx/read.ts';
import type { ComponentNode, Node } from '../../mdx/tree.ts';
import type { Entry } from '../../wiki/entry.ts';
import { addressOf, dataOf, keyOf, type Wiki } from '../../wiki/wiki.ts';
import { pageFacts, type PageFacts } from '../line.ts';
import { editAddress, href, viewOf, type View } from '../view.ts';
import { shownWith, type ToShow } from './show.ts';
import { claimed, wordsOf, type Words } from './words.ts';

/** What `/brief/<collection>/<id>.json` holds. */
export interface Part {
  key: string;
  title: string;
  address: string;
  /** Where it is edited, or a term of a stage is added; `undefined` where the editor does not open it. */
  edit?: string | undefined;
  /** The pages that it shows something of, each with what is known of its review. */
  pages: PageInPart[];
  /** By their names. What is empty is not there. */
  fields: Readonly<Record<string, PartField>>;
  /** Material that is made for it; not there where there is none. */
  show?: ToShow[];
}

export interface PageInPart {
  title: string;
  address: string;
  isDraft?: true;
  /** `undefined` where its fields could not be read. */
  facts?: PageFacts;
}

export interface PartField {
  label: string;
  items: Words[];
}

/** @param body the text of its file, without its fields */
export function partOf(wiki: Wiki, entry: Entry, body: string): Part {
  const view = viewOf(wiki, entry);
  const fields = entry.data ? { ...ownFields(view), ...groupsIn(view), ...talkIn(view, body) } : {};
  const show = shownWith(wiki, keyOf(entry));
  return {
    key: keyOf(entry),
    title: entry.title,
    address: href(addressOf(keyOf(entry))),
    edit: editAddress(entry),
    pages: [pageInPart(wiki, entry)],
    fields: Object.fromEntries(Object.entries(fields).filter(([, { items }]) => items.length > 0)),
    ...(show.length > 0 && { show }),
  };
}

export function pageInPart(wiki: Wiki, entry: Entry): PageInPart {
  return {
    title: entry.title,
    address: href(addressOf(keyOf(entry))),
    ...(entry.draft && { isDraft: true }),
    ...(entry.data && { facts: pageFacts(wiki, entry, href('')) }),
  };
}

/** The words of a field's Markdown. */
export function fieldWords({ site }: Pick<View, 'site'>, markdown: string): Words {
  return wordsOf(readBody(markdown).nodes, site);
}

/** The fields that hold words or a choice, those aside that every page has. */
function ownFields(view: View): Record<string, PartField> {
  const { collection, data = {} } = view.entry;
  const shape = Object.entries(collectionOf(collection)?.schema.shape ?? {});
  const own = shape.filter(([name]) => !commonFieldNames.includes(name));
  const found = own.flatMap(([name, schema]): [string, PartField][] => {
    const { kind, label, options } = fieldOf(schema);
    const isChoice = kind === 'choice' && Array.isArray(options);
    if (!isChoice && !wordy.has(kind)) return [];
    const values = [data[name] ?? []].flat().filter((each) => typeof each === 'string');
    const wordsIn = (value: string): Words => {
      if (kind === 'markdown') return fieldWords(view, value);
      return [isChoice ? wordsFor(schema, value) : value];
    };
    return [[name, { label, items: values.map(wordsIn) }]];
  });
  return Object.fromEntries(found);
}

const wordy: ReadonlySet<Kind> = new Set(['line', 'text', 'lines', 'markdown']);

/** What stands in groups of fields, each in one sentence. */
function groupsIn(view: View): Record<string, PartField> {
  const { quotes = [] } = dataOf(view.entry, personas) ?? {};
  const { claims = [] } = dataOf(view.entry, competitors) ?? {};
  const { proof = [] } = dataOf(view.entry, objections) ?? {};
  const { topic } = competitors.schema.shape.claims.unwrap().element.shape;
  return {
    quotes: field(
      personas,
      'quotes',
      quotes.map(({ text, who }) => [`“${text}” ${who}`]),
    ),
    proof: field(
      objections,
      'proof',
      proof.map(({ text, source }) => [...fieldWords(view, text), ` (${source})`]),
    ),
    claims: field(
      competitors,
      'claims',
      claims.map(({ text, seen, until, topic: of }) => [
        `${wordsFor(topic, of)}: `,
        ...claimed(until, fieldWords(view, text)),
        ` (seen ${dayInWords(seen)}${until ? `, holds until ${dayInWords(until)}` : ''})`,
      ]),
    ),
  };
}

function field(collection: Collection, name: string, items: Words[]): PartField {
  const schema = collection.schema.shape[name];
  return { label: schema ? fieldOf(schema).label : name, items };
}

/** What the text of a page has to be said, and not to be said. */
function talkIn({ entry, site }: View, body: string): Record<string, PartField> {
  // Most texts have neither, and reading one takes longer than all else that a piece shows.
  const isThere = /<(?:Say|Avoid)\b/.test(body);
  const nodes = entry.plain || !isThere ? [] : readBody(body).nodes;
  const wordsIn = (name: string) => componentsIn(nodes, name).map(({ children }) => wordsOf(children, site));
  return {
    say: { label: 'Say', items: wordsIn('Say') },
    doNotSay: { label: 'Do not say', items: wordsIn('Avoid') },
  };
}

function componentsIn(nodes: readonly Node[], name: string): ComponentNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'component' && node.name === name) return [node];
    return 'children' in node ? componentsIn(node.children, name) : [];
  });
}
