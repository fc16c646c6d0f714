import type { Day } from '../../freshness/day.ts';
import { isPlanned, reviewOn, states, type Review, type State } from '../../freshness/review.ts';
import { reasonInWords } from '../../freshness/reason-words.ts';
import { stateInWords } from '../../freshness/words.ts';
import { compare, oneLine, plural } from '../../plain.ts';
import type { Entry } from '../../wiki/entry.ts';
import { keyOf, type Wiki } from '../../wiki/wiki.ts';
import { owedTally, type Owed } from './owed.ts';
import { reviewedIn, reviewFacts } from '../../wiki/review.ts';

/** A page as a report speaks of it. */
export interface Page {
  key: string;
  entry: Entry;
  review: Review;
  /** Since when someone is asked about it, for putting the longest first; empty where it never was reviewed. */
  since: string;
  /** It is on its owner's list now: a first review that is only planned is not. */
  isAsked: boolean;
  /** What else is to be said of it, in sentences. */
  notes: string[];
}

/** What a report is of. */
export interface Freshness {
  today: Day;
  pages: readonly Page[];
  /** What people owe beside reviews. */
  owed?: readonly Owed[];
  /** The line at its end, where it is not of all pages and their states. */
  summary?: string | undefined;
}

/** The pages of a wiki on a day, in the order of the wiki. */
export function pagesOn(wiki: Wiki, today: Day): Page[] {
  return reviewedIn(wiki).map((entry) => pageOn(entry, wiki, today));
}

export function pageOn(entry: Entry, wiki: Wiki, today: Day): Page {
  const facts = reviewFacts(entry, wiki);
  const review = reviewOn(facts, today);
  const { state, due, reasons } = review;
  const changes = reasons.map((each) => ('changed' in each ? each.changed : undefined));
  return {
    key: keyOf(entry),
    entry,
    review,
    since: [due, ...changes].filter((day) => day !== undefined).toSorted()[0] ?? '',
    isAsked: reasons.length > 0 || (!isAtRest(state) && !isPlanned(facts, review, today)),
    notes: [],
  };
}

/** Whether nothing is asked in a state by itself. */
function isAtRest(state: State): boolean {
  return state === 'current' || state === 'over';
}

/** A higher number is worse. */
export function rankOf(state: State): number {
  return states.indexOf(state);
}

/**
 * The state that a page is judged by: a first review that is planned for a day to come has not been missed. Where a
 * claim has ended, the page waits for nobody’s plan.
 */
export function standingOf({ review, isAsked }: Page, today: Day): State {
  const { state, due, reasons } = review;
  const isToCome = state === 'unreviewed' && due !== undefined && due >= today;
  if (!isToCome || reasons.some(({ id }) => id === 'claim-expired')) return state;
  return isAsked ? 'due' : 'current';
}

/** Worst first; of the same state, those that have waited longest. */
export function worstFirst(a: Page, b: Page): number {
  return rankOf(b.review.state) - rankOf(a.review.state) || oldestFirst(a, b);
}

/** Never reviewed first, then by the day since when someone is asked. */
export function oldestFirst(a: Page, b: Page): number {
  return compare(a.since, b.since) || compare(a.key, b.key);
}

/** Pages, and what is owed, by whom they fall to. What falls to nobody comes first: nobody else will see it. */
export function byResponsible(
  pages: readonly Page[],
  owed: readonly Owed[] = [],
): { id: string; name: string; pages: Page[]; owed: Owed[] }[] {
  const ofPages = Map.groupBy(pages, ({ review }) => review.responsible?.id ?? '');
  const ofOwed = Map.groupBy(owed, ({ responsible }) => responsible?.id ?? '');
  const people = [...pages.map(({ review }) => review.responsible), ...owed.map((each) => each.responsible)];
  const names = new Map(people.map((person) => [person?.id ?? '', person?.name ?? 'Nobody']));
  return [...names]
    .map(([id, name]) => ({
      id,
      name,
      pages: ofPages.get(id) ?? [],
      owed: ofOwed.get(id) ?? [],
    }))
    .toSorted((a, b) => compare(a.id && a.name, b.id && b.name) || compare(a.id, b.id));
}

/** A page's state in a few words, and everything else there is to say of it. */
export function sentencesOf({ review, notes }: Page, today: Day): { state: string; more: string[] } {
  const reasons = review.reasons.filter((each) => each.id !== 'past-due' || review.state === 'unreviewed');
  return {
    state: oneLine(stateInWords({ ...review, today })),
    more: [...reasons.map(reasonInWords), ...notes].map(oneLine),
  };
}

/** One line: how many pages, and how many in each state. */
export function tallyOf({ today, pages, owed = [], summary }: Freshness): string {
  if (summary !== undefined) return summary;
  const count = (state: State) => pages.filter(({ review }) => review.state === state).length;
  const parts = [
    `${count('current')} current`,
    `${count('due')} due`,
    `${count('overdue')} overdue`,
    `${count('unreviewed')} never reviewed`,
  ];
  if (count('over') > 0) parts.push(`${count('over')} over`);
  const unknown = pages.filter(({ review }) =>
    review.reasons.some(({ id }) => id === 'history-unknown'),
  ).length;
  if (unknown > 0) parts.push(`changes not known of ${unknown}`);
  parts.push(...owedTally(owed));
  return `${plural(pages.length, 'page')}: ${parts.join(', ')} (for ${today})`;
}
