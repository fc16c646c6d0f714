/** Where a piece of material, a campaign or a channel stands on a day: what is published of it are facts, and the reader's day decides. */
import { compare } from '../plain.ts';
import { addDays, type Day } from './day.ts';
import { endOf, type Interval } from './interval.ts';
import type { Silence, Unasked } from './silence.ts';

/** What somebody answers to a proposal: `if` says what would have to change. */
export type Stance = 'yes' | 'if' | 'no';

/** A team that is asked for an answer, by its name, and what it has answered. */
export interface Answer {
  team: string;
  /** The stance that counts, and whose it is; `undefined` as long as nobody of the team has answered. */
  given?: { stance: Stance; by: string; on: Day } | undefined;
  /** Why its silence is no yes; left out where it is one, or it has answered. */
  unasked?: Unasked | undefined;
}

/** What the state of an asset depends on. */
export interface AssetFacts {
  /** `material` is used one time after another, `run` ends, `channel` goes on. */
  sort: 'material' | 'run' | 'channel';
  /** The last day for answers; `undefined` as long as nobody is asked. */
  answerBy?: Day | undefined;
  answers: readonly Answer[];
  decided?: { outcome: 'go' | 'no' | 'later'; on: Day } | undefined;
  /** In how many calls it was tried. */
  tries: number;
  /** The first day on which everybody may use it. */
  out?: Day | undefined;
  /** The last day on which somebody has used it. */
  used?: Day | undefined;
  /** The last day on which it may be used, and what says so: itself, or a customer who has permitted it. */
  until?: { day: Day; by: 'itself' | 'permission' } | undefined;
  /** The last day of what ends. */
  ends?: Day | undefined;
  withdrawn?: Day | undefined;
  /** From which day something else is used in its place, and what. */
  replaced?: { on: Day; by: readonly Successor[] } | undefined;
  /** Of a channel: how often something is published there, and when that was done last. */
  rhythm?: { every: Interval; last: Day | undefined } | undefined;
}

/** What is used in the place of something else, by its title: from the day on which it is out until it is gone itself. */
export interface Successor {
  title: string;
  from: Day;
  before?: Day | undefined;
}

/** Why something is not to be used any more, and from which day. */
export interface Gone {
  is: 'withdrawn' | 'replaced' | 'expired' | 'over';
  from: Day;
}

/** Where an asset stands, from the first wish for it until it is withdrawn. */
export type AssetState =
  | { is: 'asked' }
  | { is: 'proposed'; until: Day; waitsFor: readonly Silence[] }
  /** Everybody has answered, or has been silent until the day: it waits for a decision. */
  | { is: 'answered'; since: Day | undefined; silent: readonly Silence[] }
  /** The day for answers is over, and of some team there is neither an answer nor a silence that counts as one. */
  | { is: 'unanswered'; since: Day; silent: readonly Silence[] }
  | { is: 'declined' | 'later'; on: Day }
  | { is: 'to-be-made'; out: Day | undefined }
  | { is: 'tried'; calls: number; out: Day | undefined }
  /** Its last day, or that of its permission, came before it was out. */
  | { is: 'missed'; last: Day; by: 'itself' | 'permission' }
  | { is: 'out' }
  | { is: 'resting'; since: Day; isUsed: boolean }
  | { is: 'silent'; last: Day | undefined }
  | Gone;

/** It goes out after it was tried in as many calls. */
export const callsToTry = 3;

/** What nobody has used for as many days rests. */
export const daysToRest = 90;

/** Where an asset stands on a day. */
export function assetOn(facts: AssetFacts, today: Day): AssetState {
  const gone = goneFrom(facts);
  if (gone && gone.from <= today) return gone;
  return isOut(facts, today) ? outOn(facts, today) : comingOn(facts, today);
}

/**
 * From when, and why, something is not to be used any more; `undefined` where no day is known. What never was out is
 * neither over nor expired.
 */
export function goneFrom({
  withdrawn,
  replaced,
  until,
  ends,
  out,
}: Pick<AssetFacts, 'withdrawn' | 'replaced' | 'until' | 'ends' | 'out'>): Gone | undefined {
  const afterOut = (last: Day) => (out !== undefined && out > last ? out : addDays(last, 1));
  const days: (Gone | undefined)[] = [
    withdrawn && { is: 'withdrawn', from: withdrawn },
    replaced && { is: 'replaced', from: replaced.on },
    out && until && { is: 'expired', from: afterOut(until.day) },
    out && ends && { is: 'over', from: afterOut(ends) },
  ];
  return days.filter((each) => each !== undefined).toSorted((a, b) => compare(a.from, b.from))[0];
}

/** Whether everybody may use it on a day. */
export function isUsable(facts: AssetFacts, today: Day): boolean {
  const gone = goneFrom(facts);
  return isOut(facts, today) && (gone === undefined || gone.from > today);
}

/** The teams whose answer is missing. Until the last day for answers they are waited for; see `silence.ts` for what follows. */
export function silentIn({ answers }: Pick<AssetFacts, 'answers'>): Silence[] {
  return answers
    .filter(({ given }) => given === undefined)
    .map(({ team, unasked }) => ({ team, ...(unasked && { unasked }) }));
}

/** The day from which nobody is asked for an answer any more; `undefined` as long as it waits for them, or a decision. */
export function closedOn({ decided, out, withdrawn }: AssetFacts): Day | undefined {
  return [decided?.on, out, withdrawn].filter((day) => day !== undefined).toSorted()[0];
}

/**
 * The day from which nobody has to look at it any more: it is withdrawn, something else is used in its place, or it will
 * not be made. What has expired or ended is asked about until somebody has said what follows.
 */
export function settledFrom({ withdrawn, replaced, decided, out }: AssetFacts): Day | undefined {
  const declined = decided?.outcome === 'no' && out === undefined ? decided.on : undefined;
  return [withdrawn, replaced?.on, declined].filter((day) => day !== undefined).toSorted()[0];
}

/** What is used in the place of something else on a day; `undefined` where nothing is, or that is gone by then, too. */
export function usedInstead<S extends Omit<Successor, 'title'>>(
  successors: readonly S[] = [],
  today: Day,
): S | undefined {
  return successors.find(({ from, before }) => from <= today && (before === undefined || today < before));
}

/** The days on which the state of an asset may change, in order. Before the first of them it is what it is on any day before. */
export function daysOfChange(facts: AssetFacts): Day[] {
  const { answerBy, decided, out, withdrawn, replaced, until, ends, rhythm } = facts;
  const rested = restsFrom(facts);
  const found = [
    answerBy && addDays(answerBy, 1),
    ...[decided?.on, out, withdrawn, replaced?.on, rested],
    until && addDays(until.day, 1),
    ends && addDays(ends, 1),
    rhythm && silentFrom(facts),
  ];
  return [...new Set(found.filter((day) => day !== undefined))].toSorted();
}

function isOut({ out }: AssetFacts, today: Day): boolean {
  return out !== undefined && out <= today;
}

function outOn(facts: AssetFacts, today: Day): AssetState {
  const { sort, out, used, rhythm } = facts;
  if (sort === 'channel') {
    const from = silentFrom(facts);
    return from !== undefined && from <= today ? { is: 'silent', last: rhythm?.last } : { is: 'out' };
  }
  const from = restsFrom(facts);
  const since = lastUse(facts) ?? out;
  if (from === undefined || since === undefined || from > today) return { is: 'out' };
  return { is: 'resting', since, isUsed: used !== undefined && used === since };
}

function comingOn(facts: AssetFacts, today: Day): AssetState {
  const { answerBy, tries, out } = facts;
  const decided = facts.decided && facts.decided.on <= today ? facts.decided : undefined;
  if (decided && decided.outcome !== 'go')
    return { is: decided.outcome === 'no' ? 'declined' : 'later', on: decided.on };
  const end = lastDayOf(facts);
  if (end && end.last < today) return { is: 'missed', ...end };
  if (tries > 0 && (decided || out || answerBy === undefined)) return { is: 'tried', calls: tries, out };
  // What has a day on which it goes out was decided, whether that is written down or not.
  if (decided || out) return { is: 'to-be-made', out };
  if (answerBy === undefined) return { is: 'asked' };
  const silent = silentIn(facts);
  if (answerBy >= today && silent.length > 0) return { is: 'proposed', until: answerBy, waitsFor: silent };
  if (silent.some(({ unasked }) => unasked)) return { is: 'unanswered', since: answerBy, silent };
  return { is: 'answered', since: answerBy < today ? answerBy : undefined, silent };
}

/** From which day nobody is asked for an answer, as it could not be out any more; `undefined` where no last day is known. */
export function tooLateFrom(facts: AssetFacts): Day | undefined {
  const end = lastDayOf(facts);
  return end && addDays(end.last, 1);
}

/** The last day on which something could be out, and what says so. */
function lastDayOf({ until, ends }: AssetFacts): Pick<MissedState, 'last' | 'by'> | undefined {
  const days = [
    until && { last: until.day, by: until.by },
    ends && { last: ends, by: 'itself' as const },
  ].filter((each) => each !== undefined);
  return days.toSorted((a, b) => compare(a.last, b.last))[0];
}

type MissedState = Extract<AssetState, { is: 'missed' }>;

/** From which day material rests that nobody uses any more; `undefined` for what is not used one time after another. */
function restsFrom(facts: AssetFacts): Day | undefined {
  const since = lastUse(facts) ?? facts.out;
  return facts.sort === 'material' && since ? addDays(since, daysToRest) : undefined;
}

/** When it was used last, since it is out. */
function lastUse({ used, out }: AssetFacts): Day | undefined {
  return used !== undefined && out !== undefined && used >= out ? used : undefined;
}

/** From which day a channel is silent: the interval has gone by since something was published there, or since it is out. */
function silentFrom({ rhythm, out }: AssetFacts): Day | undefined {
  const since = rhythm?.last ?? out;
  const last = rhythm && since && endOf(rhythm.every, since);
  return last && addDays(last, 1);
}
