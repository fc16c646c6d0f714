/** Who may sign for a team, and what is wrong with signatures that were given. */
import { collectionOf, type Settings } from '../collections/index.ts';
import { signatureList } from '../collections/wording.ts';
import { standInsOn, type Assignee } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import type { Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { at } from './placed.ts';
import { assigneesOf } from './review.ts';
import { counts, linesOf, unboundOf, type SignatureRecord } from './signatures.ts';
import { personOf, type Wiki } from './wiki.ts';

/** Who may sign for a team on a day: its lead, and who covers for them while they are away. */
export function signersOn(
  { lead }: Pick<Settings['teams'][number], 'lead'>,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
  day: Day,
): Assignee[] {
  return standInsOn(assigneesOf({ owner: lead, teams: [] }, wiki), day);
}

/** What is wrong with the signatures of a page that count, or might. */
export function signatureProblems(entry: Entry, wiki: Wiki): Problem[] {
  const lines = linesOf(entry) ?? [];
  if (lines.length === 0) return [];
  const collection = collectionOf(entry.collection);
  const list = (collection && signatureList(collection)) ?? '';
  const unbound = unboundOf(entry);
  return lines.flatMap((line, index) => {
    const team = wiki.settings.teams.find(({ id }) => id === line.team);
    if (team === undefined) return [];
    const by = personOf(wiki, line.by)?.name ?? line.by;
    const said = { by, team: team.name, on: line.on };
    if (unbound.includes(line)) return [at(entry, { id: 'signature-unbound', ...said }, [list, index])];
    if (!counts(entry, line) || mayHaveSigned(line, team, wiki)) return [];
    const instead = signersOn(team, wiki, line.on)
      .map(({ name }) => name)
      .join(' or ');
    const fault = { id: 'signature-not-lead', ...said, ...(instead && { instead }) } as const;
    return [at(entry, fault, [list, index, 'by'])];
  });
}

/**
 * Whether somebody could sign for a team on that day, as far as the wiki can tell: it knows no absence but the last of
 * each, and no lead but the present one.
 */
function mayHaveSigned(
  { by, on, insteadOf }: SignatureRecord,
  team: Settings['teams'][number],
  wiki: Wiki,
): boolean {
  const { lead, leadSince } = team;
  if (leadSince !== undefined && on < leadSince) return true;
  if (lead !== undefined && insteadOf === lead) return true;
  const left = personOf(wiki, by)?.left;
  return left !== undefined ? on <= left : signersOn(team, wiki, on).some(({ id }) => id === by);
}
