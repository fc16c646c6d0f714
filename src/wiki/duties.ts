import numbers from '../collections/numbers.ts';
import { wordsFor } from '../collections/fields.ts';
import type { Duty } from '../freshness/duties.ts';
import { daysToBring, latestOf } from '../freshness/number-state.ts';
import type { Entry } from './entry.ts';
import { numberOf } from './numbers.ts';
import { once } from './once.ts';
import { assigneesOf } from './review.ts';
import { tasksIn } from './tasks.ts';
import type { Wiki } from './wiki.ts';

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
  const number = numberOf(entry);
  if (number === undefined) return [];
  const { every, readBy, unit, daysToRead } = number;
  return [
    {
      kind: 'reading',
      unit: wordsFor(numbers.schema.shape.unit, unit),
      ...{ every, daysToRead: daysToBring(daysToRead) },
      latest: latestOf(number)?.period,
      assignees: assigneesOf({ owner: readBy, teams: entry.teams }, wiki),
    },
  ];
}
