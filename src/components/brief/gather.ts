/** Puts a brief together from what is chosen and the pieces of the pages it needs. */
import { plural } from '../../plain.ts';
import type { Choices, Option } from '../../site/brief/choices.ts';
import type { Part, PartField } from '../../site/brief/parts.ts';
import type { Words } from '../../site/brief/words.ts';
import { kindOf } from './address.ts';
import { gapsOf } from './gaps.ts';
import type { Material } from './material.ts';
import type { Block, Brief, Section, Tone } from './model.ts';
import { expectedOf, triesInWords, type Expected } from './objections.ts';
import { trustOf } from './trust.ts';

/** So many objections are answered in full: with more, nobody reads the brief before the call. */
const answered = 6;

/** So many items of a list are shown. The page has them all. */
const most = 5;

/** The keys of the pieces that a brief needs. */
export function keysFor(choices: Choices, chosen: readonly Option[]): string[] {
  const expected = expectedOf(choices.options, chosen).slice(0, answered);
  return [...new Set([...chosen, ...expected.map(({ objection }) => objection)].map(({ key }) => key))];
}

export function briefOf(material: Material): Brief {
  const { chosen, choices, parts } = material;
  const of = (kind: string) =>
    chosen.filter(({ key }) => kindOf(key) === kind).flatMap(({ key }) => parts.get(key) ?? []);
  const expected = expectedOf(choices.options, chosen);
  const objections = expected.flatMap(({ objection }) => parts.get(objection.key) ?? []);
  const [people, rivals, stages] = [of('personas'), of('competitors'), of('stages')];
  const gaps = gapsOf(material, expected);
  const sections = [
    ...people.map((part) => section(`who.${part.key}`, part.title, whoIs(part))),
    section('expect', 'What they will say', whatTheySay(expected, material)),
    ...rivals.map((part) => section(`against.${part.key}`, `Against ${part.title}`, howToPosition(part))),
    section('ask', 'Questions to ask', questions(rivals, objections)),
    section('words', 'Words to use', wordsToUse(people, stages)),
    section('gaps', 'What nobody has written yet', gaps.length > 0 ? [{ type: 'list', items: gaps }] : []),
    section('trust', 'What not to trust today', trustOf(material)),
  ];
  return {
    title: chosen.map(({ title }) => title).join(' · '),
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

function section(id: string, title: string, blocks: Block[]): Section {
  return { id, title, blocks };
}

function whoIs(part: Part): Block[] {
  const { fields } = part;
  const facts = ['role', 'seniority', 'buyingPart'].flatMap((name) => fields[name]?.items ?? []);
  return [
    ...(facts.length > 0
      ? [paragraph(facts.flatMap((words, index) => (index > 0 ? [' · ', ...words] : words)))]
      : []),
    ...lists(part, ['goals', 'measures', 'pains', 'triggers', 'fears', 'criteria', 'isNot']),
    ...lists(part, ['say'], 'say'),
    ...lists(part, ['doNotSay'], 'avoid'),
    ...lists(part, ['quotes']),
  ];
}

function whatTheySay(expected: readonly Expected[], { parts, chosen }: Material): Block[] {
  const rest = expected.slice(answered);
  return [
    ...expected.slice(0, answered).flatMap((each) => {
      const part = parts.get(each.objection.key);
      return part ? [answerTo(each, part, chosen.length)] : [];
    }),
    ...(rest.length > 0
      ? [
          {
            type: 'list' as const,
            label: `And ${plural(rest.length, 'more objection')}`,
            items: rest
              .slice(0, 2 * most)
              .map(({ objection }) => [`“${objection.title}” ${triesInWords(objection.tries)}.`]),
          },
        ]
      : []),
  ];
}

function answerTo({ objection, from, isChosen }: Expected, part: Part, chosen: number): Block {
  const whence = isChosen || chosen === 1 ? '' : `${from.map(({ title }) => title).join(', ')}. `;
  return {
    type: 'group',
    title: [{ is: 'link', to: part.address, of: [`“${part.title}”`] }],
    aside: `${whence}${triesInWords(objection.tries)}`,
    blocks: [
      ...lists(part, ['meaning']),
      ...lists(part, ['acknowledge', 'answer'], 'say'),
      ...lists(part, ['proof']),
      ...lists(part, ['confirm'], 'say'),
      ...lists(part, ['avoid'], 'avoid'),
      ...lists(part, ['walkAway']),
    ],
  };
}

function howToPosition(part: Part): Block[] {
  const { fields } = part;
  return [
    ...lists(part, ['shareable', 'inOneSentence', 'winThemes', 'differentiators']),
    ...lists(part, ['say'], 'say'),
    ...lists(part, ['doNotSay'], 'avoid'),
    ...lists(part, ['theirStory', 'defuse', 'strengths', 'weaknesses', 'traps', 'whyWon', 'whyLost']),
    ...(fields['claims'] ? [list(fields['claims'], part)] : []),
  ];
}

function questions(rivals: readonly Part[], objections: readonly Part[]): Block[] {
  return [
    ...rivals.flatMap((part) => lists(part, ['exposingQuestions'])),
    ...objections.flatMap((part) => {
      const field = part.fields['explore'];
      return field ? [list({ ...field, label: `Before you answer “${part.title}”` }, part)] : [];
    }),
  ];
}

function wordsToUse(people: readonly Part[], stages: readonly Part[]): Block[] {
  return [
    ...people.flatMap((part) => lists(part, ['words'])),
    ...stages.flatMap((part) => [...lists(part, ['use']), ...lists(part, ['useNot'], 'avoid')]),
  ];
}

/** Fields of a part by their names, each as a list under its label, or as a paragraph where there is one thing to say. */
function lists(part: Part, names: readonly string[], tone?: Tone): Block[] {
  return names.flatMap((name) => {
    const field = part.fields[name];
    return field ? [list(field, part, tone)] : [];
  });
}

function list({ label, items }: PartField, { address }: Pick<Part, 'address'>, tone?: Tone): Block {
  const [only] = items;
  if (items.length === 1 && only) return paragraph(only, label, tone);
  const more: Words[] = [[{ is: 'link', to: address, of: [`And ${items.length - most} more`] }]];
  const shown = items.length > most + 1 ? [...items.slice(0, most), ...more] : items;
  return { type: 'list', label, items: shown, ...(tone && { tone }) };
}

function paragraph(words: Words, label?: string, tone?: Tone): Block {
  return { type: 'paragraph', words, ...(label && { label }), ...(tone && { tone }) };
}
