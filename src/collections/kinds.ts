import { z } from 'zod';
import { parseDay, type Day } from '../freshness/day.ts';
import { intervalPattern } from '../freshness/interval.ts';
import { parsePeriod, periodPattern } from '../freshness/period.ts';

/** What is known of a kind of field, whatever the field is. */
interface KindOfField {
  /**
   * Makes the schema of a value, from what a choice offers or a group holds. What it checks in code alone is said
   * to JSON Schemas by its `meta`.
   */
  schema: (of: never) => z.ZodType;
  /** The value in a file to begin with. */
  example: unknown;
  /** A person writes sentences in it: a sign in it is meant as a sign. */
  isProse?: true;
  /** It holds fields of its own. */
  isNested?: true;
}

const words = () => z.string().trim().min(1);
const id = () => z.string().min(1);

/**
 * Every kind of field, with all that is known of it but how it looks. `editor/form/controls.ts` says how it is edited and
 * `components/Fields.astro` how a page shows it; neither compiles while a kind is missing there.
 */
export const kinds = {
  /** A short text in one line. */
  line: {
    schema: () => words().regex(/^[^\r\n]*$/, 'stands on one line'),
    example: 'An example',
    isProse: true,
  },
  /** Plain text of several lines; shown as typed. */
  text: { schema: words, example: 'An example, in a sentence or two.', isProse: true },
  /** Inline Markdown, rendered like a body. */
  markdown: {
    schema: words,
    example: 'An example, with one **important** word.',
    isProse: true,
  },
  /** A calendar day as `YYYY-MM-DD`. */
  day: {
    schema: () =>
      z
        .custom<Day>((value) => parseDay(value) !== undefined, 'is not a day that exists')
        .meta({ type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    example: '2026-01-31',
  },
  /** How long something holds: `90 days`, `2 weeks`, `6 months`, `1 year`, `never`. */
  interval: {
    schema: () =>
      z
        .string()
        .regex(intervalPattern, 'is not a length of time such as “90 days”, “6 months”, “1 year” or “never”'),
    example: '6 months',
  },
  /** One of what the declaration or `wiki.yaml` lists. */
  choice: {
    schema: <const T extends string>(options: readonly T[]) => z.enum(options),
    example: 'example',
  },
  /** Some of what `wiki.yaml` lists. */
  choices: { schema: () => z.array(id()).min(1), example: ['example'] },
  /** The id of an entry of another collection; that it exists is checked where all entries are known. */
  relation: { schema: id, example: 'example' },
  /** The ids of such entries. */
  relations: { schema: () => z.array(id()), example: [] },
  /** A page of any collection, as `collection/id`; that it exists is checked where all entries are known. */
  page: {
    schema: () =>
      z.string().regex(/^[a-z0-9-]+(?:\/[^\s/]+)+$/, 'is not a page such as “competitors/pitledger”'),
    example: 'lexicon/example',
  },
  /** A week, a month, a quarter or a year, as `2026-W44`, `2026-10`, `2026-Q4`, `2026`. */
  period: {
    schema: () =>
      z
        .string()
        .regex(periodPattern, 'is not a period such as “2026-10”, “2026-Q3” or “2026-W44”')
        .refine((value) => parsePeriod(value) !== undefined, 'is a week that the year does not have'),
    example: '2026-10',
  },
  /** Stands for the words that were signed: twelve signs of their SHA-256. Written by “Sign”, never typed. */
  wording: {
    schema: () =>
      z.string().regex(/^[0-9a-f]{12}$/, 'is not what “Sign” writes: twelve signs of 0-9 and a-f'),
    example: '0123456789ab',
  },
  /** A number, and no less than what makes sense. */
  number: {
    schema: (least?: number) =>
      least === undefined ? z.number() : z.number().min(least, `must be ${least} or more`),
    example: 1,
  },
  /** Yes or no. */
  flag: {
    schema: () => z.boolean(),
    example: false,
  },
  /** A web address. */
  url: {
    schema: () =>
      z
        .url({ protocol: /^https$/, error: 'is not an address that begins with https://' })
        .meta({ pattern: '^https://.+' }),
    example: 'https://example.com/',
  },
  /** An e-mail address. */
  email: { schema: () => z.email('is not an e-mail address'), example: 'name@example.com' },
  /** A colour as `#1f6feb`. */
  colour: {
    schema: () => z.string().regex(/^#[0-9a-fA-F]{6}$/, 'is not a colour such as #1f6feb'),
    example: '#1f6f78',
  },
  /** A list of short texts. */
  lines: {
    schema: () => z.array(words()),
    example: ['A first example', 'A second one'],
  },
  /** Fields that belong together under one name. */
  group: {
    schema: <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape),
    example: {},
    isNested: true,
  },
  /** A list of groups. */
  groups: {
    schema: <T extends z.ZodRawShape>(shape: T) => z.array(z.strictObject(shape)),
    example: [],
    isNested: true,
  },
} satisfies Record<string, KindOfField>;

export type Kind = keyof typeof kinds;

/** What is known of a kind, in the same words for each. */
export function kindOf(kind: Kind): KindOfField {
  return kinds[kind];
}
