/** What people do to a page with one press of a button: each kind is one entry of the table. */
import { z } from 'zod';
import type { Collection, Person, Settings } from '../collections/index.ts';
import { withFields } from '../document/format.ts';
import { withSignature } from '../document/signing.ts';
import { withReview } from '../document/review-fields.ts';
import type { Values } from '../document/same.ts';
import type { Act, What } from '../editing-api/protocol.ts';
import type { Assignee } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import { periodInWords } from '../freshness/period.ts';
import { dayInWords } from '../freshness/words.ts';
import { whyNotToSign } from '../site/to-sign.ts';
import { readEntry, type Entry } from '../wiki/entry.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import { oneVoiceInWords, signedAlsoFor } from '../wiki/signers.ts';
import { inCommit } from './commit-message.ts';
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
  collection: Collection;
  settings: Settings;
  /** Who may sign for a team today. */
  signers(team: Settings['teams'][number]): Promise<Assignee[]>;
  /** A page that knows which of its signatures do not count. */
  withVain(page: Entry): Promise<Entry>;
}

interface Kind<W extends What> {
  schema: z.ZodType<W>;
  /** Whoever does it vouches for the page, of which nothing may be known that speaks against it. */
  vouches: boolean;
  /** The fields in one of which it changes a line, and nothing else: that holds whatever the page says by then. */
  logs?: readonly string[];
  /**
   * The text that comes of it, what its reader is told, and what the commit is called, where that is not what changes.
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
  sign: {
    schema: z.strictObject({ kind: z.literal('sign'), team: z.string() }),
    vouches: false,
    async act({ team: id }, { text, collection, settings, who, today, person, signers, withVain }) {
      const page = await withVain(readEntry({ collection: collection.id, id: '', file: '' }, text));
      const team = settings.teams.find((each) => each.id === id);
      if (team === undefined) throw refused(`This wiki has no team “${id}”.`);
      if (page.data === undefined)
        throw refused('The fields of this page have mistakes. Mend them in the editor, then sign.');
      if (page.wording === undefined)
        throw refused('There is nothing on this page yet that teams sign. Write it in the editor first.');
      const whyNot = whyNotToSign(page);
      if (whyNot !== undefined) throw refused(whyNot);
      const [signature] = signaturesOf(page, [team]);
      if (signature?.state === 'signed')
        throw refused(
          `These words are signed for ${team.name} already, since ${dayInWords(signature.given.on)}.`,
        );
      const able = await signers(team);
      if (!able.some((each) => each.id === who)) throw refused(whoSigns(team, able));
      const also = signedAlsoFor(page, who, team, settings.teams);
      if (also) {
        const others = able.filter((each) => each.id !== who);
        throw refused(oneVoiceInWords(await person(who), also, others));
      }
      const insteadOf = who === team.lead ? undefined : team.lead;
      return {
        text: withSignature(text, collection, { team: id, by: who, on: today, insteadOf }),
        said: `Signed for ${team.name}.`,
        message: `Sign ${inCommit(page.title)} for ${team.name}`,
      };
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
        message: `Done: ${inCommit(what)}`,
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
      const lines = withReading(before, { period, value, of, note }, fields, today);
      if (typeof lines === 'string') throw refused(lines);
      const when = periodInWords(period);
      return {
        text: withFields(text, { readings: lines }, order),
        said: `Noted for ${when}: ${value}.`,
        message: `Reading of ${inCommit(String(fields['title']))}: ${value} in ${when}`,
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

function whoSigns({ name }: Pick<Settings['teams'][number], 'name'>, able: readonly Assignee[]): string {
  const [lead, cover] = able;
  if (lead === undefined) return `Nobody leads ${name} just now. Say in the settings who does.`;
  const standIn = cover ? `, or ${cover.name} who covers` : '';
  return `For ${name} its lead signs: ${lead.name}${standIn}.`;
}

function refused(why: string): RequestError {
  return new RequestError(422, why);
}
