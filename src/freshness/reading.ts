/** What keeps a reading from being entered, whoever brings it: a person at the desk, or a table. */
import { addDays, type Day } from './day.ts';
import { figuresOf } from './number-words.ts';
import { periodInWords, type Period } from './period.ts';
import { dayInWords } from './words.ts';

/** Why a period cannot be read yet; `undefined` where it is over. */
export function whyNotOver(name: string, { last }: Period, today: Day): string | undefined {
  return last < today
    ? undefined
    : `${periodInWords(name)} is not over. It can be read from ${dayInWords(addDays(last, 1))}.`;
}

/** More than this was never counted: a figure beyond it is a slip, such as two that ran together. */
const most = 1e12;

/**
 * Why a reading cannot be right; `undefined` where it can.
 *
 * @param unit what it is in, as the page says; without one less is known
 * @param others what was measured in other periods
 */
export function whyImpossible(
  { value, of }: { value: number; of?: number | undefined },
  unit: unknown,
  others: readonly number[],
): string | undefined {
  const figures = figuresOf(value);
  if (!(Math.abs(value) <= most)) return `${figures} is beyond anything that can be counted here.`;
  if (of !== undefined && !(Number.isInteger(of) && of > 0 && of <= most))
    return `“Out of” is a whole number of cases, one or more. Leave it out where it is not known.`;
  if (unit === undefined) return undefined;
  if (unit !== 'money' && value < 0) return `${figures} is less than nothing.`;
  if (unit === 'count' && !Number.isInteger(value))
    return `${figures} is a fraction, and this is a count: it has whole numbers only.`;
  if (unit !== 'percent') return undefined;
  if (value > 100) return `${figures} % is more than all of them.`;
  const isShare = value > 0 && value < 1 && others.length > 0 && others.every((each) => each > 1);
  return isShare
    ? `Was ${figuresOf(value * 100)} meant? ${figures} is less than one per cent, and every other reading is above it. Where it is right, write it in the editor.`
    : undefined;
}
