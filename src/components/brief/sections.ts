/** What stands in the sections of a brief, of the pieces it is put together from. */
import { plural } from '../../plain.ts';
import type { Part, PartField } from '../../site/brief/parts.ts';
import type { Words } from '../../site/brief/words.ts';
import type { Block, Tone } from './model.ts';
import type { Expected } from './objections.ts';

/** So many items of a list are shown. The page has them all. */
const most = 4;

export function whoIs(part: Part): Block[] {
  const facts = ['role', 'seniority', 'buyingPart'].flatMap((name) => part.fields[name]?.items ?? []);
  const line = facts.flatMap((words, index) => (index > 0 ? [' · ', ...words] : words));
  return [
    ...(line.length > 0 ? [paragraph(line)] : []),
    ...some(part, ['goals', 'measures', 'pains', 'triggers', 'fears', 'criteria', 'quotes']),
    ...talk(part),
  ];
}

export function howToPosition(part: Part): Block[] {
  return [
    ...some(part, ['inOneSentence', 'shareable']),
    ...talk(part),
    ...some(part, [
      'winThemes',
      'differentiators',
      'theirStory',
      'defuse',
      'strengths',
      'weaknesses',
      'traps',
      'claims',
    ]),
  ];
}

export function questionsThatExpose(part: Part): Block[] {
  return some(part, ['exposingQuestions']);
}

export function questionsBefore(part: Part): Block[] {
  const explore = part.fields['explore'];
  return explore ? [list({ ...explore, label: `Before you answer “${part.title}”` }, part)] : [];
}

export function wordsToUse(people: readonly Part[], stages: readonly Part[]): Block[] {
  return [
    ...people.flatMap((part) => some(part, ['words'])),
    ...stages.flatMap((part) => [...some(part, ['use']), ...some(part, ['useNot'], 'avoid')]),
  ];
}

/** @param choices how many there are: with one alone, it needs no saying what the objection has to do with */
export function answerTo(expected: Expected, part: Part, choices: number): Block {
  return {
    ...headOf(expected, part, choices),
    blocks: some(part, ['acknowledge', 'answer', 'confirm'], 'say'),
    beside: [...some(part, ['meaning', 'proof']), ...some(part, ['avoid'], 'avoid')],
  };
}

export function shortAnswerTo(expected: Expected, part: Part, choices: number): Block {
  return { ...headOf(expected, part, choices), blocks: some(part, ['answer'], 'say') };
}

/** Said before the first answer that was chosen and has no room. */
export const inShort: Block = {
  type: 'paragraph',
  tone: 'note',
  words: ['In short from here on, so that all of it prints on two pages. The pages have the whole answers.'],
};

export function titlesOf(unanswered: readonly Expected[]): Block[] {
  if (unanswered.length === 0) return [];
  const shown = unanswered.slice(0, most).map(({ objection }): Words => [`“${objection.title}”`]);
  const more = unanswered.length - shown.length;
  const items = more > 0 ? [...shown, [`and ${plural(more, 'other')}`]] : shown;
  return [{ type: 'list', label: 'Heard as well', items }];
}

function headOf({ objection, from, isChosen }: Expected, part: Part, choices: number) {
  const which = from.length === choices ? 'all that you chose' : from.map(({ title }) => title).join(', ');
  const whence = isChosen || choices === 1 ? [] : [`Fits ${which}`];
  const tried = objection.tries ? [objection.tries.inWords] : [];
  return {
    type: 'group' as const,
    title: [{ is: 'link' as const, to: part.address, of: [`“${part.title}”`] }],
    aside: [...whence, ...tried].map((each) => `${each}.`).join(' '),
  };
}

/** What the text of a page has to be said, and not to be said. */
function talk(part: Part): Block[] {
  return [...some(part, ['say'], 'say'), ...some(part, ['doNotSay'], 'avoid')];
}

/** Fields of a piece by their names: those that there are. */
function some(part: Part, names: readonly string[], tone?: Tone): Block[] {
  return names.flatMap((name) => {
    const field = part.fields[name];
    return field ? [list(field, part, tone)] : [];
  });
}

/** A list under its label; one thing alone is a paragraph. */
function list({ label, items }: PartField, { address }: Part, tone?: Tone): Block {
  const [only] = items;
  if (items.length === 1 && only) return paragraph(only, label, tone);
  const more: Words = [{ is: 'link', to: address, of: [`and ${items.length - most} more`] }];
  const shown = items.length > most + 1 ? [...items.slice(0, most), more] : items;
  return { type: 'list', label, items: shown, ...(tone && { tone }) };
}

function paragraph(words: Words, label?: string, tone?: Tone): Block {
  return { type: 'paragraph', words, ...(label && { label }), ...(tone && { tone }) };
}
