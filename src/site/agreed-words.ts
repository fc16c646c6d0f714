/** The words that every team has signed, and those that are to take their place: which stand, and what differs. */
import { fieldOf } from '../collections/fields.ts';
import { collectionOf, type Settings } from '../collections/index.ts';
import { valueInWords as figureInWords, type Unit } from '../freshness/number-words.ts';
import { readable } from '../document/readable.ts';
import { readingWith, valueInWords, type NameOf } from '../document/values-in-words.ts';
import { isSameIn } from '../wiki/agreed.ts';
import type { Agreed, Entry } from '../wiki/entry.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import type { Wiki } from '../wiki/wiki.ts';

/** A page of a wiki. */
interface Page {
  wiki: Wiki;
  entry: Entry;
}

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
export function proposalsOf({ wiki, entry }: Page): Proposal[] {
  const { schema } = collectionOf(entry.collection) ?? {};
  const agreed = entry.agreed?.words?.fields;
  if (schema === undefined || agreed === undefined) return [];
  return Object.entries(schema.shape)
    .filter(([name, field]) => fieldOf(field).signed && !isSame(entry, name))
    .map(([name, field]) => {
      const { label } = fieldOf(field);
      const sayIn =
        (of: Fields): Say =>
        (value) =>
          figure(label, value, of) ?? valueInWords(field, value, namesIn(wiki));
      const { data = {} } = entry;
      return { name, label, ...difference(agreed[name], data[name], sayIn(agreed), sayIn(data)) };
    });
}

type Fields = Readonly<Record<string, unknown>>;
type Say = (value: unknown) => string;

/** A figure says what it is, and what it is counted in, as “Target: 40 %”. */
function figure(label: string, value: unknown, { unit }: Fields): string | undefined {
  if (typeof value !== 'number') return undefined;
  return `${label}: ${typeof unit === 'string' ? figureInWords(value, unit as Unit) : value}`;
}

/** Two values in words; of two lists only what is not in both. */
function difference(
  was: unknown,
  now: unknown,
  sayWas: Say,
  sayNow: Say,
): Pick<Proposal, 'changes' | 'same'> {
  const itemsOf = (value: unknown, say: Say) =>
    Array.isArray(value) ? value.map((each) => say([each]).replace(/^• /, '')) : [];
  const [before, after] = [itemsOf(was, sayWas), itemsOf(now, sayNow)];
  const gone = before.filter((each) => !after.includes(each));
  const come = after.filter((each) => !before.includes(each));
  const same = after.length - come.length;
  // What was only put in another order is shown as a whole, and so is what is no list.
  if (gone.length + come.length === 0)
    return { changes: [{ agreed: sayWas(was), proposed: sayNow(now) }], same: 0 };
  // As many as before are most likely the same ones, changed.
  if (gone.length === come.length)
    return { changes: gone.map((agreed, index) => ({ agreed, proposed: come[index] ?? '' })), same };
  return { changes: [{ agreed: gone.join('\n\n'), proposed: come.join('\n\n') }], same };
}

/** The text that is proposed where the teams sign the text, too, and agreed on another; `undefined` where they did not. */
export function textProposal({ wiki, entry }: Page, body: string): Proposal | undefined {
  const was = entry.agreed?.words?.body;
  if (was === undefined || was === body) return undefined;
  const [agreed = '', proposed = ''] = [was, body].map((text) => readable(text, readingWith(namesIn(wiki))));
  return { name: 'text', label: 'Text', changes: [{ agreed, proposed }], same: 0 };
}

function isSame({ collection: id, data = {}, agreed }: Entry, name: string): boolean {
  const collection = collectionOf(id);
  return collection === undefined || isSameIn(name, collection, agreed?.words?.fields ?? {}, data);
}

/** The names of pages, people, teams and stages as a wiki has them. */
export function namesIn({ settings, byKey }: Wiki): NameOf {
  return (of, id) =>
    of === 'teams' || of === 'stages'
      ? settings[of].find((each) => each.id === id)?.name
      : byKey.get(`${of}/${id}`)?.title;
}
