/** The signatures of a page: each counts for the very words it was given to, and for no others. */
import { collectionOf, type Settings } from '../collections/index.ts';
import { signatureList, signedFields, wordingOf } from '../collections/wording.ts';
import type { Day } from '../freshness/day.ts';
import { compare } from '../plain.ts';
import type { Entry } from './entry.ts';

type Team = Settings['teams'][number];

/** A page, as far as it can be signed. */
export type Signable = Pick<Entry, 'collection' | 'data'> &
  Partial<Pick<Entry, 'wording' | 'agreed' | 'vain'>>;

/** What any signature says: which team, who for it, on what day, and to which words. */
export interface SignatureRecord {
  team: string;
  by: string;
  on: Day;
  /** The lead, where who covers for them has signed. */
  insteadOf?: string | undefined;
  /** Written by “Sign”. Those that were typed before there was such a thing have none. */
  wording?: string | undefined;
  /** Which edition of a guide it was given to, where that was typed once. */
  edition?: number | undefined;
}

/** Where one team stands: it signed what is written now, or something earlier, or nothing. */
export type Signature = Given | (OfTeam & { state: 'missing' });

interface OfTeam {
  team: Team;
  /** A later one that somebody gave who does not sign for the team: it does not count. */
  vain?: SignatureRecord | undefined;
}

export interface Given extends OfTeam {
  state: 'signed' | 'earlier';
  given: SignatureRecord;
  /** The how-manieth wording of the page it was given to. */
  edition: number;
}

/**
 * For each team its latest signature: what it signed before does not come back with the words. Empty where nothing is
 * signed in the collection, or the fields of the page are unfit.
 */
export function signaturesOf(page: Signable, teams: readonly Team[]): Signature[] {
  const all = linesOf(page);
  if (all === undefined) return [];
  const lines = validLinesOf(page);
  const editions = editionsIn(page, lines);
  return teams.map((team) => {
    const latestOf = (some: readonly SignatureRecord[]) =>
      inOrder(some).findLast((each) => each.team === team.id);
    const [given, last] = [latestOf(lines), latestOf(all)];
    const vain = last === given ? {} : { vain: last };
    if (given === undefined) return { team, state: 'missing', ...vain };
    const edition = editions.get(wordsOf(page, given)) ?? 1;
    return { team, state: counts(page, given) ? 'signed' : 'earlier', given, edition, ...vain };
  });
}

/** Whether every team has signed what a page says now. */
export function isSigned(page: Signable, teams: readonly Team[]): boolean {
  const signatures = signaturesOf(page, teams);
  return signatures.length > 0 && signatures.every(({ state }) => state === 'signed');
}

/** The how-manieth wording a page has now, of those that any team has signed; one that none has is the next. */
export function editionOf(page: Signable): number {
  const editions = editionsIn(page, validLinesOf(page));
  return editions.get(page.wording ?? '') ?? ([...editions.values()].at(-1) ?? 0) + 1;
}

/** Whether a signature was given to the words that a page has now. */
export function counts(page: Signable, line: SignatureRecord): boolean {
  return page.wording !== undefined && wordsOf(page, line) === page.wording;
}

/** The signatures of a page as they stand in it; `undefined` where it has no place for them. */
export function linesOf({ collection, data }: Signable): SignatureRecord[] | undefined {
  const declared = collectionOf(collection);
  const list = declared && data && signatureList(declared);
  return list === undefined ? undefined : ((data?.[list] ?? []) as SignatureRecord[]);
}

/** Those of them that were given by somebody who signs for the team. */
export function validLinesOf(page: Signable): SignatureRecord[] {
  return (linesOf(page) ?? []).filter((_, index) => !page.vain?.includes(index));
}

/** Signatures from the first to the last: those of one day as they stand in the list. */
export function inOrder(lines: readonly SignatureRecord[]): SignatureRecord[] {
  return lines.toSorted((a, b) => compare(a.on, b.on));
}

/** Each wording that was signed, and which edition it is: in the order of days, from the number that was typed once. */
function editionsIn(page: Signable, lines: readonly SignatureRecord[]): Map<string, number> {
  const editions = new Map<string, number>();
  let last = 0;
  for (const line of inOrder(lines)) {
    const words = wordsOf(page, line);
    if (editions.has(words)) continue;
    last = line.edition ?? last + 1;
    editions.set(words, last);
  }
  return editions;
}

/** The signatures that say in no way which words they were given to, though they may be the present ones. */
export function unboundOf(page: Signable): SignatureRecord[] {
  const lines = linesOf(page) ?? [];
  const latest = Math.max(...editionsIn(page, lines).values());
  return lines.filter((line) => wordsOf(page, line).startsWith(typed) && (line.edition ?? 1) >= latest);
}

/** What stands for words that nothing is known of but the number of their edition begins so. */
const typed = 'edition ';

/** What stands for the words of a signature. One without a digest may carry those words, or the number of an edition. */
export function wordsOf({ collection }: Signable, line: SignatureRecord): string {
  if (line.wording !== undefined) return line.wording;
  const declared = collectionOf(collection);
  const fields = line as unknown as Readonly<Record<string, unknown>>;
  if (declared && signedFields(declared, fields).length > 0) return wordingOf(declared, fields, '');
  return `${typed}${line.edition ?? 1}`;
}
