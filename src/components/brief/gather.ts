/** Puts a brief together from what is chosen and the pieces of the pages it needs. */
import type { Part } from '../../site/brief/parts.ts';
import { kindOf } from './address.ts';
import { gapsOf } from './gaps.ts';
import type { Material } from './material.ts';
import { lengthOf, type Block, type Brief } from './model.ts';
import { expectedOf, type Expected } from './objections.ts';
import { answerTo, howToPosition, questionsBefore, questionsThatExpose, shortAnswerTo } from './sections.ts';
import { titlesOf, whoIs, wordsToUse } from './sections.ts';
import { trustOf } from './trust.ts';

/** So many objections are answered, if only in short, however much else was chosen. */
const leastAnswered = 3;

/** So many letters fit on two printed sheets. */
export const room = 11_600;

export function briefOf(material: Material): Brief {
  const { chosen, choices, parts, today } = material;
  const of = (kind: string) =>
    chosen.filter(({ key }) => kindOf(key) === kind).flatMap(({ key }) => parts.get(key) ?? []);
  const [people, rivals, stages] = [of('personas'), of('competitors'), of('stages')];
  const expected = expectedOf(choices.options, chosen);
  const who = people.map((part) => section(`who.${part.key}`, part.title, whoIs(part)));
  const against = rivals.map((part) =>
    section(`against.${part.key}`, `Against ${part.title}`, howToPosition(part)),
  );
  const exposing = rivals.flatMap(questionsThatExpose);
  const words = section('words', 'Words to use', wordsToUse(people, stages));
  const gaps = section('gaps', 'What nobody has written yet', gapsOf(material, expected));
  const others = [...who, ...against, words, gaps].flatMap(({ blocks }) => blocks);

  const left = room - lengthOf([...others, ...exposing, ...trustOf([...parts.values()], today).blocks]);
  const { answers, asked, answered } = answersWithin(left, expected, material);
  const trust = trustOf([...people, ...rivals, ...stages, ...answered], today);

  const sections = [
    ...who,
    section('expect', 'What they will say', [...answers, ...titlesOf(expected.slice(answered.length))]),
    ...against,
    section('ask', 'Questions to ask', [...exposing, ...asked]),
    ...[words, gaps],
    section('trust', 'What not to trust today', trust.blocks),
  ];
  return {
    title: chosen.map(({ title }) => title).join(' · '),
    warning: trust.warning,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

interface Answers {
  answers: Block[];
  asked: Block[];
  answered: Part[];
}

/**
 * The answers to what is expected, in its order, with what to ask before: whole ones as long as there is room, then
 * short ones. Those to what was chosen are whole.
 */
function answersWithin(room: number, expected: readonly Expected[], { parts, chosen }: Material): Answers {
  const [answers, asked, answered]: [Block[], Block[], Part[]] = [[], [], []];
  let [left, isWhole] = [room, true];
  for (const each of expected) {
    const part = parts.get(each.objection.key);
    if (part === undefined) break;
    const [whole, questions] = [answerTo(each, part, chosen.length), questionsBefore(part)];
    isWhole &&= each.isChosen || lengthOf([whole, ...questions]) <= left;
    const answer = isWhole ? whole : shortAnswerTo(each, part, chosen.length);
    if (!isWhole && answered.length >= leastAnswered && lengthOf([answer]) > left) break;
    answers.push(answer);
    if (isWhole) asked.push(...questions);
    answered.push(part);
    left -= lengthOf(isWhole ? [answer, ...questions] : [answer]);
  }
  return { answers, asked, answered };
}

function section(id: string, title: string, blocks: Block[]) {
  return { id, title, blocks };
}
