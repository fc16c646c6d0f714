/** How far the teams are with what they sign. */
import { z } from 'zod';
import { collectionOf, type DataOf, type Settings } from '../collections/index.ts';
import { wordsFor } from '../collections/fields.ts';
import lexicon from '../collections/lexicon.ts';
import { presentWording, signatureList } from '../collections/wording.ts';
import { bodyField } from '../document/format.ts';
import { isRecord } from '../plain.ts';
import type { Signable } from '../wiki/signature-lines.ts';
import { isSigned, signaturesOf, type Signature } from '../wiki/signatures.ts';
import { dataOf } from '../wiki/wiki.ts';

type Team = Settings['teams'][number];
type Term = DataOf<typeof lexicon>;

/** How far the teams are with a term. */
export type Status = 'proposed' | 'agreed' | 'disputed' | 'deprecated';

/**
 * How far the teams are: a term without a successor and a dispute is agreed once every team has signed it, and stays so,
 * in the words that they signed, while others are proposed.
 */
export function termStatus(term: Signable, teams: readonly Team[]): Status {
  const { replacedBy, disputed }: Partial<Term> = dataOf(term, lexicon) ?? {};
  if (replacedBy !== undefined) return 'deprecated';
  if (disputed !== undefined) return 'disputed';
  return isSigned(term, teams) || term.agreed?.words ? 'agreed' : 'proposed';
}

/** How far the teams are with a term, in words: in one, and what is to be said to it. */
export function termStanding(term: Signable, teams: readonly Team[]): { status: string; how: string } {
  const open = signaturesOf(term, teams).flatMap(({ state, team }) =>
    state === 'signed' ? [] : [team.name],
  );
  const waiting = `waiting for ${open.join(' and ')}`;
  const words = {
    proposed: ['Proposed', waiting],
    agreed: [
      'Agreed',
      `by every team, in these words${open.length > 0 ? `; others are proposed, ${waiting}` : ''}`,
    ],
    disputed: ['Disputed', 'the teams do not agree yet'],
    deprecated: [wordsFor(lexicon.schema.shape.aliases.unwrap().element.shape.use, 'deprecated'), ''],
  }[termStatus(term, teams)];
  const [status = '', how = ''] = words;
  return { status, how };
}

/**
 * Who has signed what a page said before, and not what it says now, by their ids. Who takes a signature away knows that
 * it is gone.
 *
 * @param before its fields and its text, as a form holds them
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

/** The same of fields that may be unfit, as they are while somebody types. */
function signaturesIn(id: string, fields: unknown, teams: readonly Team[]): Signature[] {
  const collection = collectionOf(id);
  const list = collection && signatureList(collection);
  if (list === undefined || !isRecord(fields)) return [];
  const lines = z.object({ [list]: collection?.schema.shape[list] ?? z.never() });
  if (!collection || !lines.safeParse(fields).success) return [];
  const wording = presentWording(collection, fields, String(fields[bodyField] ?? ''));
  return signaturesOf({ collection: id, data: fields, wording }, teams);
}
