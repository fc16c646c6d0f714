import type { Entry } from '../wiki/entry.ts';

/** What a search can be narrowed to that finds an entry by its text: by the names and values that are typed for it. */
export function searchFilters({ collection, teams, owner }: Entry): { name: string; value: string }[] {
  return [
    { name: 'in', value: collection },
    ...teams.map((value) => ({ name: 'team', value })),
    ...(owner === undefined ? [] : [{ name: 'owner', value: owner }]),
  ];
}
