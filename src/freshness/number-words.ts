/** Numbers, their periods and where they stand, in words. */
import { capital, plural } from '../plain.ts';
import { numberOn, type NumberFacts, type NumberState, type Reading, type Verdict } from './number-state.ts';
import { periodInWords } from './period.ts';
import type { Day } from './day.ts';

export type Unit = 'count' | 'percent' | 'money' | 'hours' | 'days' | 'times';

/** A value with what it is counted in, as “91 %” or “6 hours”. */
export function valueInWords(value: number, unit: Unit): string {
  const figures = figuresOf(value);
  if (unit === 'percent') return `${figures} %`;
  const noun = nouns[unit];
  return noun === undefined ? figures : plural(value, noun).replace(String(value), () => figures);
}

const nouns: Partial<Record<Unit, string>> = { hours: 'hour', days: 'day', times: 'time' };

export function figuresOf(value: number): string {
  return inFigures.format(value);
}

/** Making one takes longer than a hundred uses of it. */
const inFigures = new Intl.NumberFormat('en', { maximumFractionDigits: 6 });

/** What is asked of a number, as “at least 40”. */
export function targetInWords(
  { kind, better, target }: Pick<NumberFacts, 'kind' | 'better' | 'target'>,
  unit: Unit,
): string {
  const value = valueInWords(target, unit);
  if (kind === 'capacity') return value;
  return `${better === 'more' ? 'at least' : 'at most'} ${value}`;
}

/** Where a number stands on a day. */
export interface Standing {
  /** In a word or two. */
  label: string;
  /** The state of a page that looks the same; `undefined` for what is not judged. */
  tone: 'current' | 'due' | 'overdue' | 'unreviewed' | 'over' | undefined;
  /** What else is to be known, in sentences. */
  more: string;
}

export function standingOn(facts: NumberFacts, unit: Unit, today: Day): Standing {
  const found = numberOn(facts, today);
  return {
    label: labelOf(found, facts),
    tone: tones[found.state],
    more: moreOf(found, facts, unit).join(' '),
  };
}

/** Beside the value of a period that is not over, the verdict is about another one, and says so. */
function labelOf({ state, judged, soFar }: NumberState, facts: NumberFacts): string {
  if (state === 'to-read') return 'To be read';
  const when = judged && soFar ? ` in ${periodInWords(judged.period)}` : '';
  return verdictInWords(state, facts) + when;
}

const tones: Record<NumberState['state'], Standing['tone']> = {
  met: 'current',
  missed: 'due',
  below: 'overdue',
  'to-read': 'unreviewed',
  few: undefined,
  open: undefined,
};

/** A capacity is neither kept nor missed: it is as planned, or not. */
export function verdictInWords(verdict: Verdict, { kind, better, agreed }: NumberFacts): string {
  const isLess = better === 'more';
  if (verdict === 'few') return 'Few cases';
  if (verdict === 'open') return agreed.length > 0 ? 'Not judged' : 'Not agreed yet';
  if (verdict === 'below') return isLess ? 'Below minimum' : 'Beyond the limit';
  if (kind !== 'capacity') return verdict === 'met' ? 'Met' : 'Missed';
  return verdict === 'met' ? 'As planned' : `${isLess ? 'Less' : 'More'} than planned`;
}

function moreOf({ state, owed, judged, soFar, misses, trend }: NumberState, facts: NumberFacts, unit: Unit) {
  const said: string[] = [];
  if (owed) said.push(`Nobody has brought ${periodInWords(owed.period)} yet.`);
  else if (!judged) said.push('Nobody has brought a reading yet.');
  if (judged && (soFar ?? owed)) {
    const verdict = verdictInWords(judged.verdict, facts).toLowerCase();
    said.push(`${capital(periodInWords(judged.period))}: ${valueInWords(judged.value, unit)}, ${verdict}.`);
  }
  if (soFar) said.push(soFarInWords(soFar, unit));
  if (state === 'few') said.push('Shown, not judged: fewer than ten cases say nothing.');
  if (state === 'open' && judged) said.push(whyOpen(judged.period, facts));
  if (misses > 1) said.push(`${misses} ${facts.every}s running.`);
  if (trend) said.push(`Each of the last three readings was ${trend} than the one before.`);
  return said;
}

/** What was read before the end of a period is still that once it is over. */
function soFarInWords({ period, value, soFar }: Reading, unit: Unit): string {
  const [when, what] = [capital(periodInWords(period)), valueInWords(value, unit)];
  return soFar ? `${when} was read before its end: ${what} so far.` : `${when} is not over: so far ${what}.`;
}

function whyOpen(period: string, { agreed }: NumberFacts): string {
  if (agreed.length === 0) return 'Nothing is judged before every team has signed what is asked.';
  const when = periodInWords(period);
  const isLost = agreed.some(({ asked }) => asked === 'unknown');
  return isLost
    ? `Which target was agreed at the end of ${when} cannot be told any more.`
    : `No target was agreed yet at the end of ${when}.`;
}
