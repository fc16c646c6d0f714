/** What it means that a team does not answer a proposal. Silence is a yes only from somebody who was asked in time. */
import type { Day } from './day.ts';
import { dayInWords } from './words.ts';

/**
 * Why the silence of a team is no yes: nobody who answers for it was there, it was asked too late, or nothing says since
 * when it was asked.
 */
export type Unasked = 'nobody' | 'too-late' | 'unknown';

/** A team that has not answered, by its name. */
export interface Silence {
  team: string;
  /** Why that is no yes; left out where it is one. */
  unasked?: Unasked | undefined;
}

/** How many working days a team has for its answer, at least: whoever had fewer was not asked. */
export const leastDaysToAnswer = 3;

/** What the silence of a team will mean, as a sentence, as long as it can answer. */
export function silenceToCome(unasked: Unasked | undefined): string {
  return unasked === undefined ? 'No answer counts as a yes.' : `No answer is no yes: ${reasons[unasked]}.`;
}

/** What it means that a team has not answered until a day; `undefined` where it still can. */
export function silenceInWords({ team, unasked }: Silence, until: Day | undefined): string {
  if (until === undefined) return `${team} has not answered.`;
  const said = `${team} said nothing by ${dayInWords(until)}`;
  return unasked === undefined
    ? `${said}: counts as a yes.`
    : `${said}. That is no yes: ${reasons[unasked]}.`;
}

const reasons: Readonly<Record<Unasked, string>> = {
  nobody: 'nobody who answers for it is there for three working days',
  'too-late': 'it was asked less than three working days before',
  unknown: 'nothing says since when it is asked',
};
