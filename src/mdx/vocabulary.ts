import { z } from 'zod';
import { confidence } from '../collections/collection.ts';
import { choice, day, line, relation } from '../collections/fields.ts';
import { nearest } from '../spelling.ts';

/** A component that authors may use in bodies. Attributes are fields, as in front matter. */
export interface Component {
  name: string;
  /**
   * What may stand between its tags: paragraphs and lists, words in a sentence, either, or nothing; where it is a `value`,
   * nothing either, and it stands in a sentence itself.
   */
  content: 'block' | 'inline' | 'either' | 'none' | 'value';
  label: string;
  about: string;
  /** What stands in it is said, quoted or claimed in these very words. */
  exact?: true;
  attributes: z.ZodObject;
}

const components: Component[] = [
  {
    name: 'Callout',
    content: 'block',
    label: 'Callout',
    about: 'A box that stands out: a note, a tip, a warning, a danger.',
    attributes: z.strictObject({
      kind: choice('Kind', { note: 'Note', tip: 'Tip', warning: 'Warning', danger: 'Danger' }).optional(),
      title: line('Title').optional(),
    }),
  },
  {
    name: 'Say',
    content: 'block',
    exact: true,
    label: 'Say',
    about: 'Words to use in a conversation. Readers can copy them.',
    attributes: z.strictObject({}),
  },
  {
    name: 'Avoid',
    content: 'block',
    exact: true,
    label: 'Avoid',
    about: 'Words that have made it worse.',
    attributes: z.strictObject({}),
  },
  {
    name: 'Quote',
    content: 'block',
    exact: true,
    label: 'Quote',
    about: 'What a customer really said.',
    attributes: z.strictObject({
      who: line('Who'),
      role: line('Role').optional(),
      source: line('Source').optional(),
      date: day('Date', { isPast: true }).optional(),
    }),
  },
  {
    name: 'Steps',
    content: 'block',
    label: 'Steps',
    about: 'Wraps a numbered list that is done in order.',
    attributes: z.strictObject({}),
  },
  {
    name: 'Details',
    content: 'block',
    label: 'Details',
    about: 'Text that is folded until someone wants it.',
    attributes: z.strictObject({ summary: line('Summary') }),
  },
  {
    name: 'Claim',
    content: 'either',
    exact: true,
    label: 'Claim',
    about: 'Something that is true only for a time, with its source.',
    attributes: z.strictObject({
      source: line('Source'),
      seen: day('Seen on', { isPast: true }),
      until: day('Holds until', { expiry: true, notBefore: 'seen' }).optional(),
      confidence: confidence(),
    }),
  },
  {
    name: 'Term',
    content: 'inline',
    label: 'Term',
    about: 'A word of the lexicon, with its definition at hand.',
    attributes: z.strictObject({ id: relation('Term', 'lexicon') }),
  },
  {
    name: 'Number',
    content: 'value',
    label: 'Number',
    about: 'What was last measured of a number, its period and its target: typed nowhere, right everywhere.',
    attributes: z.strictObject({ id: relation('Number', 'numbers') }),
  },
  {
    name: 'Entry',
    content: 'none',
    label: 'Entry',
    about: 'A card that leads to another page.',
    attributes: z.strictObject({ id: line('Page') }),
  },
];

export const vocabulary: ReadonlyMap<string, Component> = new Map(
  components.map((each) => [each.name, each]),
);

/** Whether it stands in a sentence alone, and never between paragraphs. */
export function isInSentence({ content }: Component): boolean {
  return content === 'inline' || content === 'value';
}

/** Whether nothing stands between its tags. */
export function isEmpty({ content }: Component): boolean {
  return content === 'none' || content === 'value';
}

/** The name an author probably meant; `undefined` where nothing is near. */
export function nearestName(name: string): string | undefined {
  return nearest(name, names);
}

const names = [...vocabulary.keys()];
