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
  /** What it was to be narrowed down to, and is not there. */
  notThere: { which: Narrowing; value: string }[];
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

export function readQuery(typed: string, choices: Choices): Query {
  const to: Query['to'] = {};
  const notThere: Query['notThere'] = [];
  const words = withoutNarrowings(typed, choices, (which, value, choice) => {
    if (choice) to[which] = choice.id;
    else if (value !== '') notThere.push({ which, value });
    return '';
  });
  const [, quoted] = /^\s*["“](.+?)["”]?\s*$/.exec(words) ?? [];
  return { words: oneSpaced(quoted ?? words), exactly: quoted !== undefined, to, notThere };
}

/** What is typed, narrowed down to something else; to nothing where no id is given. */
export function narrowTo(typed: string, choices: Choices, which: Narrowing, id?: string): string {
  const rest = withoutNarrowings(typed, choices, (other, value) =>
    other === which ? '' : `${other}:${value}`,
  );
  return [...(id === undefined ? [] : [`${which}:${id}`]), oneSpaced(rest)].join(' ').trimStart();
}

/** What is typed, with something else for each `in:lexicon`. What stands behind a space is a choice or, where there is no such one, a word. */
function withoutNarrowings(
  typed: string,
  choices: Choices,
  put: (which: Narrowing, value: string, choice: Choice | undefined) => string,
): string {
  return typed.replace(narrowed, (_, before: string, name: string, space: string, value: string) => {
    const which = name.toLowerCase() as Narrowing;
    const choice = choiceFor(value, choices[which]);
    const isWord = space !== '' && choice === undefined;
    return before + put(which, isWord ? '' : value, choice) + (isWord ? space + value : '');
  });
}

const narrowed = /(^|\s)(in|team|owner):(\s*(?!(?:in|team|owner):))(\S*)/gi;

function oneSpaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

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
