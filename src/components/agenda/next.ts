/** Which meeting is the next, on which day, by which guide, and who leads it. */
import { addDays, daysBetween, type Day } from '../../freshness/day.ts';
import { expectedAfter, nextInRhythm } from '../../freshness/rhythm.ts';
import { dayInWords } from '../../freshness/words.ts';
import type { HeldMeeting, KindOfMeeting } from '../../site/agenda/meetings.ts';

export interface NextMeeting {
  kind: KindOfMeeting;
  last: HeldMeeting;
  /** `undefined` where nobody has said. */
  day: Day | undefined;
  /** The day that its agenda is made for. */
  horizon: Day;
  /** Nobody has said the day: it follows from the last two meetings. */
  isExpected: boolean;
  /** When the meeting after it is about to be. */
  after: Day;
  /** The same, where it is held again and again. */
  following: Day | undefined;
  likelyChair: string;
  warning: string | undefined;
}

/** How far apart meetings are where only one of them has a day. */
const usualDays = 28;

/**
 * The next meeting of a kind; the soonest of all where none is asked for, or nobody has held one of that kind: the first
 * one from a day on, where a day is asked for. Undefined where nobody has held any.
 *
 * @param asked.on the day it is to be on, whatever the last one says
 */
export function nextMeeting(
  kinds: readonly KindOfMeeting[],
  asked: { kind?: string | undefined; on?: Day | undefined },
  today: Day,
): NextMeeting | undefined {
  const { on } = asked;
  const soonest = kinds
    .flatMap((kind) => nextOf(kind, undefined, today) ?? [])
    .toSorted((a, b) => (rankOf(a, today) < rankOf(b, today) ? -1 : 1));
  const found =
    soonest.find(({ kind }) => kind.id === asked.kind) ??
    soonest.find(({ day }) => day !== undefined && day >= (on ?? today)) ??
    soonest[0];
  return found && on !== undefined ? nextOf(found.kind, on, today) : found;
}

/** Those that are to come by their day; then those that are past it, the latest first; then those without a day. */
function rankOf({ day }: NextMeeting, today: Day): string {
  if (day === undefined) return '9';
  return day >= today ? `0${day}` : `1${String(daysBetween(day, today)).padStart(6, '0')}`;
}

function nextOf(kind: KindOfMeeting, on: Day | undefined, today: Day): NextMeeting | undefined {
  const [last, before] = kind.meetings.filter((each) => each.on <= today);
  if (last === undefined) return undefined;
  const said = on ?? (last.next && last.next > last.on ? last.next : undefined);
  const expected = said === undefined ? expectedAfter(last, before) : undefined;
  // Whether a meeting was held that nobody has announced, nobody knows.
  const day = said ?? (expected && expected >= today ? expected : undefined);
  const isExpected = said === undefined && day !== undefined;
  const horizon = day !== undefined && day >= today ? day : today;
  const isHeldAgain = day !== undefined && (isExpected || last.next !== undefined);
  const following = isHeldAgain ? nextInRhythm(last.on, day) : undefined;
  return {
    kind,
    last,
    day,
    isExpected,
    horizon,
    after: following && following > horizon ? following : addDays(horizon, usualDays),
    following,
    // Chairs take turns: whoever led the meeting before the last one is likely to be next.
    likelyChair: (before ?? last).chair,
    warning: warningOf({ day, isExpected }, today),
  };
}

function warningOf(
  { day, isExpected }: Pick<NextMeeting, 'day' | 'isExpected'>,
  today: Day,
): string | undefined {
  if (day !== undefined && isExpected)
    return `The last meeting does not say when the next one is: going by the ones before, it is on ${dayInWords(day)}.`;
  if (day === undefined)
    return 'The last meeting does not say when the next one is: this is what waits today.';
  if (day >= today) return undefined;
  return `It was to be on ${dayInWords(day)}, and nobody has written it up: this is what waits today.`;
}
