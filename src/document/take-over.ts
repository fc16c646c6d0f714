/** Where on a page belongs what was heard outside. */
import { wordsFor } from '../collections/fields.ts';
import fieldNotes from '../collections/field-notes.ts';
import { dayInWords } from '../freshness/words.ts';
import { bodyField } from './format.ts';
import type { Values } from './same.ts';

/** What is known of a note that is to be taken over. */
export interface Heard {
  text: string;
  /** The day it was heard. */
  on: string;
  /** The name of whoever heard it. */
  by: string;
  kind?: string | undefined;
  exact?: boolean | undefined;
  /** Where it was heard, as the collection has it: `call`. */
  where?: string | undefined;
}

/** The collection, the kinds of notes, and what such a note becomes there. The first that fits counts. */
const places: readonly {
  collection: string;
  kinds?: readonly string[];
  field: string;
  item: (heard: Heard, page: Values) => unknown;
}[] = [
  { collection: 'competitors', kinds: ['competitor', 'words'], field: 'claims', item: claimOf },
  { collection: 'personas', kinds: ['words', 'objection'], field: 'quotes', item: quoteOf },
  { collection: 'personas', kinds: ['wish'], field: 'goals', item: ({ text }) => text },
  {
    collection: 'objections',
    kinds: ['words', 'objection'],
    field: 'otherPhrasings',
    item: ({ text }) => text,
  },
];

/** The field that a note belongs into on a page, and all that stands in it then. */
export function takenOver(
  collection: string,
  heard: Heard,
  values: Values,
): { field: string; value: unknown } {
  const place = places.find(
    (each) => each.collection === collection && (!each.kinds || each.kinds.includes(heard.kind ?? '')),
  );
  if (place === undefined) {
    const body = typeof values[bodyField] === 'string' ? values[bodyField].trimEnd() : '';
    return { field: bodyField, value: `${body}\n\n${paragraphOf(heard)}\n`.trimStart() };
  }
  const before = [values[place.field] ?? []].flat();
  return { field: place.field, value: [...before, place.item(heard, values)] };
}

function claimOf(heard: Heard): Values {
  const topic = /[€£$]|\b(?:price|euros?|pounds?|dollars?|discount)\b/i.test(heard.text)
    ? 'pricing'
    : 'product';
  return { topic, text: heard.text, source: sourceOf(heard), seen: heard.on, confidence: 'medium' };
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
  const words = heard.exact ? `“${heard.text}”` : heard.text;
  return `${words} (${sourceOf(heard)}, ${dayInWords(heard.on)})`;
}

function sourceOf({ by, where }: Heard): string {
  return where === undefined
    ? `Heard by ${by}`
    : `${wordsFor(fieldNotes.schema.shape.where, where)}, heard by ${by}`;
}
