import numbers from '../collections/numbers.ts';
import { wordsFor } from '../collections/fields.ts';
import type { Duty } from '../freshness/duties.ts';
import { daysToBring } from '../freshness/number-state.ts';
import { parsePeriod } from '../freshness/period.ts';
import type { Entry } from './entry.ts';
import { once } from './once.ts';
import { assigneesOf } from './review.ts';
import { tasksIn } from './tasks.ts';
import { dataOf, type Wiki } from './wiki.ts';

/** What a page asks of people on days that are known: tasks that nobody has done yet, and the readings of a number. */
export const datedDutiesOf = once((entry: Entry, wiki: Wiki): Duty[] => [
  ...tasksIn(entry, wiki)
    .filter(({ done }) => done === undefined)
    .map(({ text, who, by, field }) => ({
      kind: 'task' as const,
      ...{ text, who, by, field },
      assignees: assigneesOf({ owner: who, teams: entry.teams }, wiki),
    })),
  ...readingsOf(entry, wiki),
]);

function readingsOf(entry: Entry, wiki: Wiki): Duty[] {
  const number = dataOf(entry, numbers);
  if (number === undefined) return [];
  const { every, readBy, unit, daysToRead, readings = [] } = number;
  return [
    {
      kind: 'reading',
      unit: wordsFor(numbers.schema.shape.unit, unit),
      ...{ every, daysToRead: daysToBring(daysToRead) },
      // The names of periods of the same length are in the order of their days.
      latest: readings
        .flatMap(({ period }) => (parsePeriod(period)?.length === every ? [period] : []))
        .toSorted()
        .at(-1),
      assignees: assigneesOf({ owner: readBy, teams: entry.teams }, wiki),
    },
  ];
}
