/** The numbers that get time: those that are missed, beyond their minimum, or not read. */
import type { Day } from '../../freshness/day.ts';
import {
  askedOn,
  isAgreed,
  numberOn,
  type NumberFacts,
  type NumberState,
} from '../../freshness/number-state.ts';
import { targetInWords, valueInWords, verdictInWords, type Unit } from '../../freshness/number-words.ts';
import { parsePeriod, periodInWords } from '../../freshness/period.ts';
import { dayInWords } from '../../freshness/words.ts';
import { capital, plural } from '../../plain.ts';
import type { AgendaFacts, NumberToRead, ProposedTarget } from '../../site/agenda/facts.ts';
import type { Item, Point } from './model.ts';

type Judged = NonNullable<NumberState['judged']>;
export type Whom = (id: string) => Pick<Item, 'who' | 'person'>;

/** An agenda is one sheet. */
const most = 6;

/** The worst first, by who owes them; what nobody owes comes last. The rest is counted. */
export function numbersToTalkAbout(
  { numbers, allNumbers }: Pick<AgendaFacts, 'numbers' | 'allNumbers'>,
  { next: { horizon }, today }: { next: { horizon: Day }; today: Day },
  whom: Whom,
): Pick<Point, 'items' | 'note' | 'rest'> {
  const found = numbers.flatMap((number) => {
    const state = timeFor(number, horizon, today);
    return state ? [{ number, state, item: itemOf(number, state, today, whom) }] : [];
  });
  const shown = found.toSorted(worstFirst).slice(0, most);
  const byTeam = Map.groupBy(shown, ({ number }) => number.team ?? '');
  const owed = [...byTeam].toSorted(([a], [b]) => Number(a === '') - Number(b === ''));
  const items = owed.flatMap(([, each]) => each.map(({ item }) => item));
  const note = noteOn(numbers.length, found.length);
  return { items, note, ...(found.length > most && { rest: allNumbers }) };
}

/** Where a number stands on the day of the meeting, where that gets time. */
export function timeFor(number: NumberToRead, horizon: Day, today: Day): NumberState | undefined {
  const state = standingAt(horizon, asToldIn(number), today);
  return state.owed !== undefined || isMissed(state) ? state : undefined;
}

/** Where a number stands on the day of the meeting; a reading of a period that runs today still, nobody can have brought. */
function standingAt(horizon: Day, facts: NumberFacts, today: Day): NumberState {
  const then = numberOn(facts, horizon);
  const last = parsePeriod(then.owed?.period)?.last;
  return last === undefined || last < today ? then : { ...then, owed: numberOn(facts, today).owed };
}

function noteOn(all: number, talkedAbout: number): string | undefined {
  if (talkedAbout > most) return `And ${talkedAbout - most} more.`;
  const rest = all - talkedAbout;
  if (rest === 0) return undefined;
  if (talkedAbout === 0) return 'None is missed or waits to be read: they need no time.';
  return `${plural(rest, 'other number needs', 'other numbers need')} no time.`;
}

interface Found {
  number: NumberToRead;
  state: NumberState;
}

/** What is missed for longer is worse. */
function worstFirst(a: Found, b: Found): number {
  return rankOf(a) - rankOf(b) || b.state.misses - a.state.misses;
}

function rankOf({ number, state: { judged } }: Found): number {
  if (!isAgreed(number.facts)) return 3;
  return judged?.verdict === 'below' ? 0 : judged?.verdict === 'missed' ? 1 : 2;
}

export function isMissed({ judged }: NumberState): boolean {
  return judged?.verdict === 'missed' || judged?.verdict === 'below';
}

/** What is only proposed gets time where it would be missed, and is told without a verdict. */
function asToldIn(number: NumberToRead): NumberFacts {
  const { facts } = number;
  return isAgreed(facts) ? facts : { ...facts, agreed: [{ from: '' as Day, asked: 'now' }] };
}

/** What is said of a number, and who is asked. */
export function itemOf(number: NumberToRead, state: NumberState, today: Day, whom: Whom): Item {
  const { page, team, readBy } = number;
  const reader = whom(readBy);
  return {
    id: `number ${page.key}`,
    topic: page.title,
    why: whyOf(number, state, today).join(' '),
    ...(isAgreed(number.facts) &&
      !state.owed &&
      state.judged?.verdict === 'below' && { isLate: true as const }),
    page,
    ...reader,
    ...(team && { who: reader.who ? `${team}, read by ${reader.who}` : team }),
  };
}

function whyOf(number: NumberToRead, state: NumberState, today: Day): string[] {
  const { unit, then, facts, proposed } = number;
  const { owed, judged, misses } = state;
  const said: string[] = [];
  if (judged && isMissed(state)) {
    const running = misses > 1 ? `, ${misses} ${facts.every}s running` : '';
    const miss = isAgreed(facts) ? `, ${missInWords(judged, facts, unit)}${running}` : '';
    said.push(`${periodInWords(judged.period)}: ${valueInWords(judged.value, unit)}${miss}.`);
  }
  const verb = owed && owed.by < today ? 'was' : 'is';
  if (owed) said.push(`${capital(periodInWords(owed.period))} ${verb} to be read by ${dayInWords(owed.by)}.`);
  if (isAgreed(facts) && hasConsequence(state, facts) && then) said.push(then);
  if (proposed) {
    const isTargetSaid = judged !== undefined && isMissed(state);
    if (proposed.isChange && !isTargetSaid) said.push(`Agreed target: ${targetInWords(facts, unit)}.`);
    said.push(proposalInWords(proposed));
  }
  return said;
}

function proposalInWords({ target, waitsFor, isChange }: ProposedTarget): string {
  const what =
    target === undefined ? 'A change is proposed' : `${isChange ? 'Proposed' : 'Proposed target'}: ${target}`;
  return `${what}, waiting for ${waitsFor}.`;
}

/** What was missed, as “below the minimum of 32 (agreed target: at least 40)”: of what was agreed at the end of the period. */
function missInWords({ period, verdict }: Judged, facts: NumberFacts, unit: Unit): string {
  const last = parsePeriod(period)?.last;
  const asked = { ...facts, ...(last && askedOn(facts, last)) };
  const target = `(agreed target: ${targetInWords(asked, unit)})`;
  if (verdict !== 'below' || asked.minimum === undefined)
    return `${verdictInWords(verdict, asked).toLowerCase()} ${target}`;
  const limit = asked.better === 'more' ? 'below the minimum' : 'beyond the limit';
  return `${limit} of ${valueInWords(asked.minimum, unit)} ${target}`;
}

/** The consequence begins beyond the minimum; where there is none, beyond the target. Only what is owed has any. */
function hasConsequence({ judged }: NumberState, { kind, minimum }: NumberToRead['facts']): boolean {
  if (kind !== 'owed') return false;
  return judged?.verdict === 'below' || (judged?.verdict === 'missed' && minimum === undefined);
}
