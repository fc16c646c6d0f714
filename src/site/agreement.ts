import { z } from 'zod';
import guides from '../collections/guides.ts';
import { wordsFor } from '../collections/fields.ts';
import type { DataOf, Settings } from '../collections/index.ts';
import lexicon from '../collections/lexicon.ts';
import type { Entry } from '../wiki/entry.ts';
import { dataOf } from '../wiki/wiki.ts';

type Term = DataOf<typeof lexicon>;
type Guide = DataOf<typeof guides>;
type Team = Settings['teams'][number];

/** What any signature says: which team, who for it, and on what day. */
export interface SignatureRecord {
  team: string;
  by: string;
  on: string;
}

/** Where one team stands: it signed what is written now, or something earlier, or nothing. */
export type Signature<T extends SignatureRecord> =
  { team: Team; state: 'signed' | 'earlier'; given: T } | { team: Team; state: 'missing' };

/** How far the teams are with a term. */
export type Status = 'proposed' | 'agreed' | 'disputed' | 'deprecated';

/** For each team its latest signature that counts; failing that, its latest for an earlier wording. */
export function signaturesOf<T extends SignatureRecord>(
  teams: readonly Team[],
  given: readonly T[],
  counts: (each: T) => boolean,
): Signature<T>[] {
  return teams.map((team) => {
    const own = given.filter((each) => each.team === team.id).toSorted((a, b) => (a.on < b.on ? 1 : -1));
    const signed = own.find(counts);
    if (signed) return { team, state: 'signed', given: signed };
    const [earlier] = own;
    return earlier ? { team, state: 'earlier', given: earlier } : { team, state: 'missing' };
  });
}

/** The teams' signatures of a term: each counts only for the very wording it was given to. */
export function termSignatures(term: Pick<Term, 'definition' | 'agreement'>, teams: readonly Team[]) {
  const present = fold(term.definition);
  return signaturesOf(teams, term.agreement ?? [], (each) => fold(each.definition) === present);
}

/** The teams' signatures of a guide: each counts for the edition it was given to. */
export function guideSignatures(
  { edition = 1, signOff = [] }: Pick<Guide, 'edition' | 'signOff'>,
  teams: readonly Team[],
) {
  return signaturesOf(teams, signOff, (each) => each.edition === edition);
}

/**
 * Who has signed what a page said before, and not what it says now, by their ids. Who takes a signature away knows that
 * it is gone.
 *
 * @param before its fields, as they stand in the file
 */
export function fallenSigners(
  collection: string,
  before: unknown,
  after: unknown,
  teams: readonly Team[],
): string[] {
  const [signed, stands] = [before, after].map((fields) => signaturesIn(collection, fields, teams));
  const fallen = (signed ?? []).filter(
    ({ state }, index) => state === 'signed' && stands?.[index]?.state === 'earlier',
  );
  return [...new Set(fallen.flatMap((each) => (each.state === 'missing' ? [] : [each.given.by])))];
}

function signaturesIn(collection: string, fields: unknown, teams: readonly Team[]) {
  if (collection === lexicon.id) {
    const { data } = signedTerm.safeParse(fields);
    return data && termSignatures(data, teams);
  }
  const { data } = signedGuide.safeParse(collection === guides.id ? fields : undefined);
  return data && guideSignatures(data, teams);
}

const { definition, agreement } = lexicon.schema.shape;
const { edition, signOff } = guides.schema.shape;
const signedTerm = z.object({ definition, agreement });
const signedGuide = z.object({ edition, signOff });

/** How far the teams are: a term without a successor and a dispute is agreed once every team has signed it. */
export function termStatus(
  term: Pick<Term, 'definition' | 'agreement' | 'disputed' | 'replacedBy'>,
  teams: readonly Team[],
): Status {
  if (term.replacedBy !== undefined) return 'deprecated';
  if (term.disputed !== undefined) return 'disputed';
  const signatures = termSignatures(term, teams);
  return signatures.length > 0 && signatures.every(({ state }) => state === 'signed') ? 'agreed' : 'proposed';
}

/** How far the teams are with a term, in words: in one, and what is to be said to it. */
export function termStanding(term: Term, teams: readonly Team[]): { status: string; how: string } {
  const open = termSignatures(term, teams).flatMap(({ state, team }) =>
    state === 'signed' ? [] : [team.name],
  );
  const words = {
    proposed: ['Proposed', `waiting for ${open.join(' and ')}`],
    agreed: ['Agreed', 'by every team, in these words'],
    disputed: ['Disputed', 'the teams do not agree yet'],
    deprecated: [wordsFor(lexicon.schema.shape.aliases.unwrap().element.shape.use, 'deprecated'), ''],
  }[termStatus(term, teams)];
  const [status = '', how = ''] = words;
  return { status, how };
}

/** Whether every team has signed what a term or a guide says now. */
export function isSigned(entry: Pick<Entry, 'collection' | 'data'>, teams: readonly Team[]): boolean {
  const [term, guide] = [dataOf(entry, lexicon), dataOf(entry, guides)];
  const given = term ? termSignatures(term, teams) : guide ? guideSignatures(guide, teams) : [];
  return given.length > 0 && given.every(({ state }) => state === 'signed');
}

/** Line breaks and repeated blanks do not make another wording. */
function fold(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/g, ' ');
}
