/** Where material, campaigns and channels stand, in words. */
import { plural } from '../plain.ts';
import {
  assetOn,
  callsToTry,
  daysOfChange,
  usedInstead,
  type AssetFacts,
  type AssetState,
  type Gone,
} from './asset-state.ts';
import { daysBetween, type Day } from './day.ts';
import type { Step } from './number-steps.ts';
import type { Standing } from './number-words.ts';
import { silenceInWords, silenceToCome } from './silence.ts';
import { dayInWords } from './words.ts';

/** What is said of an asset on a day: in a word or two, how it looks, and in sentences. */
export function assetInWords(facts: AssetFacts, today: Day): Standing {
  const state = assetOn(facts, today);
  return { label: labelOf(state), tone: tones[state.is], more: moreOf(state, facts, today) };
}

/** The words for what is not to be used any more, as they stand beside a link to it. */
export const goneLabels: Readonly<Record<Gone['is'], string>> = {
  withdrawn: 'Withdrawn',
  replaced: 'Replaced',
  expired: 'Expired',
  over: 'Over',
};

/** What is said behind a link from a day on: that what it leads to is not to be used any more. */
export interface GoneMark {
  label: string;
  from: string;
  timeZone: string;
}

/** Where an asset stands from each day on, in a word or two: lists and search carry that, and no arithmetic. */
export function assetSteps(facts: AssetFacts): Step[] {
  const steps = [longAgo, ...daysOfChange(facts)].map((day): Step => {
    const { label, tone } = assetInWords(facts, day);
    return [day, label, tone];
  });
  return steps.filter(([, label], index) => label !== steps[index - 1]?.[1]);
}

/** Nobody reads a page on an earlier day. */
const longAgo = '1970-01-01' as Day;

const tones: Readonly<Record<AssetState['is'], Standing['tone']>> = {
  asked: 'unreviewed',
  proposed: 'due',
  answered: 'due',
  unanswered: 'due',
  declined: 'over',
  later: 'over',
  'to-be-made': 'unreviewed',
  tried: 'unreviewed',
  missed: 'due',
  out: 'current',
  resting: 'due',
  silent: 'due',
  withdrawn: 'overdue',
  replaced: 'overdue',
  expired: 'overdue',
  over: 'over',
};

function labelOf(state: AssetState): string {
  switch (state.is) {
    case 'asked':
      return 'Asked for';
    case 'proposed':
      return `Proposed, answers until ${dayInWords(state.until)}`;
    case 'answered':
      return 'Waits for a decision';
    case 'unanswered':
      return 'Not answered';
    case 'declined':
      return 'Will not be made';
    case 'later':
      return 'Later';
    case 'to-be-made':
      return state.out ? `Goes out on ${dayInWords(state.out)}` : 'Will be made';
    case 'tried':
      return `Being tried, ${Math.min(state.calls, callsToTry)} of ${callsToTry} calls`;
    case 'missed':
      return 'Not out in time';
    case 'out':
      return 'Out';
    case 'resting':
      return 'Resting';
    case 'silent':
      return 'Silent';
    default:
      return goneLabels[state.is];
  }
}

function moreOf(state: AssetState, facts: AssetFacts, today: Day): string {
  switch (state.is) {
    case 'asked':
      return 'Nobody has proposed yet how it would be made.';
    case 'proposed':
      return state.waitsFor
        .map(({ team, unasked }) => `${canAnswer(team, state.until)} ${silenceToCome(unasked)}`)
        .join(' ');
    case 'answered':
    case 'unanswered':
      return [
        ...state.silent.map((each) => silenceInWords(each, state.since)),
        'Nobody has decided yet.',
      ].join(' ');
    case 'declined':
    case 'later':
      return `Decided on ${dayInWords(state.on)}.`;
    case 'to-be-made':
      return 'It was decided to make it. It is not there yet.';
    case 'tried':
      return triedInWords(state.calls, state.out);
    case 'missed':
      return missedInWords(state);
    case 'out':
      return outInWords(facts);
    case 'resting':
      return restInWords(state, today);
    case 'silent':
      return state.last
        ? `Nothing was published there since ${dayInWords(state.last)}.`
        : 'Nothing was published there yet.';
    default:
      return goneInWords(state, facts, today);
  }
}

/** What the last day of something was that never was out, as a sentence. */
export function missedInWords({
  last,
  by,
}: Pick<Extract<AssetState, { is: 'missed' }>, 'last' | 'by'>): string {
  return by === 'permission'
    ? `The customer allowed it until ${dayInWords(last)}, and it was not out by then.`
    : `Its last day was ${dayInWords(last)}, and nothing says that it went out.`;
}

/** Until when a team is waited for, as a sentence. */
export function canAnswer(team: string, until: Day): string {
  return `${team} can answer until ${dayInWords(until)}.`;
}

function triedInWords(calls: number, out: Day | undefined): string {
  const done = `Tried in ${plural(calls, 'call')}`;
  if (calls < callsToTry) return `${done}. It goes out after ${callsToTry}.`;
  return out ? `${done}. It goes out on ${dayInWords(out)}.` : `${done}, and not out yet.`;
}

function outInWords({ sort, until, ends }: AssetFacts): string {
  if (ends) return `It runs until ${dayInWords(ends)}.`;
  if (until) return `Good until ${dayInWords(until.day)}.`;
  return sort === 'channel' ? '' : 'It has no last day.';
}

function restInWords(state: Extract<AssetState, { is: 'resting' }>, today: Day): string {
  const days = plural(daysBetween(state.since, today), 'day');
  return state.isUsed
    ? `Nobody has used this for ${days}.`
    : `Nobody has used this since it came out ${days} ago.`;
}

function goneInWords({ is }: Gone, { until, ends, withdrawn, replaced }: AssetFacts, today: Day): string {
  if (is === 'over') return ends ? `It ended on ${dayInWords(ends)}.` : '';
  if (is === 'withdrawn') return withdrawn ? `Withdrawn on ${dayInWords(withdrawn)}. Nobody uses it.` : '';
  if (is === 'replaced') return replaced ? replacedInWords(replaced, today) : '';
  if (until === undefined) return '';
  return until.by === 'permission'
    ? `The customer allowed it until ${dayInWords(until.day)}. Do not tell it any more.`
    : `It was good until ${dayInWords(until.day)}. Do not send it any more.`;
}

/** What took the place of something may be gone itself: nobody is led there. */
function replacedInWords({ on, by }: NonNullable<AssetFacts['replaced']>, today: Day): string {
  const instead = usedInstead(by, today);
  return instead
    ? `Use “${instead.title}” since ${dayInWords(instead.from)}.`
    : `It was replaced on ${dayInWords(on)}. What took its place is not to be used any more either.`;
}
