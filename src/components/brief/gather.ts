/** Puts a brief together from what is chosen and the pieces of the pages it needs. */
import { plural } from '../../plain.ts';
import type { Part } from '../../site/brief/parts.ts';
import { kindOf } from './address.ts';
import { gapsOf } from './gaps.ts';
import type { Material } from './material.ts';
import { lengthOf, type Block, type Brief } from './model.ts';
import { expectedOf, type Expected } from './objections.ts';
import { answerTo, howToPosition, questionsBefore, questionsThatExpose, shortAnswerTo } from './sections.ts';
import { inShort, titlesOf, whoIs, wordsToUse } from './sections.ts';
import { toShow } from './show.ts';
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
  const show = section(
    'show',
    'Show',
    toShow(
      chosen.flatMap(({ key }) => parts.get(key) ?? []),
      today,
    ),
  );
  const words = section('words', 'Words to use', wordsToUse(people, stages));
  const gaps = section('gaps', 'What nobody has written yet', gapsOf(material, expected));
  const others = [...who, ...against, show, words, gaps].flatMap(({ blocks }) => blocks);

  const left = room - lengthOf([...others, ...exposing, ...trustOf([...parts.values()], today).blocks]);
  const { answers, asked, answered } = answersWithin(left, expected, material);
  const trust = trustOf([...people, ...rivals, ...stages, ...answered], today);

  const sections = [
    ...who,
    section('expect', 'What they will say', [...answers, ...titlesOf(expected.slice(answered.length))]),
    ...against,
    section('ask', 'Questions to ask', [...exposing, ...asked]),
    ...[show, words, gaps],
    section('trust', 'What not to trust today', trust.blocks),
  ];
  return {
    title: titleOf(chosen),
    warning: trust.warning,
    sections: sections.filter(({ blocks }) => blocks.length > 0),
  };
}

/** So many objections are named in the title. */
const mostNamed = 3;

function titleOf(chosen: Material['chosen']): string {
  const objections = chosen.filter(({ key }) => kindOf(key) === 'objections');
  const isCounted = objections.length > mostNamed;
  const named = chosen.filter((each) => !isCounted || !objections.includes(each));
  const counted = isCounted ? [plural(objections.length, 'objection')] : [];
  return [...named.map(({ title }) => title), ...counted].join(' · ');
}

interface Answers {
  answers: Block[];
  asked: Block[];
  answered: Part[];
}

/**
 * The answers to what is expected, in its order, with what to ask before: whole ones as long as there is room, then
 * short ones. What was chosen comes first, and is answered in short rather than not.
 */
function answersWithin(room: number, expected: readonly Expected[], { parts, chosen }: Material): Answers {
  const [answers, asked, answered]: [Block[], Block[], Part[]] = [[], [], []];
  const short = (each: Expected, part: Part) => shortAnswerTo(each, part, chosen.length);
  const least = expected.map((each) => {
    const part = each.isChosen ? parts.get(each.objection.key) : undefined;
    return part ? lengthOf([short(each, part)]) : 0;
  });
  let [used, reserved, isWhole] = [0, least.reduce((sum, each) => sum + each, 0), true];
  for (const [at, each] of expected.entries()) {
    const part = parts.get(each.objection.key);
    if (part === undefined) break;
    reserved -= least[at] ?? 0;
    const [whole, questions] = [answerTo(each, part, chosen.length), questionsBefore(part)];
    const fits =
      used + lengthOf([whole, ...questions]) + reserved <= room || (each.isChosen && answered.length === 0);
    const answer = isWhole && fits ? whole : short(each, part);
    if (answer !== whole && answered.length >= leastAnswered && used + lengthOf([answer]) > room) break;
    if (isWhole && !fits && each.isChosen) answers.push(inShort);
    isWhole &&= fits;
    answers.push(answer);
    if (isWhole) asked.push(...questions);
    answered.push(part);
    used += lengthOf(isWhole ? [answer, ...questions] : [answer]);
  }
  return { answers, asked, answered };
}

function section(id: string, title: string, blocks: Block[]) {
  return { id, title, blocks };
}
