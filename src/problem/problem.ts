import { compare } from '../plain.ts';
import { catalogue, type Level } from './catalogue.ts';
import type { Details, ProblemId } from './details.ts';

export type { Level } from './catalogue.ts';
export type { Found, ProblemId } from './details.ts';

/** Where something stands. Lines and columns count from 1; `file` is relative to the content folder. */
export interface Location {
  file: string;
  line: number;
  column: number;
}

/** What is wrong, wherever it stands: data that `wording.ts` makes sentences of. */
export type Fault<Id extends ProblemId = ProblemId> = { [Each in Id]: { id: Each } & Details[Each] }[Id];

/** One thing that is wrong with the content. */
export type Problem<Id extends ProblemId = ProblemId> = { [Each in Id]: Fault<Each> & Placed }[Id];

interface Placed extends Location {
  level: Level;
  /** The entry concerned, as `collection/id`; empty where the problem belongs to no page. */
  entry: string;
  /** The field concerned, as a path such as `['claims', 0, 'until']`, where one is: a form has no lines. */
  field?: readonly PropertyKey[];
}

/** A problem at a place; its level comes from the catalogue. */
export function problem(fault: Fault, place: Partial<Omit<Placed, 'level'>> = {}): Problem {
  const { file = '', line = 1, column = 1, entry = '', field } = place;
  const found = { ...fault, level: catalogue[fault.id].level, file, line, column, entry };
  return field ? { ...found, field } : found;
}

/** Orders problems as a reader works through them: by file, then from the top down. */
export function byPlace(a: Problem, b: Problem): number {
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.id, b.id);
}

/** What makes a problem the same as one of another text of its file, wherever it stands by now. */
export function identityOf(problem: Problem): string {
  const nowhere = { file: undefined, line: undefined, column: undefined, entry: undefined };
  return JSON.stringify({ ...problem, ...nowhere, field: namesIn(problem.field) });
}

/** The names in the path of a field, without the numbers of items. */
export function namesIn(field: readonly PropertyKey[] = []): string[] {
  return field.filter((step) => typeof step === 'string');
}
