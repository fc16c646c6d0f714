/** Which objections a call is likely to bring, and in which order their answers are worth knowing. */
import type { Choices, Option } from '../../site/brief/choices.ts';
import type { Tries } from '../../site/brief/tries.ts';
import { kindOf } from './address.ts';

export interface Expected {
  objection: Option;
  /** Of what is chosen, what it is heard from; everything where it is chosen itself. */
  from: Option[];
  isChosen: boolean;
}

/**
 * The objections to expect: those chosen, those heard from the people and about the competitors chosen, or where there
 * are neither, those heard at the stage.
 *
 * First come those chosen, then the one that most belongs to each competitor chosen, then those that more of what is
 * chosen has to do with; of these the ones whose answers have worked best.
 */
export function expectedOf(options: readonly Option[], chosen: readonly Option[]): Expected[] {
  const [stages, others] = [true, false].map((isStage) =>
    chosen.filter(({ key }) => (kindOf(key) === 'stages') === isStage && kindOf(key) !== 'objections'),
  );
  const sources = others?.length ? others : stages;
  const expected = options
    .filter(({ key }) => kindOf(key) === 'objections')
    .map((objection) => ({
      objection,
      from: chosen.filter(({ key }) => objection.heard?.includes(key)),
      isChosen: chosen.includes(objection),
    }))
    .filter(({ from, isChosen }) => isChosen || from.some((each) => sources?.includes(each)))
    .toSorted((a, b) => b.from.length - a.from.length || bestFirst(a.objection, b.objection));
  const own = chosen.filter(isCompetitor).map((rival) => ownOf(rival, expected));
  const rank = (each: Expected) => (each.isChosen ? 0 : own.includes(each) ? 1 : 2);
  return expected.toSorted((a, b) => rank(a) - rank(b));
}

/** The first of the objections that are heard about a competitor, and about the fewest others. */
function ownOf(rival: Option, expected: readonly Expected[]): Expected | undefined {
  const rivals = ({ objection: { heard = [] } }: Expected) => heard.filter((key) => isCompetitor({ key }));
  return expected
    .filter((each) => rivals(each).includes(rival.key))
    .toSorted((a, b) => rivals(a).length - rivals(b).length)[0];
}

function isCompetitor({ key }: Pick<Option, 'key'>): boolean {
  return kindOf(key) === 'competitors';
}

/** No more objections are answered: with more, nobody reads the brief before the call. */
const mostAnswered = 6;

/** The keys of the pieces that a brief needs. */
export function keysFor({ options }: Choices, chosen: readonly Option[]): string[] {
  const expected = expectedOf(options, chosen).slice(0, mostAnswered);
  return [...new Set([...chosen, ...expected.map(({ objection }) => objection)].map(({ key }) => key))];
}

function bestFirst({ tries: a, title: first }: Option, { tries: b, title: second }: Option): number {
  return chance(b) - chance(a) || (b?.tried ?? 0) - (a?.tried ?? 0) || first.localeCompare(second, 'en');
}

/**
 * How often an answer is likely to work. By Laplace’s rule of succession: nothing is known of an answer that was never
 * tried, and one that worked the only time is not certain to.
 */
export function chance({ worked, tried }: Omit<Tries, 'inWords'> = { worked: 0, tried: 0 }): number {
  return (worked + 1) / (tried + 2);
}
