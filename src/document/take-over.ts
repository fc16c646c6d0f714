/** Where on a page belongs what was heard outside, and whether it stands there. */
import { wordsFor } from '../collections/fields.ts';
import fieldNotes from '../collections/field-notes.ts';
import { dayInWords } from '../freshness/words.ts';
import { asTyped, shownIn } from '../mdx/write.ts';
import { isRecord, onOneLine } from '../plain.ts';
import { bodyField, sourceField } from './format.ts';
import type { Values } from './same.ts';

/** What is known of a note that is to be taken over. */
export interface Heard {
  text: string;
  /** The day it was heard. */
  on: string;
  /** The name of whoever heard it. */
  by: string;
  kind?: string | undefined;
  /** These are the very words that were said. */
  exact?: boolean | undefined;
  /** Where it was heard, as the collection has it: `call`. */
  where?: string | undefined;
}

/**
 * The collection, the kinds of notes, and what such a note becomes there. The first that fits counts. Where nobody has
 * said of which kind it is, it is of the one that the page is for. What stands for the words of a customer takes none
 * that are told by somebody else in words of their own.
 */
const places: readonly {
  collection: string;
  kinds: readonly (string | undefined)[];
  field: string;
  isQuotation?: true;
  item: (heard: Heard, page: Values) => unknown;
}[] = [
  { collection: 'competitors', kinds: [undefined, 'competitor', 'words'], field: 'claims', item: claimOf },
  {
    collection: 'personas',
    kinds: [undefined, 'words', 'objection'],
    field: 'quotes',
    isQuotation: true,
    item: quoteOf,
  },
  { collection: 'personas', kinds: ['wish'], field: 'goals', item: ({ text }) => onOneLine(text) },
  {
    collection: 'objections',
    kinds: [undefined, 'words', 'objection'],
    field: 'otherPhrasings',
    isQuotation: true,
    item: ({ text }) => onOneLine(text),
  },
];

/** The field that a note belongs into on a page, and all that stands in it then. */
export function takenOver(
  collection: string,
  heard: Heard,
  values: Values,
): { field: string; value: unknown } {
  const place = places.find(
    (each) =>
      each.collection === collection &&
      each.kinds.includes(heard.kind) &&
      (heard.exact === true || !each.isQuotation),
  );
  if (place === undefined) {
    const body = typeof values[bodyField] === 'string' ? values[bodyField].trimEnd() : '';
    return { field: bodyField, value: `${body}\n\n${paragraphOf(heard)}\n`.trimStart() };
  }
  const before = [values[place.field] ?? []].flat();
  return { field: place.field, value: [...before, place.item(heard, values)] };
}

/** How often a page says the words of a note, and in which field first. Marks and signs between the words do not count. */
export function saidOn(text: string, values: Values): { times: number; field: string | undefined } {
  const fields = Object.entries(values).filter(([name]) => name !== sourceField);
  const found = fields.map(([name, value]) => ({ name, times: timesIn(text, value) }));
  return {
    times: found.reduce((sum, { times }) => sum + times, 0),
    field: found.find(({ times }) => times > 0)?.name,
  };
}

/** Whether a save has put what a note says on a page: it says that more often than before. */
export function isPutBy(text: string, before: Values, after: Values): boolean {
  return saidOn(text, after).times > saidOn(text, before).times;
}

function timesIn(text: string, value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + timesIn(text, each), 0);
  if (isRecord(value)) return timesIn(text, Object.values(value));
  if (typeof value !== 'string') return 0;
  // Plain text is shown as it stands, Markdown without its marks.
  const [plain = 0, marked = 0] = [value, shownIn(value)].map(
    (each) => wordsIn(each).split(wordsIn(text)).length - 1,
  );
  return Math.max(plain, marked);
}

/** The words of a text in their order, each between blanks; where it has none, its signs. */
function wordsIn(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ??
    text.match(/\S+/g) ??
    [];
  return ` ${words.join('  ')} `;
}

function claimOf(heard: Heard): Values {
  const topic = /[€£$]|\b(?:price|euros?|pounds?|dollars?|discount)\b/i.test(heard.text)
    ? 'pricing'
    : 'product';
  const text = asTyped(onOneLine(heard.text));
  return { topic, text, source: sourceOf(heard), seen: heard.on, confidence: 'medium' };
}

/** The note names nobody: it is about this persona, who said it where it was heard. Whoever takes it over knows more, or asks. */
function quoteOf(heard: Heard, { title }: Values): Values {
  const where = heard.where === undefined ? undefined : occasions[heard.where];
  const who =
    typeof title === 'string' && title !== '' ? [title, where].filter(Boolean).join(', ') : undefined;
  return { text: heard.text, ...(who && { who }), day: heard.on, source: sourceOf(heard) };
}

const occasions: Readonly<Record<string, string>> = {
  call: 'on a call',
  visit: 'on a visit',
  event: 'at an event',
  mail: 'by mail',
};

function paragraphOf(heard: Heard): string {
  const text = heard.text.trim();
  const words = heard.exact ? `“${text}”` : text;
  return asTyped(`${words} (${sourceOf(heard)}, ${dayInWords(heard.on)})`);
}

function sourceOf({ by, where }: Heard): string {
  return where === undefined
    ? `Heard by ${by}`
    : `${wordsFor(fieldNotes.schema.shape.where, where)}, heard by ${by}`;
}
