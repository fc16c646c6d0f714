/** Words that the teams have not settled: what is disputed, and what waits for a signature. */
import type { Settings } from '../../collections/index.ts';
import lexicon from '../../collections/lexicon.ts';
import type { Entry } from '../../wiki/entry.ts';
import { signaturesOf } from '../../wiki/signatures.ts';
import { dataOf } from '../../wiki/wiki.ts';
import { termStatus } from '../agreement.ts';
import { isToBeSigned } from '../waiting.ts';
import type { Ask, Linker, PageLink } from './link.ts';

export interface WordsFacts {
  page: PageLink;
  owner?: string;
  /** A team has signed something earlier: until it signs again, pages show both wordings. */
  isAgain?: true;
  /** What the teams do not agree on; `undefined` where only signatures are missing. */
  disputed?: string;
  /** The names of the teams that have not signed what is written now. */
  waitsFor: string[];
}

type Teams = Settings['teams'];

export function wordsToSettle(pages: readonly Entry[], teams: Teams, link: Linker, ask: Ask): WordsFacts[] {
  const found = pages.flatMap((entry) => {
    const open = unsettled(entry, teams);
    return open ? [{ page: link(entry), owner: ask(entry.owner, entry.teams), ...open }] : [];
  });
  return found.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function rankOf({ disputed, isAgain }: Pick<WordsFacts, 'disputed' | 'isAgain'>): number {
  if (disputed !== undefined) return 0;
  return isAgain ? 1 : 2;
}

/** What is not settled on a page; `undefined` where nothing is, or nobody signs it. */
function unsettled(entry: Entry, teams: Teams): Omit<WordsFacts, 'page' | 'owner'> | undefined {
  if (!isToBeSigned(entry)) return undefined;
  const open = signaturesOf(entry, teams).filter(({ state }) => state !== 'signed');
  const waitsFor = open.map(({ team }) => team.name);
  const term = dataOf(entry, lexicon);
  const status = term && termStatus(entry, teams);
  if (status === 'deprecated') return undefined;
  if (status === 'disputed') return { disputed: term?.disputed ?? '', waitsFor };
  const isAgain = open.some(({ state }) => state === 'earlier');
  return waitsFor.length > 0 ? { waitsFor, ...(isAgain && { isAgain }) } : undefined;
}
