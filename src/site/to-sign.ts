import guides from '../collections/guides.ts';
import type { Settings } from '../collections/index.ts';
import lexicon from '../collections/lexicon.ts';
import numbers from '../collections/numbers.ts';
import { wordingOf } from '../collections/wording.ts';
import type { Entry } from '../wiki/entry.ts';
import { dataOf } from '../wiki/wiki.ts';
import { guideSignatures, signaturesOf, termSignatures } from './agreement.ts';

type Team = Settings['teams'][number];

/**
 * The teams that have not signed what a page says now. A term that the teams do not agree on yet, or that another has
 * taken the place of, is not to be signed.
 */
export function teamsToSign(entry: Pick<Entry, 'collection' | 'data'>, teams: readonly Team[]): Team[] {
  return signaturesIn(entry, teams).flatMap(({ state, team }) => (state === 'signed' ? [] : [team]));
}

function signaturesIn(
  entry: Pick<Entry, 'collection' | 'data'>,
  teams: readonly Team[],
): { state: string; team: Team }[] {
  const [term, guide, number] = [dataOf(entry, lexicon), dataOf(entry, guides), dataOf(entry, numbers)];
  if (term) return term.disputed || term.replacedBy ? [] : termSignatures(term, teams);
  if (guide) return guideSignatures(guide, teams);
  const wording = number && wordingOf(numbers, number, '');
  return number ? signaturesOf(teams, number.signOff ?? [], (each) => each.wording === wording) : [];
}
