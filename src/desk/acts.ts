/** What people do to a page with one press of a button: each kind is one entry of the table. */
import { z } from 'zod';
import fieldNotes from '../collections/field-notes.ts';
import type { Collection, Person, Settings } from '../collections/index.ts';
import { withFields } from '../document/format.ts';
import { endOf, withEnd } from '../document/note-end.ts';
import { withSignature } from '../document/signing.ts';
import { withReview } from '../document/review-fields.ts';
import type { Values } from '../document/same.ts';
import type { Act, What } from '../editing-api/protocol.ts';
import type { Assignee } from '../freshness/assignees.ts';
import { reasonsForNo, type ReasonForNo } from '../freshness/answers.ts';
import { parseDay, type Day } from '../freshness/day.ts';
import { periodInWords } from '../freshness/period.ts';
import { dayInWords } from '../freshness/words.ts';
import { isRecord, oneLine } from '../plain.ts';
import { whyNotToSign } from '../site/to-sign.ts';
import { agreedData } from '../wiki/agreed.ts';
import { readEntry, type Entry } from '../wiki/entry.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import { oneVoiceInWords, signedAlsoFor } from '../wiki/signers.ts';
import { inCommit } from './commit-message.ts';
import { taskFields, withOutcome, withReading, withTaskDone, withUse, withVoice } from './log.ts';
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
  /** The same, with the words that its teams have agreed on, where it says others by now. */
  withAgreed(page: Entry): Promise<Entry>;
}

interface Kind<W extends What> {
  schema: z.ZodType<W>;
  /** Whoever does it vouches for the page, of which nothing may be known that speaks against it. */
  vouches: boolean;
  /** It is done to a record, and not to a page. */
  ofRecords?: true;
  /** The fields in one of which it changes a line, and nothing else: that holds whatever the page says by then. */
  logs?: readonly string[];
  /**
   * The text that comes of it, what its reader is told, and what the commit is called, where that is not what changes.
   * Throws a `RequestError` where it cannot be done.
   */
  act(what: W, shown: Shown): Promise<{ text: string; said: string; message?: string }>;
}

const saidOfUse = {
  helped: 'Noted: it helped.',
  not: 'Noted: it did not help.',
  unknown: 'Noted. Say later how it went.',
} as const;

const saidOfAnswer = {
  yes: 'Your answer: yes.',
  if: 'Your answer: yes, if.',
  no: 'Your answer: no.',
} as const;

const saidInCommit = { yes: 'yes', if: 'yes, if', no: 'no' } as const;

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
      const signature = signaturesOf(page, settings.teams).find((each) => each.team.id === id);
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
      const lines = withOutcome(results, { outcome, day: today, who, note });
      if (lines === undefined)
        throw refused(
          'The page says that of you and today already. For another call, add a line with a note in the editor.',
        );
      return { text: withFields(text, { results: lines }, order), said };
    },
  },
  use: {
    schema: z.strictObject({
      kind: z.literal('use'),
      outcome: z.enum(['helped', 'not', 'unknown']),
      note: z.string().trim().max(2000).optional(),
      of: z.string().optional(),
    }),
    vouches: false,
    logs: ['used'],
    async act({ outcome, note, of }, { text, fields, order, who, today }) {
      if (!order.includes('used'))
        throw refused('This page has no list of who used it. Open it in the editor.');
      const out = parseDay(fields['out']);
      if (out === undefined || out > today)
        throw refused('This is not out yet, so that nobody can have used it.');
      const before = [fields['used'] ?? []].flat();
      const isOwn = (line: unknown) => isRecord(line) && line['by'] === who && line['on'] === of;
      if (of !== undefined && !before.some(isOwn))
        throw refused('The page does not say any more that you used it that day. Load it again.');
      const lines = withUse(before, { on: of ?? today, by: who, outcome, note });
      if (lines === undefined)
        throw refused(
          'The page says that of you and that day already. For another time, add a line in the editor.',
        );
      return {
        text: withFields(text, { used: lines }, order),
        said: saidOfUse[outcome],
        message: `Used: ${inCommit(String(fields['title']))}`,
      };
    },
  },
  answer: {
    schema: z.strictObject({
      kind: z.literal('answer'),
      stance: z.enum(['yes', 'if', 'no']),
      because: z.enum(Object.keys(reasonsForNo) as ReasonForNo[]).optional(),
      text: z.string().trim().max(2000).optional(),
    }),
    vouches: false,
    logs: ['voices'],
    async act({ stance, because, text: words }, { text, fields, order, who, today }) {
      if (!order.includes('voices')) throw refused('This page asks nobody for an answer.');
      if (stance !== 'yes' && (words ?? '') === '')
        throw refused(
          stance === 'if' ? 'Say what would have to change.' : 'A no needs a reason, in a sentence.',
        );
      if (stance === 'no' && because === undefined)
        throw refused('A no needs one of the reasons. Taste is none.');
      const decided = fields['decided'];
      if (isRecord(decided)) throw refused('This is decided already. Open the page to see how.');
      if (isRecord(fields['withdrawn'])) throw refused('This is withdrawn, and asks nobody any more.');
      const before = [fields['voices'] ?? []].flat();
      const lines = withVoice(before, { by: who, on: today, stance, because, text: words });
      if (lines === undefined) throw refused('That is your answer already.');
      return {
        text: withFields(text, { voices: lines }, order),
        said: saidOfAnswer[stance],
        message: `Answer to ${inCommit(String(fields['title']))}: ${saidInCommit[stance]}`,
      };
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
  decline: {
    schema: z.strictObject({ kind: z.literal('decline'), because: z.string().trim().min(1).max(500) }),
    vouches: false,
    ofRecords: true,
    async act({ because }, { text, fields, collection, who, today }) {
      if (collection.id !== fieldNotes.id) throw refused('This is no field note.');
      const ended = endOf(fields);
      if (ended) throw refused(ended.said);
      return {
        text: withEnd(text, { declined: { because: oneLine(because), on: today, by: who } }),
        said: 'Not taken over. Whoever heard it reads why.',
        message: `Not taken over: ${inCommit(String(fields['text']))}`,
      };
    },
  },
  reading: {
    schema: z.strictObject({
      kind: z.literal('reading'),
      period: z.string(),
      value: z.number(),
      of: z.number().min(0).optional(),
      insteadOf: z.number().optional(),
      note: z.string().trim().max(2000).optional(),
    }),
    vouches: false,
    logs: ['readings'],
    async act(
      { period, value, of, insteadOf, note },
      { text, fields, order, collection, today, withAgreed },
    ) {
      if (!order.includes('readings')) throw refused('This page has no readings. Open it in the editor.');
      const before = [fields['readings'] ?? []].flat();
      const page = await withAgreed(readEntry({ collection: collection.id, id: '', file: '' }, text));
      const asked = agreedData(page, collection) ?? fields;
      const lines = withReading(before, { period, value, of, insteadOf, note }, asked, today);
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
