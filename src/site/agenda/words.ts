/** Words that the teams have not settled: what is disputed, and what waits for a signature. */
import guides from '../../collections/guides.ts';
import type { Settings } from '../../collections/index.ts';
import lexicon from '../../collections/lexicon.ts';
import type { Entry } from '../../wiki/entry.ts';
import { linesOf, signaturesOf } from '../../wiki/signatures.ts';
import { dataOf } from '../../wiki/wiki.ts';
import { termStatus } from '../agreement.ts';
import type { Linker, PageLink } from './link.ts';

export interface WordsFacts {
  page: PageLink;
  owner?: string;
  /** What the teams do not agree on; `undefined` where only signatures are missing. */
  disputed?: string;
  /** The names of the teams that have not signed what is written now. */
  waitsFor: string[];
}

type Teams = Settings['teams'];

export function wordsToSettle(pages: readonly Entry[], teams: Teams, link: Linker): WordsFacts[] {
  const found = pages.flatMap((entry) => {
    const open = unsettled(entry, teams);
    return open ? [{ page: link(entry), ...(entry.owner && { owner: entry.owner }), ...open }] : [];
  });
  return found.toSorted((a, b) => Number(b.disputed !== undefined) - Number(a.disputed !== undefined));
}

/** What is not settled on a page; `undefined` where nothing is, or nobody signs it. */
function unsettled(entry: Entry, teams: Teams): Omit<WordsFacts, 'page' | 'owner'> | undefined {
  const lines = linesOf(entry);
  // Not every guide is one that teams sign; every term and every number is.
  if (lines === undefined || (entry.collection === guides.id && lines.length === 0)) return undefined;
  const waitsFor = signaturesOf(entry, teams).flatMap(({ state, team }) =>
    state === 'signed' ? [] : [team.name],
  );
  const term = dataOf(entry, lexicon);
  const status = term && termStatus(entry, teams);
  if (status === 'deprecated') return undefined;
  if (status === 'disputed') return { disputed: term?.disputed ?? '', waitsFor };
  return waitsFor.length > 0 ? { waitsFor } : undefined;
}
