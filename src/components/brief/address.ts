/** The address of a brief says what it is made for, so that it can be kept, sent, and gone back to. */
import type { Choices, Kind, Option } from '../../site/brief/choices.ts';

/** What an address names, by the kind of page. */
export const parameters = {
  personas: 'persona',
  competitors: 'competitor',
  stages: 'stage',
  objections: 'objection',
} as const satisfies Record<Kind['id'], string>;

export interface Asked {
  /** What is chosen, in the order in which kinds are asked for. */
  chosen: Option[];
  /** What the address says that cannot be followed as it stands, in words. */
  said: string[];
}

/** Reads what comes behind the question mark of an address. */
export function askedIn(query: string, { kinds, options, moved }: Choices): Asked {
  const given = new URLSearchParams(query);
  const byKey = new Map(options.map((option) => [option.key, option]));
  const chosen = new Set<Option>();
  const said: string[] = [];
  for (const { id } of inOrder(kinds)) {
    const parameter = parameters[id];
    for (const name of given.getAll(parameter)) {
      const key = `${id}/${name}`;
      const option = byKey.get(key) ?? byKey.get(moved[key] ?? '');
      if (option) chosen.add(option);
      if (name === '') said.push(`The address leaves open which ${parameter} is meant.`);
      else if (option === undefined)
        said.push(`The address asks for the ${parameter} “${name}”. There is none of that name here.`);
      else if (option.key !== key) said.push(`“${name}” is called “${option.title}” now.`);
    }
  }
  return { chosen: [...chosen], said };
}

/** What comes behind the path in the address of a brief for this; nothing where nothing is chosen. */
export function queryOf(chosen: readonly Pick<Option, 'key'>[]): string {
  const pairs = chosen.map(({ key }) => [parameters[kindOf(key)], key.slice(key.indexOf('/') + 1)]);
  const query = new URLSearchParams(pairs).toString();
  return query && `?${query.replaceAll('%2F', '/')}`;
}

/** The kind of page that a key is of. */
export function kindOf(key: string): Kind['id'] {
  return key.slice(0, key.indexOf('/')) as Kind['id'];
}

export function inOrder(kinds: readonly Kind[]): Kind[] {
  const order = Object.keys(parameters);
  return kinds.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}
