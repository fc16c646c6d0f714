import { collectionOf } from '../collections/index.ts';
import type { Entry } from '../wiki/entry.ts';
import { personOf, type Wiki } from '../wiki/wiki.ts';

/** What search can filter an entry by, as names and values for readers. */
export function searchFilters(wiki: Wiki, entry: Entry): { name: string; value: string }[] {
  const teams = wiki.settings.teams.filter((team) => entry.teams.includes(team.id));
  const owner = personOf(wiki, entry.owner);
  return [
    { name: 'Collection', value: collectionOf(entry.collection)?.label ?? entry.collection },
    ...teams.map((team) => ({ name: 'Team', value: team.name })),
    ...(owner ? [{ name: 'Owner', value: owner.name }] : []),
  ];
}
