/** Which pages were asked for. */
import type { Day } from '../../src/freshness/day.ts';
import { reviewOn } from '../../src/freshness/review.ts';
import { teamsOwing, type Owed } from '../../src/reports/freshness/owed.ts';
import type { Entry } from '../../src/wiki/entry.ts';
import { personOf, type Wiki } from '../../src/wiki/wiki.ts';
import { reviewFacts } from '../../src/wiki/review.ts';
import { UsageError } from '../command.ts';

/** Whose pages are asked for; all where nobody is named. */
export interface Filter {
  owner?: string | undefined;
  team?: string | undefined;
}

/** Whether a page is one of those asked for: its person owns it or it falls to them, its team is named by it. */
export function matches(wiki: Wiki, today: Day, { owner, team }: Filter): (entry: Entry) => boolean {
  expectKnown(
    '--owner',
    'person',
    owner,
    wiki.people.map(({ id }) => id),
  );
  expectKnown(
    '--team',
    'team',
    team,
    wiki.settings.teams.map(({ id }) => id),
  );
  return (entry) => {
    if (team !== undefined && !teamsOf(entry, wiki).includes(team)) return false;
    if (owner === undefined || entry.owner === owner) return true;
    return reviewOn(reviewFacts(entry, wiki), today).responsible?.id === owner;
  };
}

/** Whether something that is owed is among what is asked for: it is this person's or falls to them, their team owes it. */
export function owes(wiki: Wiki, { owner, team }: Filter): (owed: Owed) => boolean {
  return (owed) =>
    (team === undefined || teamsOwing(owed, wiki).includes(team)) &&
    (owner === undefined || [owed.duty.assignees.owner?.id, owed.responsible?.id].includes(owner));
}

/** Whether it cannot be told that a page is not one of those asked for. */
export function isAnybodys(entry: Entry, wiki: Wiki, { owner, team }: Filter): boolean {
  const isTheirs = owner === undefined || personOf(wiki, entry.owner) === undefined;
  return isTheirs && (team === undefined || teamsOf(entry, wiki).length === 0);
}

/** A page that names no team is its owner's. */
function teamsOf({ teams, owner }: Entry, wiki: Wiki): string[] {
  return teams.length > 0 ? teams : [personOf(wiki, owner)?.team ?? []].flat();
}

function expectKnown(option: string, what: string, id: string | undefined, known: readonly string[]): void {
  if (id === undefined || known.includes(id)) return;
  throw new UsageError(`${option}: there is no ${what} “${id}”. There are: ${known.join(', ')}.`);
}
