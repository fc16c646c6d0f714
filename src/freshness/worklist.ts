import type { GoneMark } from './asset-words.ts';
import type { Day } from './day.ts';
import { mondayOf } from './load.ts';
import { dueOn, reviewOn, toDoBy, type Reason, type Review, type ReviewFacts, type State } from './review.ts';
import { personIn } from './whose.ts';
import { compare } from '../plain.ts';

/** In what order work is offered: what is certainly wrong, what was never checked, what comes next, what holds. */
export const urgency = [
  'overdue',
  'unreviewed',
  'due',
  'over',
  'current',
] as const satisfies readonly State[];

/** What a list of the pages in a state is called. */
export const stateLabels: Readonly<Record<State, string>> = {
  overdue: 'Overdue',
  unreviewed: 'Never reviewed',
  due: 'To check',
  over: 'Over',
  current: 'Current',
};

/** The reasons in the order in which they are told, and what a list of such pages is called. */
export const reasonLabels: Readonly<Record<Reason['id'], string>> = {
  'past-due': 'Past the date',
  'claim-expired': 'A claim has expired',
  ended: 'It is over: what follows?',
  'edited-since': 'Changed since it was checked',
  recheck: 'To be checked again',
  'no-owner': 'Nobody owns it',
  'owner-left': 'The owner has left',
  'owner-away': 'The owner is away, nobody covers',
  'history-unknown': 'Its past is not known',
};

/** A page as `/freshness/` lists it: what is known of it on every day. */
export interface Item {
  title: string;
  kind: string;
  url: string;
  /** Below the content folder. */
  file: string;
  /** The digest of its text. */
  seen: string;
  /** What is said behind its name from a day on: that it is not to be used any more. Not there where it may always be. */
  gone?: GoneMark;
  teams: readonly string[];
  facts: ReviewFacts;
}

/** What is known of the review of pages. */
export interface WorkFacts {
  timeZone: string;
  perOwnerAWeek: number;
  items: readonly Item[];
}

/** A page on a day. */
export interface Task extends Item {
  review: Review;
}

/** Which pages are asked for. What is not named does not matter. */
export interface Query {
  /** Whom they fall to; empty for those that fall to nobody. */
  person?: string | undefined;
  team?: string | undefined;
  reason?: string | undefined;
  state?: string | undefined;
  /** The Monday of the week in which they fall due; this week's has what is due already, too. */
  week?: string | undefined;
}

/** The pages on a day, worst first. */
export function tasksOn(items: readonly Item[], today: Day): Task[] {
  return items.map((item) => ({ ...item, review: reviewOn(item.facts, today) })).toSorted(worstFirst);
}

/** Orders by urgency, then by the day a page falls due, then by how much speaks against it. */
export function worstFirst({ review: a }: Pick<Task, 'review'>, { review: b }: Pick<Task, 'review'>): number {
  return (
    urgency.indexOf(a.state) - urgency.indexOf(b.state) ||
    compare(a.due ?? '9999', b.due ?? '9999') ||
    b.reasons.length - a.reasons.length
  );
}

export function narrowed(tasks: readonly Task[], asked: Query, today: Day): Task[] {
  const { person, team, reason, state, week } = asked;
  return tasks.filter(
    ({ review, teams }) =>
      (person === undefined || personIn(review) === person) &&
      (team === undefined || teams.includes(team)) &&
      (reason === undefined || review.reasons.some(({ id }) => id === reason)) &&
      (state === undefined || review.state === state) &&
      (week === undefined || weekOf(review, today) === week),
  );
}

/** The Monday of the week in which a page counts. */
function weekOf(review: Review, today: Day): Day | undefined {
  const by = toDoBy(review, today);
  return by && mondayOf(by);
}

/** How many pages of each group are in each state; groups with the most urgent work first. */
export function countsBy(
  tasks: readonly Task[],
  groupsOf: (task: Task) => readonly string[],
): { group: string; counts: Record<State, number>; total: number }[] {
  const groups = new Map<string, Record<State, number>>();
  for (const task of tasks) {
    for (const group of new Set(groupsOf(task))) {
      const counts = groups.get(group) ?? { overdue: 0, unreviewed: 0, due: 0, over: 0, current: 0 };
      counts[task.review.state]++;
      groups.set(group, counts);
    }
  }
  return [...groups]
    .map(([group, counts]) => ({
      group,
      counts,
      total: urgency.reduce((sum, each) => sum + counts[each], 0),
    }))
    .toSorted(
      (a, b) =>
        b.counts.overdue - a.counts.overdue ||
        b.counts.unreviewed - a.counts.unreviewed ||
        b.counts.due - a.counts.due ||
        b.total - a.total,
    );
}

/** Reads what is asked for from the part of an address behind its `#`. */
export function readQuery(hash: string): Query {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  return Object.fromEntries(
    askedNames.flatMap((name) => (given.has(name) ? [[name, given.get(name) ?? '']] : [])),
  );
}

/** The part of an address behind its `#` that asks for pages. */
export function queryString(asked: Query): string {
  const given = askedNames.flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]]]));
  return `#${new URLSearchParams(given).toString()}`;
}

const askedNames = ['person', 'team', 'reason', 'state', 'week'] as const satisfies (keyof Query)[];

/** Orders by the day a page is asked for: never reviewed first, never due last. Holds on every day. */
export function inOrderOfDue<T>(items: readonly T[], factsOf: (item: T) => ReviewFacts): T[] {
  return items
    .map((item) => ({ item, asked: askedOn(factsOf(item)) }))
    .toSorted((a, b) => compare(a.asked, b.asked))
    .map(({ item }) => item);
}

function askedOn(facts: ReviewFacts): string {
  if (facts.reviewed === undefined) return '';
  const days = [dueOn(facts), facts.edited, ...(facts.rechecks ?? []).map(({ changed }) => changed)];
  return days.filter((day) => day !== undefined).toSorted()[0] ?? '9999';
}
