/** What waits for whose signature. */
import { fieldOf } from '../collections/fields.ts';
import { collectionOf } from '../collections/index.ts';
import type { Day } from '../freshness/day.ts';
import type { Entry } from '../wiki/entry.ts';
import { linesOf } from '../wiki/signature-lines.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import { signersOn } from '../wiki/signers.ts';
import { keyOf, type Wiki } from '../wiki/wiki.ts';
import { whyNotToSign } from './to-sign.ts';

/** One signature that is waited for. */
export interface Waiting {
  /** As `collection/id`. */
  page: string;
  title: string;
  team: string;
  teamName: string;
  /** Who can give it first: who covers where the lead is away. `undefined` where nobody leads the team. */
  waitsFor: { id: string; name: string } | undefined;
  /** When the team has signed an earlier wording. */
  last: Day | undefined;
}

/**
 * The signatures that are waited for. A page that is there to be signed, as a term is, waits from the beginning; a guide,
 * which may do without, once any team has signed it.
 */
export function waitingIn(wiki: Wiki, today: Day): Waiting[] {
  const { teams } = wiki.settings;
  return wiki.entries.filter(isOpen).flatMap((entry) => {
    if (!isToBeSigned(entry)) return [];
    return signaturesOf(entry, teams).flatMap((each) => {
      if (each.state === 'signed') return [];
      const waitsFor = signersOn(each.team, wiki, today).at(-1);
      return {
        page: keyOf(entry),
        title: entry.title,
        team: each.team.id,
        teamName: each.team.name,
        waitsFor: waitsFor && { id: waitsFor.id, name: waitsFor.name },
        last: each.state === 'earlier' ? each.given.on : undefined,
      };
    });
  });
}

/** What is kept back, given up or disputed is not to be signed now. */
function isOpen(entry: Entry): boolean {
  return !entry.draft && entry.wording !== undefined && whyNotToSign(entry) === undefined;
}

/** Whether teams sign it at all: each of some collections, of others what any team has signed once. */
export function isToBeSigned(entry: Entry): boolean {
  return cannotBeWithout(entry) || (linesOf(entry) ?? []).length > 0;
}

/** It cannot be without the words that are signed. */
function cannotBeWithout({ collection }: Entry): boolean {
  const shape = collectionOf(collection)?.schema.shape ?? {};
  return Object.values(shape)
    .map(fieldOf)
    .some(({ signed, required }) => signed === true && required);
}
