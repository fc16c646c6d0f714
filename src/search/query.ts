/** What is typed into the search box: words, and what they are narrowed down to, as `in:lexicon`. */
import type { Choice, WikiFile } from './files/wiki-file.ts';

export const narrowings = ['in', 'team', 'owner'] as const;
export type Narrowing = (typeof narrowings)[number];

export interface Query {
  /** As typed, without what narrows it down. */
  words: string;
  /** Only pages that have the words just so: they stand between quotation marks. */
  exactly: boolean;
  /** The ids of what it is narrowed down to. */
  to: Partial<Record<Narrowing, string>>;
}

/** What there is to narrow down to. */
export type Choices = Record<Narrowing, readonly Choice[]>;

export function choicesIn({
  collections,
  teams,
  owners,
}: Pick<WikiFile, 'collections' | 'teams' | 'owners'>): Choices {
  return { in: collections, team: teams, owner: owners };
}

/** What narrows to nothing that there is belongs to the words. */
export function readQuery(typed: string, choices: Choices): Query {
  const to: Query['to'] = {};
  const words = typed.replace(narrowed, (all, before: string, name: string, value: string) => {
    const which = name.toLowerCase() as Narrowing;
    const choice = choiceFor(value, choices[which]);
    if (choice === undefined && value !== '') return all;
    if (choice) to[which] = choice.id;
    return before;
  });
  const [, quoted] = /^\s*["“](.+?)["”]?\s*$/.exec(words) ?? [];
  return { words: (quoted ?? words).replace(/\s+/g, ' ').trim(), exactly: quoted !== undefined, to };
}

/** What is typed, narrowed down to something else; to nothing where no id is given. */
export function narrowTo(typed: string, which: Narrowing, id?: string): string {
  const rest = typed.replace(narrowed, (all, before: string, name: string) =>
    name.toLowerCase() === which ? before : all,
  );
  return [...(id === undefined ? [] : [`${which}:${id}`]), rest.replace(/\s+/g, ' ').trim()]
    .join(' ')
    .trimStart();
}

const narrowed = /(^|\s)(in|team|owner):(\S*)/gi;

/** The choice that is meant: by its id or label, or the beginning of one. */
function choiceFor(value: string, choices: readonly Choice[]): Choice | undefined {
  const sought = value.toLowerCase();
  if (sought === '') return undefined;
  const names = ({ id, label }: Choice) => [id, label.toLowerCase()];
  return (
    choices.find((each) => names(each).includes(sought)) ??
    choices.find((each) => names(each).some((name) => name.startsWith(sought)))
  );
}
