/** Targets that are typed into pages: once the number changes, they contradict it. */
import { collectionOf } from '../collections/index.ts';
import { fieldOf, shapeOf } from '../collections/fields.ts';
import lexicon from '../collections/lexicon.ts';
import numbers from '../collections/numbers.ts';
import { figuresIn, type Figure } from '../mdx/figures.ts';
import { isRecord } from '../plain.ts';
import type { Fault, Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { numberOf, type NumberData } from './numbers.ts';
import { at, mentionedAt } from './placed.ts';
import { dataOf, type Wiki } from './wiki.ts';

/** The figures of a page that are the target of a number, beside a name of the term that it counts by. */
export function typedFigures(entry: Entry, wiki: Wiki): Problem[] {
  if (entry.collection === numbers.id || entry.collection === 'people') return [];
  const named = namedNumbers(wiki);
  if (named.length === 0) return [];
  const faultOf = (figure: Figure): Fault | undefined => {
    const typed = named.find((each) => isTarget(figure, each));
    return (
      typed && { id: 'number-typed', found: figure.found, title: typed.entry.title, number: typed.entry.id }
    );
  };
  return [
    ...entry.facts.figures.flatMap((figure) => {
      const fault = isLog(entry, figure.path?.[0]) ? undefined : faultOf(figure);
      return fault ? [mentionedAt(entry, fault, figure)] : [];
    }),
    ...plainTexts(entry).flatMap(({ path, text }) => {
      const fault = figuresIn(text).map(faultOf).find(Boolean);
      return fault ? [at(entry, fault, path)] : [];
    }),
  ];
}

interface NamedNumber {
  entry: Entry;
  data: NumberData;
  /** What its term is called, in plain words. */
  names: readonly string[];
}

function isTarget({ value, isShare, around }: Figure, { data, names }: NamedNumber): boolean {
  return (
    value === data.target &&
    isShare === (data.unit === 'percent') &&
    names.some((name) => words(around).includes(name))
  );
}

function namedNumbers(wiki: Wiki): readonly NamedNumber[] {
  const found = known.get(wiki) ?? wiki.entries.flatMap((entry) => namedNumber(entry, wiki));
  known.set(wiki, found);
  return found;
}

const known = new WeakMap<Wiki, readonly NamedNumber[]>();

function namedNumber(entry: Entry, wiki: Wiki): NamedNumber[] {
  const data = numberOf(entry);
  const term = wiki.byKey.get(`lexicon/${data?.term}`);
  if (data === undefined || term === undefined) return [];
  const { aliases = [] } = dataOf(term, lexicon) ?? {};
  const names = [term.title, ...aliases.map(({ word }) => word)];
  return [{ entry, data, names: names.flatMap((name) => [words(name), words(`${name}s`)]) }];
}

/** The words of a text in small letters, each between blanks. */
function words(text: string): string {
  return ` ${(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** Whether a field tells what was, as signatures do: those words stay as they are. */
function isLog({ collection }: Entry, name: PropertyKey | undefined): boolean {
  const schema = collectionOf(collection)?.schema.shape[String(name)];
  return schema !== undefined && fieldOf(schema).recheck === 'nobody';
}

/** What stands in fields that are no Markdown; what stands in one group belongs together. */
function plainTexts(entry: Entry): { path: PropertyKey[]; text: string }[] {
  const { collection, data = {} } = entry;
  return Object.entries(collectionOf(collection)?.schema.shape ?? {}).flatMap(([name, schema]) => {
    const { kind } = fieldOf(schema);
    const value = data[name];
    if (name === 'title' || isLog(entry, name) || value === undefined) return [];
    if (kind === 'line' || kind === 'text') return [{ path: [name], text: String(value) }];
    if (!Array.isArray(value) || (kind !== 'lines' && kind !== 'groups')) return [];
    const plain = Object.entries(shapeOf(schema)).flatMap(([field, of]) =>
      ['line', 'text'].includes(fieldOf(of).kind) ? [field] : [],
    );
    return value.map((item: unknown, index) => ({
      path: [name, index],
      text: isRecord(item) ? plain.map((field) => String(item[field] ?? '')).join(' ') : String(item),
    }));
  });
}
