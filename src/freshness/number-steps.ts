/** Where a number stands on every day to come: a page carries the days on which its words change, and no arithmetic. */
import { addDays, type Day } from './day.ts';
import { dueAfter, type NumberFacts } from './number-state.ts';
import { standingOn, type Standing, type Unit } from './number-words.ts';
import { parsePeriod, periodAt } from './period.ts';

/** From a day on: what is said in a word or two, the tone, and what else is to be known, where that is said. */
export type Step = [from: Day, label: string, tone: Standing['tone'], more?: string];

/** @param whole whether more is said than a word */
export function stepsOf(facts: NumberFacts, unit: Unit, whole: boolean): Step[] {
  const steps = daysOfChange(facts).map((day): Step => {
    const { label, tone, more } = standingOn(facts, unit, day);
    return whole ? [day, label, tone, more] : [day, label, tone];
  });
  return steps.filter((step, index) => !isSame(step, steps[index - 1]));
}

/** The latest period, and one to spare where that is a slip: no day to come lies before. */
const latest = 2;

/** Nobody reads a page on an earlier day, whatever year a slip has brought into a reading. */
const longAgo = '1970-01-01' as Day;

/** A reading counts from the day its period begins, is judged once that is over, and is awaited once its days for reading are. */
function daysOfChange({ every, daysToRead, readings, since }: NumberFacts): Day[] {
  const periods = readings
    .flatMap(({ period }) => parsePeriod(period) ?? [])
    .filter(({ length }) => length === every)
    .toSorted((a, b) => (a.first < b.first ? 1 : -1));
  const days = periods.flatMap((period) => {
    const next = periodAt(addDays(period.last, 1), every);
    return [period.first, next.first, dueAfter(period, daysToRead), dueAfter(next, daysToRead)];
  });
  const from = periods.slice(0, latest).at(-1)?.first ?? longAgo;
  const toCome = days.filter((day) => day >= from && day > longAgo);
  const first = since === undefined ? [] : [dueAfter(periodAt(since, every), daysToRead)];
  // Without a reading there is no day on which the words begin.
  return [...new Set([...(toCome.length === 0 ? [longAgo] : toCome), ...first])].toSorted();
}

function isSame([, ...said]: Step, before: Step | undefined): boolean {
  return before !== undefined && said.every((each, index) => each === before[index + 1]);
}
