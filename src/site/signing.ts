/** What a page carries so that whoever reads it can sign it: for which teams, and who may on which days. */
import type { Assignees } from '../freshness/assignees.ts';
import type { Entry } from '../wiki/entry.ts';
import { assigneesOf } from '../wiki/assignees.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { teamsToSign } from './to-sign.ts';

export interface SignFacts {
  timeZone: string;
  teams: OpenTeam[];
}

/** A team that has not signed what the page says now: its lead, and who covers for them. */
export interface OpenTeam extends Pick<Assignees, 'owner' | 'covers'> {
  id: string;
  name: string;
}

/** `undefined` where nothing is to be signed. */
export function signFacts(wiki: Wiki, entry: Entry): SignFacts | undefined {
  if (entry.wording === undefined) return undefined;
  const teams = teamsToSign(entry, wiki.settings.teams).map(({ id, name, lead }) => {
    const { owner, covers } = assigneesOf({ owner: lead, teams: [] }, wiki);
    return { id, name, owner, covers };
  });
  return teams.length > 0 ? { timeZone: wiki.settings.review.timeZone, teams } : undefined;
}
