import type { Settings } from '../collections/index.ts';
import lexicon from '../collections/lexicon.ts';
import type { Entry } from '../wiki/entry.ts';
import { signaturesOf, type Signature } from '../wiki/signatures.ts';
import { dataOf } from '../wiki/wiki.ts';

type Team = Settings['teams'][number];

/** The teams that have not signed what a page says now, where it is to be signed. */
export function teamsToSign(entry: Entry, teams: readonly Team[]): Team[] {
  return signaturesToGive(entry, teams).map(({ team }) => team);
}

/** How far each of them is: it has signed something earlier, or nothing. */
export function signaturesToGive(entry: Entry, teams: readonly Team[]): Signature[] {
  if (whyNotToSign(entry) !== undefined) return [];
  return signaturesOf(entry, teams).filter(({ state }) => state !== 'signed');
}

/** Why a page is not to be signed, as a sentence: a term may be disputed, or another may have taken its place. */
export function whyNotToSign(page: Pick<Entry, 'collection' | 'data'>): string | undefined {
  const { disputed, replacedBy } = dataOf(page, lexicon) ?? {};
  if (replacedBy !== undefined) return 'Another term has taken the place of this one. Sign that one.';
  if (disputed !== undefined)
    return 'The teams do not agree on this term yet. Settle what is disputed, take it off the page, then sign.';
  return undefined;
}
