/** What the editor's lists show of each page, in which order, and which of them. */
import type { Day } from '../../freshness/day.ts';
import { reviewOn, type Review, type State } from '../../freshness/review.ts';
import { worstFirst } from '../../freshness/worklist.ts';
import { compare } from '../../plain.ts';
import { findAmong } from '../../search/names/among.ts';
import type { Name } from '../names.ts';

/** An entry on a day. */
export interface Row {
  name: Name;
  /** Of pages, where it is known which day it is. */
  review: Review | undefined;
  /** Another name, where it was found by that. */
  alias?: string | undefined;
}

/** What is asked for. What is empty does not matter. */
export interface Query {
  words: string;
  team: string;
  /** The id of a person; {@link nobody} for pages that nobody owns. */
  owner: string;
  /** A state, or `draft`. */
  state: State | 'draft' | '';
  by: 'due' | 'title';
}

export const everything: Query = { words: '', team: '', owner: '', state: '', by: 'due' };
export const nobody = '-';

export interface Listed {
  rows: Row[];
  /** Nothing is called what was typed: these are called something like it. */
  isGuess: boolean;
  /** What else was found, by collection. */
  elsewhere: ReadonlyMap<string, Row[]>;
}

/** All entries on a day, in the order of their titles. */
export function rowsOn(names: readonly Name[], today: Day | undefined): Row[] {
  return names
    .map((name) => ({ name, review: name.review && today && reviewOn(name.review, today) }))
    .toSorted((a, b) => collator.compare(a.name.title, b.name.title));
}

/** @param rows in the order of their titles */
export function inOrder(rows: readonly Row[], by: Query['by']): readonly Row[] {
  return by === 'due' ? rows.toSorted(mostDueFirst) : rows;
}

/** What is asked for of a collection, or of all; and what else has the words that are looked for. */
export function listed(rows: readonly Row[], collection: string | undefined, asked: Query): Listed {
  const { found, isGuess } = lookedFor(rows, asked.words);
  const isHere = ({ name }: Row) => collection === undefined || name.collection === collection;
  const others = asked.words.trim() === '' ? [] : found.filter((row) => !isHere(row));
  return {
    rows: found.filter((row) => isHere(row) && fits(row, asked)),
    isGuess,
    elsewhere: Map.groupBy(others, ({ name }) => name.collection),
  };
}

function lookedFor(rows: readonly Row[], words: string): { found: readonly Row[]; isGuess: boolean } {
  if (words.trim() === '') return { found: rows, isGuess: false };
  const byName = new Map(rows.map((row) => [row.name, row]));
  const { hits, isGuess } = findAmong(namesOf(rows), words);
  const found = hits.flatMap(({ name, alias }): Row[] => {
    const row = byName.get(name);
    return row ? [{ ...row, alias }] : [];
  });
  return { found, isGuess };
}

/** The same list for the same rows: what is made of it to find by is kept. */
function namesOf(rows: readonly Row[]): readonly Name[] {
  const known = namesIn.get(rows) ?? rows.map(({ name }) => name);
  namesIn.set(rows, known);
  return known;
}

const namesIn = new WeakMap<readonly Row[], readonly Name[]>();

function fits({ name, review }: Row, { team, owner, state }: Query): boolean {
  const teams = name.teams ?? (name.team ? [name.team] : []);
  return (
    (team === '' || teams.includes(team)) &&
    (owner === '' || (name.owner ?? nobody) === owner) &&
    (state === '' || (state === 'draft' ? name.draft === true : review?.state === state))
  );
}

/** What has no review comes last: the latest first of what has happened. */
function mostDueFirst(a: Row, b: Row): number {
  if (a.review && b.review) return worstFirst({ review: a.review }, { review: b.review });
  return Number(!a.review) - Number(!b.review) || compare(b.name.on ?? '', a.name.on ?? '');
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** Values of a choice, with what they are called. */
export type Choices = readonly (readonly [string, string])[];

/** Those who own pages, by their names; whoever edits comes first, and nobody last. */
export function ownersOf(rows: readonly Row[], names: readonly Name[], me: string | undefined): Choices {
  const people = names.filter(({ collection }) => collection === 'people');
  const titles = new Map([...people.map(({ id, title }) => [id, title] as const), [nobody, 'Nobody']]);
  const owners = [...new Set(rows.map(({ name }) => name.owner ?? nobody))].map((id) => ({
    id,
    rank: id === me ? 0 : id === nobody ? 2 : 1,
    label: `${titles.get(id) ?? id}${id === me ? ' (you)' : ''}`,
  }));
  return owners
    .toSorted((a, b) => a.rank - b.rank || collator.compare(a.label, b.label))
    .map(({ id, label }) => [id, label]);
}
