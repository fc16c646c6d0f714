/** The words that every team has signed, and those that are to take their place: which stand, and what differs. */
import { z } from 'zod';
import { fieldOf } from '../collections/fields.ts';
import { collectionOf, type Settings } from '../collections/index.ts';
import { wordingOf } from '../collections/wording.ts';
import { readable } from '../document/readable.ts';
import { readingWith, valueInWords, type NameOf } from '../document/values-in-words.ts';
import type { Agreed, Entry } from '../wiki/entry.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import type { Wiki } from '../wiki/wiki.ts';
import type { View } from './view.ts';

type Team = Settings['teams'][number];

/** Whether the teams have agreed on what a page says, and what stands until they have. */
export type AgreedWords =
  | { state: 'agreed' }
  | {
      state: 'proposed';
      waitingFor: Team[];
      /** What stands meanwhile; `undefined` where the teams have never agreed. Its `words` are where they can be shown. */
      agreed: Agreed | undefined;
    };

/** How far the teams are with the words of a page; `undefined` where they sign none. */
export function agreedWords(entry: Entry, { settings: { teams } }: Wiki): AgreedWords | undefined {
  const signatures = signaturesOf(entry, teams);
  if (signatures.length === 0) return undefined;
  const waitingFor = signatures.flatMap(({ state, team }) => (state === 'signed' ? [] : [team]));
  return waitingFor.length === 0
    ? { state: 'agreed' }
    : { state: 'proposed', waitingFor, agreed: entry.agreed };
}

/** What is to be said where some of a page is shown that its teams had agreed on, and that was changed since. */
export function changeNote({ agreed }: Pick<Entry, 'agreed'>): string | undefined {
  if (agreed === undefined) return undefined;
  return agreed.words ? 'As agreed; a change is proposed' : 'Proposed; what was agreed cannot be shown';
}

/** “Sales”, “Sales and Marketing”: whose signatures a proposal is waiting for. */
export function namesOf(teams: readonly { name: string }[]): string {
  return new Intl.ListFormat('en').format(teams.map(({ name }) => name));
}

/** What a page says in a signed field. What is not there says nothing: `agreed` where no team agreed on it, `proposed` where nothing is. */
export interface AgreedValue<T> {
  agreed?: T | undefined;
  /** It is there where something else is proposed, if only that the field is to be empty. */
  proposed?: T | undefined;
  /** There was something agreed that cannot be shown: neither the page nor git has it. */
  isUnknown?: true;
}

/** What the teams agreed on in a field, and what is proposed in its place. */
export function agreedValue<T>({ wiki, entry }: View, name: string): AgreedValue<T> {
  const present = entry.data?.[name] as T | undefined;
  const standing = agreedWords(entry, wiki);
  if (standing?.state !== 'proposed') return { agreed: present };
  if (standing.agreed === undefined) return { proposed: present };
  const { words } = standing.agreed;
  if (words === undefined) return { proposed: present, isUnknown: true };
  const agreed = words.fields[name] as T | undefined;
  return isSame(entry, name) ? { agreed } : { agreed, proposed: present };
}

/** A field in which a page says something else than its teams agreed on. */
export interface Proposal {
  name: string;
  label: string;
  /** What is agreed, and what is proposed in its place; of lists, for each item that differs. */
  changes: { agreed: string; proposed: string }[];
  /** So much of a list is in both. */
  same: number;
}

/** What differs between the words that are agreed and those that are proposed, as far as it can be shown. */
export function proposalsOf({ wiki, entry }: Pick<View, 'wiki' | 'entry'>): Proposal[] {
  const { schema } = collectionOf(entry.collection) ?? {};
  const agreed = entry.agreed?.words?.fields;
  if (schema === undefined || agreed === undefined) return [];
  return Object.entries(schema.shape)
    .filter(([name, field]) => fieldOf(field).signed && !isSame(entry, name))
    .map(([name, field]) => {
      const say = (value: unknown) => valueInWords(field, value, namesIn(wiki));
      return { name, label: fieldOf(field).label, ...difference(agreed[name], entry.data?.[name], say) };
    });
}

/** Two values in words; of two lists only what is not in both. */
function difference(
  was: unknown,
  now: unknown,
  say: (value: unknown) => string,
): Pick<Proposal, 'changes' | 'same'> {
  const [before = [], after = []] = [was, now].map((value) =>
    Array.isArray(value) ? value.map((each) => say([each]).replace(/^• /, '')) : [],
  );
  const gone = before.filter((each) => !after.includes(each));
  const come = after.filter((each) => !before.includes(each));
  const same = after.length - come.length;
  // What was only put in another order is shown as a whole, and so is what is no list.
  if (gone.length + come.length === 0)
    return { changes: [{ agreed: say(was), proposed: say(now) }], same: 0 };
  // As many as before are most likely the same ones, changed.
  if (gone.length === come.length)
    return { changes: gone.map((agreed, index) => ({ agreed, proposed: come[index] ?? '' })), same };
  return { changes: [{ agreed: gone.join('\n\n'), proposed: come.join('\n\n') }], same };
}

/** The text that is proposed where the teams sign the text, too, and agreed on another; `undefined` where they did not. */
export function textProposal(
  { wiki, entry }: Pick<View, 'wiki' | 'entry'>,
  body: string,
): Proposal | undefined {
  const was = entry.agreed?.words?.body;
  if (was === undefined || was === body) return undefined;
  const [agreed = '', proposed = ''] = [was, body].map((text) => readable(text, readingWith(namesIn(wiki))));
  return { name: 'text', label: 'Text', changes: [{ agreed, proposed }], same: 0 };
}

/** Whether a field says what its teams agreed on, however it is laid out. */
function isSame({ collection, data, agreed }: Entry, name: string): boolean {
  const field = collectionOf(collection)?.schema.shape[name];
  if (field === undefined) return true;
  const only = { schema: z.object({ [name]: field }) };
  const [was, now] = [agreed?.words?.fields, data].map((fields) => wordingOf(only, fields ?? {}, ''));
  return was === now;
}

function namesIn({ settings, byKey }: Wiki): NameOf {
  return (of, id) =>
    of === 'teams' || of === 'stages'
      ? settings[of].find((each) => each.id === id)?.name
      : byKey.get(`${of}/${id}`)?.title;
}
