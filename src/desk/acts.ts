/** What people do to a page with one press of a button: each kind is one entry of the table. */
import { z } from 'zod';
import type { Person } from '../collections/index.ts';
import { withFields } from '../document/format.ts';
import { withReview } from '../document/review-fields.ts';
import type { Values } from '../document/same.ts';
import type { Act, What } from '../editing-api/protocol.ts';
import type { Day } from '../freshness/day.ts';
import { periodInWords } from '../freshness/period.ts';
import { onOneLine } from '../plain.ts';
import { taskFields, withReading, withResult, withTaskDone } from './log.ts';
import { RequestError } from './request-error.ts';

/** A page as it was shown, and who does something to it. */
export interface Shown {
  text: string;
  fields: Values;
  /** The order of its fields, for those that are new. */
  order: readonly string[];
  /** The id of a person. */
  who: string;
  today: Day;
  /** The record of someone who is here; throws a `RequestError` where that is nobody. */
  person(id: string): Promise<Person>;
}

interface Kind<W extends What> {
  schema: z.ZodType<W>;
  /** Whoever does it vouches for the page, of which nothing may be known that speaks against it. */
  vouches: boolean;
  /** The fields in one of which it changes a line, and nothing else: that holds whatever the page says by then. */
  logs?: readonly string[];
  /**
   * The text that comes of it, what its reader is told, and what the change is called where that is more than what changes.
   * Throws a `RequestError` where it cannot be done.
   */
  act(what: W, shown: Shown): Promise<{ text: string; said: string; message?: string }>;
}

const kinds: { [K in What['kind']]: Kind<Extract<What, { kind: K }>> } = {
  review: {
    schema: z.strictObject({ kind: z.literal('review'), outcome: z.literal('right') }),
    vouches: true,
    async act({ outcome }, { text, fields, order, who, today, person }) {
      if (fields['reviewOutcome'] === 'needs-work') {
        const asked = await person(String(fields['reviewFor'])).catch(() => undefined);
        throw refused(
          `The last check found work${asked ? ` for ${asked.name}` : ''}. Open the page in the editor, and say there what has become of it.`,
        );
      }
      // A review is of a day: the same once more would tell of nothing that was looked at since.
      if (fields['reviewed'] === today && fields['reviewedBy'] === who)
        return {
          text,
          said: 'You have checked it today. What has changed since then, you can check tomorrow.',
        };
      return {
        text: withReview(text, { on: today, by: who, outcome }, order),
        said: 'Checked by you today.',
      };
    },
  },
  'hand-over': {
    schema: z.strictObject({ kind: z.literal('hand-over'), to: z.string() }),
    vouches: false,
    async act({ to }, { text, fields, order, person }) {
      const { name } = await person(to);
      if (fields['owner'] === to) throw refused(`${name} owns this page already.`);
      return { text: withFields(text, { owner: to }, order), said: `Handed over to ${name}.` };
    },
  },
  result: {
    schema: z.strictObject({
      kind: z.literal('result'),
      outcome: z.enum(['won', 'lost']),
      note: z.string().trim().max(2000).optional(),
    }),
    vouches: false,
    logs: ['results'],
    async act({ outcome, note }, { text, fields, order, who, today }) {
      const { results = [] } = fields;
      if (!order.includes('results') || !Array.isArray(results))
        throw refused('This page has no list of how it went. Open it in the editor.');
      const said = outcome === 'won' ? 'Noted: it worked.' : 'Noted: it did not work.';
      const lines = withResult(results, { outcome, day: today, who, note });
      if (lines === undefined)
        throw refused(
          'The page says that of you and today already. For another call, add a line with a note in the editor.',
        );
      return { text: withFields(text, { results: lines }, order), said };
    },
  },
  task: {
    schema: z.strictObject({
      kind: z.literal('task'),
      field: z.enum(taskFields),
      text: z.string(),
      who: z.string(),
      by: z.string(),
    }),
    vouches: false,
    logs: taskFields,
    async act({ field, text: what, who, by }, { text, fields, order, today }) {
      const lines = withTaskDone([fields[field] ?? []].flat(), { text: what, who, by }, today);
      if (typeof lines === 'string') throw refused(lines);
      return {
        text: withFields(text, { [field]: lines }, order),
        said: 'Done today.',
        message: `Done: ${onOneLine(what)}`,
      };
    },
  },
  reading: {
    schema: z.strictObject({
      kind: z.literal('reading'),
      period: z.string(),
      value: z.number(),
      of: z.number().min(0).optional(),
      note: z.string().trim().max(2000).optional(),
    }),
    vouches: false,
    logs: ['readings'],
    async act({ period, value, of, note }, { text, fields, order, today }) {
      if (!order.includes('readings')) throw refused('This page has no readings. Open it in the editor.');
      const before = [fields['readings'] ?? []].flat();
      const lines = withReading(before, { period, value, of, note }, fields['every'], today);
      if (typeof lines === 'string') throw refused(lines);
      const when = periodInWords(period);
      return {
        text: withFields(text, { readings: lines }, order),
        said: `Noted for ${when}: ${value}.`,
        message: `Reading of ${onOneLine(String(fields['title']))}: ${value} in ${when}`,
      };
    },
  },
};

/** The logs of pages that presses write into. */
export const logs: readonly string[] = Object.values<{ logs?: readonly string[] }>(kinds).flatMap(
  ({ logs = [] }) => logs,
);

export function kindOf({ kind }: What): Kind<What> {
  return kinds[kind] as Kind<What>;
}

const press = { who: z.string(), page: z.string(), seen: z.string() };

/** What a request of the action `act` carries. */
export const actSchema: z.ZodType<Act> = z.union([
  z.object({ ...press, what: z.union(Object.values(kinds).map(({ schema }) => schema)) }),
  z.object({ ...press, undo: z.string() }),
]);

function refused(why: string): RequestError {
  return new RequestError(422, why);
}
