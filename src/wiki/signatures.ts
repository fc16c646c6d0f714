/** The signatures of a page: each counts for the very words it was given to, and for no others. */
import type { Settings } from '../collections/index.ts';
import { lastSigned } from './agreements.ts';
import {
  inOrder,
  isTypedAlone,
  linesOf,
  validLinesOf,
  wordsOf,
  type Signable,
  type SignatureRecord,
} from './signature-lines.ts';

type Team = Settings['teams'][number];

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
 * For each team its latest signature: what it signed before does not come back with the words, unless it is what every
 * team agreed on last. A proposal that not all had signed is withdrawn with its words. Empty where nothing is signed in
 * the collection, or the fields of the page are unfit.
 */
export function signaturesOf(page: Signable, teams: readonly Team[]): Signature[] {
  const all = linesOf(page);
  if (all === undefined) return [];
  const lines = validLinesOf(page);
  const agreement = lastSigned(page, teams);
  const standing = agreement !== undefined && agreement.wording === page.wording ? agreement.lines : lines;
  const editions = editionsIn(page, lines);
  return teams.map((team) => {
    const latestOf = (some: readonly SignatureRecord[]) =>
      inOrder(some).findLast((each) => each.team === team.id);
    const [given, last] = [latestOf(standing), latestOf(all)];
    const vain = last === undefined || lines.includes(last) ? {} : { vain: last };
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
  return lines.filter((line) => isTypedAlone(wordsOf(page, line)) && (line.edition ?? 1) >= latest);
}
