import numbers from '../collections/numbers.ts';
import { wordsFor } from '../collections/fields.ts';
import { silenceToCome } from '../freshness/silence.ts';
import type { Duty } from '../freshness/duties.ts';
import { daysToBring } from '../freshness/number-state.ts';
import { openAnswers } from './assets.ts';
import type { Entry } from './entry.ts';
import { isOpen, noteOf, takersOf } from './notes.ts';
import { numberFacts, numberOf } from './numbers.ts';
import { once } from './once.ts';
import { assigneesOf } from './assignees.ts';
import { readPeriods } from './number-past.ts';
import { tasksIn } from './tasks.ts';
import type { Wiki } from './wiki.ts';

/**
 * What a page asks of people on days that are known: tasks that nobody has done yet, answers to a proposal, the readings
 * of a number, and to take over what was heard outside.
 */
export const datedDutiesOf = once((entry: Entry, wiki: Wiki): Duty[] => [
  ...tasksIn(entry, wiki)
    .filter(({ done }) => done === undefined)
    .map(({ text, who, by, field }) => ({
      kind: 'task' as const,
      ...{ text, who, by, field },
      assignees: assigneesOf({ owner: who, teams: entry.teams }, wiki),
    })),
  ...readingsOf(entry, wiki),
  ...answersOf(entry, wiki),
  ...notesOf(entry, wiki),
]);

function notesOf(entry: Entry, wiki: Wiki): Duty[] {
  const note = noteOf(entry, wiki);
  if (note === undefined || !isOpen(note)) return [];
  return [{ kind: 'note', on: note.data.on, assignees: takersOf(note, wiki) }];
}

function readingsOf(entry: Entry, wiki: Wiki): Duty[] {
  const number = numberOf(entry);
  const facts = numberFacts(entry, wiki);
  if (number === undefined || facts === undefined) return [];
  const { every, daysToRead, since, readings } = facts;
  const { readBy, unit } = number;
  const read = readPeriods(readings, every);
  const soFar = readings.filter((each) => each.soFar && each.period > (read[0] ?? ''));
  return [
    {
      kind: 'reading',
      unit: wordsFor(numbers.schema.shape.unit, unit),
      ...{ every, daysToRead: daysToBring(daysToRead), read },
      ...(since && { since }),
      ...(soFar.length > 0 && {
        soFar: Object.fromEntries(soFar.map(({ period, value }) => [period, value])),
      }),
      assignees: assigneesOf({ owner: readBy, teams: entry.teams }, wiki),
    },
  ];
}

/** A proposal is answered by whoever leads a team that is asked. A draft is proposed to nobody yet. */
function answersOf(entry: Entry, wiki: Wiki): Duty[] {
  if (entry.draft) return [];
  return openAnswers(entry, wiki).map(({ team: { id, name, lead }, by, unasked }) => ({
    kind: 'answer',
    team: { id, name },
    by,
    silence: silenceToCome(unasked),
    assignees: assigneesOf({ owner: lead, teams: [id] }, wiki),
  }));
}
