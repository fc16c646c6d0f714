/** Whom pages fall to, and who stands in for them. */
import type { Person } from '../collections/index.ts';
import type { Assignee, Assignees } from '../freshness/assignees.ts';
import type { Entry } from './entry.ts';
import { personOf, type Wiki } from './wiki.ts';

/** Those a page may fall to: its owner, who stands in, and who leads its owner's team or the first of its own. */
export function assigneesOf(
  entry: Pick<Entry, 'owner' | 'teams'>,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
): Assignees {
  const team = personOf(wiki, entry.owner)?.team ?? entry.teams[0];
  const known = assignees.get(wiki) ?? new Map<string, Assignees>();
  assignees.set(wiki, known);
  const key = JSON.stringify([entry.owner, team]);
  const found = known.get(key) ?? findAssignees(entry.owner, team, wiki);
  known.set(key, found);
  return found;
}

/** Pages are many, and those they fall to are few. */
const assignees = new WeakMap<Pick<Wiki, 'settings' | 'byKey'>, Map<string, Assignees>>();

function findAssignees(
  owner: string | undefined,
  team: string | undefined,
  wiki: Pick<Wiki, 'settings' | 'byKey'>,
): Assignees {
  const lead = wiki.settings.teams.find(({ id }) => id === team)?.lead;
  const leadCovers = lead === owner ? [] : coversOf(lead, wiki);
  return {
    owner: assigneeOf(wiki, owner),
    covers: coversOf(owner, wiki),
    lead: assigneeOf(wiki, lead),
    ...(leadCovers.length > 0 && { leadCovers }),
  };
}

/** Who covers for someone, who covers for those, and so on, each once. */
function coversOf(person: string | undefined, wiki: Pick<Wiki, 'byKey'>): Assignee[] {
  const covers: Assignee[] = [];
  const seen = new Set([person]);
  for (let id = personOf(wiki, person)?.coveredBy; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const cover = assigneeOf(wiki, id);
    if (cover) covers.push(cover);
    id = personOf(wiki, id)?.coveredBy;
  }
  return covers;
}

function assigneeOf(wiki: Pick<Wiki, 'byKey'>, id: string | undefined): Assignee | undefined {
  const person: Person | undefined = personOf(wiki, id);
  if (id === undefined || person === undefined) return undefined;
  const { name, away, left } = person;
  return { id, name, ...(away && { away }), ...(left && { left }) };
}
