/** What a brief has not got because nobody has written it, with where that is done. */
import type { Kind, Option } from '../../site/brief/choices.ts';
import type { Part } from '../../site/brief/parts.ts';
import type { Words } from '../../site/brief/words.ts';
import { kindOf } from './address.ts';
import type { Material } from './material.ts';
import type { Block } from './model.ts';
import type { Expected } from './objections.ts';

/** What is wanted of each page that is chosen, as the end of “Nobody has written …”. */
const wanted: Record<Kind['id'], Readonly<Record<string, (title: string) => string>>> = {
  personas: {
    fears: (title) => `what could go wrong for them if they buy (${title})`,
    criteria: (title) => `what they compare by (${title})`,
    words: (title) => `which words they use (${title})`,
  },
  competitors: {
    differentiators: (title) => `what we do and ${title} does not`,
    theirStory: (title) => `the story ${title} tells`,
    defuse: (title) => `how to defuse the story ${title} tells`,
    exposingQuestions: (title) => `which questions expose ${title}`,
    claims: (title) => `what ${title} costs, with the day on which somebody saw it`,
  },
  objections: {
    explore: (title) => `what to ask before you answer “${title}”`,
    proof: (title) => `what backs the answer to “${title}”`,
  },
  stages: { use: (title) => `which words belong to the stage “${title}”` },
};

/** What nobody has said against buying, as the same. */
const unheard: Partial<Record<Kind['id'], (title: string) => string>> = {
  personas: (title) => `what is said against buying by: ${title}`,
  competitors: (title) => `what customers say because of ${title}`,
};

export function gapsOf({ choices, chosen, parts }: Material, expected: readonly Expected[]): Block[] {
  const missing = chosen.flatMap(({ key }) => {
    const part = parts.get(key);
    return part ? missingIn(part) : [];
  });
  const add = choices.kinds.find(({ id }) => id === 'objections')?.add;
  const silent = chosen.filter((each) => !expected.some(({ from }) => from.includes(each)));
  const unsaid = silent.flatMap(({ key, title }) => unheard[kindOf(key)]?.(title) ?? []);
  const items = [...missing, ...[...unsaid, ...pairsUnheard(chosen, expected)].map((what) => gap(what, add))];
  return items.length > 0 ? [{ type: 'list', items }] : [];
}

function missingIn({ key, title, edit, fields, pages }: Part): Words[] {
  // Of a page that could not be read nobody knows what it lacks.
  if (pages.length > 0 && pages.every(({ facts }) => facts === undefined)) return [];
  return Object.entries(wanted[kindOf(key)])
    .filter(([name]) => fields[name] === undefined)
    .map(([, what]) => gap(what(title), edit));
}

/** Someone who is chosen, and a competitor who is, of whom nobody has written what the one says about the other. */
function pairsUnheard(chosen: readonly Option[], expected: readonly Expected[]): string[] {
  const of = (kind: Kind['id']) => chosen.filter(({ key }) => kindOf(key) === kind);
  return of('personas').flatMap((person) =>
    of('competitors')
      .filter((rival) => !expected.some(({ from }) => from.includes(person) && from.includes(rival)))
      .map((rival) => `what is said about ${rival.title} by: ${person.title}`),
  );
}

function gap(what: string, to: string | undefined): Words {
  return [
    `Nobody has written ${what}. `,
    ...(to === undefined ? [] : [{ is: 'link' as const, to, of: ['Write it'] }]),
  ];
}
