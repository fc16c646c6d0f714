import type { Settings } from '../collections/index.ts';
import lexicon from '../collections/lexicon.ts';
import type { Entry } from '../wiki/entry.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import { dataOf } from '../wiki/wiki.ts';

type Team = Settings['teams'][number];

/**
 * The teams that have not signed what a page says now. A term that the teams do not agree on yet, or that another has
 * taken the place of, is not to be signed.
 */
export function teamsToSign(entry: Entry, teams: readonly Team[]): Team[] {
  const { disputed, replacedBy } = dataOf(entry, lexicon) ?? {};
  if (disputed ?? replacedBy) return [];
  return signaturesOf(entry, teams).flatMap(({ state, team }) => (state === 'signed' ? [] : [team]));
}
