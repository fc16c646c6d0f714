/** Who is who: the people of the wiki by team, page by page. Those who have left come last: their pages need someone else. */
import type { Entry } from '../wiki/entry.ts';
import { personOf, type Wiki } from '../wiki/wiki.ts';
import { bytesOf, paged } from './paging.ts';

export interface Member {
  person: Entry;
  group: { name: string; colour: string };
}

export function directoryOf(wiki: Wiki): Member[][] {
  const members = groupsOf(wiki).flatMap(({ people, ...group }) =>
    people.map((person) => ({ person, group })),
  );
  return paged(members, ({ person: { id, title } }) => bytesOf(title, id, personOf(wiki, id)?.role ?? ''));
}

function groupsOf(wiki: Wiki): (Member['group'] & { people: Entry[] })[] {
  const teams = wiki.settings.teams;
  const teamOf = ({ id }: Entry) => teams.find((team) => team.id === personOf(wiki, id)?.team);
  const hasLeft = ({ id }: Entry) => personOf(wiki, id)?.left !== undefined;
  const here = wiki.people.filter((person) => !hasLeft(person));
  const colour = 'var(--ink-soft)';
  return [
    ...teams.map((team) => ({
      name: team.name,
      colour: team.colour,
      people: here.filter((person) => teamOf(person) === team),
    })),
    { name: 'In no team', colour, people: here.filter((person) => teamOf(person) === undefined) },
    { name: 'Have left', colour, people: wiki.people.filter(hasLeft) },
  ];
}
