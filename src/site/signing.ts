/** What a page carries so that whoever reads it can sign it: for which teams, and who may on which days. */
import type { Assignees } from '../freshness/assignees.ts';
import type { Entry } from '../wiki/entry.ts';
import { assigneesOf } from '../wiki/review.ts';
import { signaturesOf } from '../wiki/signatures.ts';
import type { Wiki } from '../wiki/wiki.ts';

export interface SignFacts {
  timeZone: string;
  teams: OpenTeam[];
}

/** A team that has not signed what the page says now: its lead, and who covers for them. */
export interface OpenTeam extends Pick<Assignees, 'owner' | 'covers'> {
  id: string;
  name: string;
}

/** `undefined` where nothing is left to be signed. */
export function signFacts(wiki: Wiki, entry: Entry): SignFacts | undefined {
  if (entry.wording === undefined) return undefined;
  const teams = signaturesOf(entry, wiki.settings.teams).flatMap(({ team, state }) => {
    if (state === 'signed') return [];
    const { owner, covers } = assigneesOf({ owner: team.lead, teams: [] }, wiki);
    return [{ id: team.id, name: team.name, owner, covers }];
  });
  return teams.length > 0 ? { timeZone: wiki.settings.review.timeZone, teams } : undefined;
}
