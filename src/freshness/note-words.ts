/** What is said of notes from outside, and from which day on: pages carry the days, and no arithmetic. */
import { plural } from '../plain.ts';
import { daysOfTurns, responsibleOn, type Assignees } from './assignees.ts';
import { addDays, type Day } from './day.ts';
import {
  daysCounted,
  heardWithin,
  noteOn,
  type LoopTime,
  type NoteFacts,
  type NoteState,
} from './note-state.ts';
import type { Step } from './number-steps.ts';
import { dayInWords } from './words.ts';

/** How a note stands, as a sentence without its stop. */
export function noteInWords(state: NoteState): string {
  switch (state.id) {
    case 'waits':
      return `Waits to be taken over until ${dayInWords(state.by)}`;
    case 'late':
      return `Waits too long: it was to be taken over by ${dayInWords(state.by)}`;
    case 'taken-over':
      return `On the page since ${dayInWords(state.on)}, ${afterDays(state.took)}`;
    case 'declined':
      return `Not taken over, decided on ${dayInWords(state.on)}`;
  }
}

/** What is said of a note on every day from the one on which it was heard. */
export function noteSteps(facts: NoteFacts): Step[] {
  const state = noteOn(facts, facts.on);
  if (state.id !== 'waits')
    return [[longAgo, noteInWords(state), state.id === 'taken-over' ? 'current' : undefined]];
  const after = addDays(state.by, 1);
  return [
    [longAgo, noteInWords(state), undefined],
    [after, noteInWords(noteOn(facts, after)), 'overdue'],
  ];
}

/** Who decides what becomes of a note, on every day. Nothing is said on days on which that is nobody. */
export function takerSteps(takers: Assignees): Step[] {
  const steps = [longAgo, ...daysOfTurns(takers)].map((day): Step => {
    const { person } = responsibleOn(takers, day);
    const words = 'decides what becomes of it: it is put on the page, or declined with a reason.';
    return [day, person ? `${person.name} ${words}` : '', undefined];
  });
  const changes = steps.filter(([, label], index) => label !== steps[index - 1]?.[1]);
  return changes.some(([, label]) => label !== '') ? changes : [];
}

/** How often something must have been heard for that to be said, and what is said then. */
export interface Often {
  least: number;
  words: (count: number) => string;
}

export const often: Often = {
  least: 3,
  words: (count) => `Heard ${count} times in ${daysCounted} days`,
};

/** People do it differently from what a guide says. */
export const drifting: Often = {
  least: 2,
  words: (count) => `Drifting: ${count} times in ${daysCounted} days somebody did it differently`,
};

/** What is said of how often something was heard, on every day: nothing on the days on which it was not often. */
export function oftenSteps(days: readonly Day[], { least, words }: Often): Step[] {
  const turns = days.flatMap((day) => [day, addDays(day, daysCounted)]);
  const steps = [...new Set(turns)].toSorted().map((day): Step => {
    const count = heardWithin(days, day);
    return [day, count < least ? '' : words(count), undefined];
  });
  const changes = steps.filter(([, label], index) => label !== (steps[index - 1]?.[1] ?? ''));
  return changes.length === 0 ? [] : [[longAgo, '', undefined], ...changes];
}

/** How long it takes from hearing to the page, as a sentence. */
export function loopTimeInWords({ median, cases }: LoopTime): string {
  const few = isFew(cases) ? ', which is few' : '';
  return `From hearing to the page it takes ${plural(median, 'working day')}: the median of ${plural(cases, 'note')}${few}.`;
}

/** Of fewer than five notes a median says little: they are named. */
export function isFew(cases: number): boolean {
  return cases < 5;
}

function afterDays(took: number): string {
  return took === 0 ? 'on the day it was heard' : `${plural(took, 'working day')} after it was heard`;
}

const longAgo = '1970-01-01' as Day;
