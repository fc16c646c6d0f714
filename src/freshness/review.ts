import { addDays, type Day } from './day.ts';
import { endOf, type Interval } from './interval.ts';
import { hasLeft, responsibleOn, type Assignee, type Assignees } from './assignees.ts';

/** What is known of a page's review. States are derived from it, never stored. */
export interface ReviewFacts {
  /** The day someone last confirmed that the page is true. */
  reviewed?: Day | undefined;
  /** How long that holds. */
  every: Interval;
  /** The day by which a page that nobody has reviewed yet is to be. */
  firstBy?: Day | undefined;
  /** The earliest day until which a claim on the page was said to be true. */
  claimsUntil?: Day | undefined;
  /** The last day of what the page is about: from the day after it is over. */
  ends?: Day | undefined;
  /** The day from which nobody has to look at it any more, whatever it says. */
  settled?: Day | undefined;
  /** How many days before the due day the page counts as due. */
  noticeDays: number;
  /** The last review found that something is to be put right: by someone who is asked to, or by the owner. */
  needsWork?: { by: string; note?: string | undefined; asked?: Assignees | undefined } | undefined;
  /** The day the page was last changed in substance, or came into being, where that was after its last review. */
  edited?: Day | undefined;
  /** It came into being then: whatever was reviewed before was another text. */
  predates?: boolean | undefined;
  /** The last small correction since its review. It leaves the page as it was checked. */
  corrected?: { day: Day; by: string } | undefined;
  /** What the page rests on and was changed after its last review. */
  rechecks?: readonly Recheck[] | undefined;
  /** Whether git could tell all of the above. Nothing is taken for fine where it could not. */
  history: boolean;
  assignees: Assignees;
}

/** A page that another rests on, and the day it changed. */
export interface Recheck {
  key: string;
  /** `undefined` where the page is gone: then nothing of it is known but its key. */
  title?: string | undefined;
  changed: Day;
}

/** From best to worst. What is over is no page that anybody has to trust. */
export const states = ['over', 'current', 'due', 'overdue', 'unreviewed'] as const;
export type State = (typeof states)[number];

/** Why a page is not to be trusted as it stands, or nobody can be asked about it. */
export type Reason =
  | { id: 'past-due'; due: Day }
  | { id: 'claim-expired'; until: Day }
  | { id: 'ended'; on: Day }
  | { id: 'edited-since'; changed: Day; predates?: boolean | undefined }
  | ({ id: 'recheck' } & Recheck)
  | { id: 'recheck'; by: string; note?: string | undefined; asked?: Assignee | undefined; hasLeft: boolean }
  | { id: 'owner-left'; name: string; left: Day }
  | { id: 'owner-away'; name: string; until: Day }
  | { id: 'no-owner' }
  | { id: 'history-unknown' };

export interface Review {
  state: State;
  /** The last day on which the page holds: its review date, or the day a claim ends if that is earlier. */
  due: Day | undefined;
  /** The day from which it is over, where it is. */
  overSince?: Day | undefined;
  /** Nobody has to look at it any more. */
  isSettled?: true;
  reasons: Reason[];
  /** Whom the page falls to: its owner, whoever is asked to put it right, or who stands in. */
  responsible: Assignee | undefined;
}

/**
 * The day an entry falls due: its last review plus its interval, or the end of a claim where that is earlier.
 *
 * Where it was never reviewed, that is the day by which it is to be for the first time. Returns `undefined` where
 * there is none, or where the entry is never due: once it is over, and somebody has said what follows, or where nobody
 * has to look at it any more by then.
 */
export function dueOn(facts: ReviewFacts): Day | undefined {
  const known = found.get(facts);
  if (known) return known.due;
  const due = findDue(facts);
  found.set(facts, { due });
  return due;
}

/** Lists and calendars ask for it again and again. */
const found = new WeakMap<ReviewFacts, { due: Day | undefined }>();

function findDue(facts: ReviewFacts): Day | undefined {
  const { reviewed, firstBy, every, claimsUntil, ends, settled } = facts;
  if (isAnswered(facts)) return undefined;
  const days = reviewed === undefined ? [firstBy, ends] : [endOf(every, reviewed), claimsUntil, ends];
  const due = days.filter((day) => day !== undefined).toSorted()[0];
  return due !== undefined && settled !== undefined && due >= settled ? undefined : due;
}

/** Whether somebody has looked at a page since what it is about was over: nothing more is to be said of it then. */
function isAnswered({ reviewed, ends }: ReviewFacts): boolean {
  return ends !== undefined && reviewed !== undefined && reviewed > ends;
}

/**
 * The last day on which what was checked holds; `undefined` where it holds for ever, or nobody has checked the page as
 * it stands, or it needs work: whatever day it then falls due on, nothing holds until then.
 */
export function holdsUntil(facts: ReviewFacts): Day | undefined {
  return isChecked(facts) ? dueOn(facts) : undefined;
}

/**
 * Whether someone has checked a page as it stands and found nothing to put right, unless that is said of a day that is
 * still to come.
 */
export function isChecked({ reviewed, edited, needsWork }: ReviewFacts): boolean {
  return reviewed !== undefined && edited === undefined && needsWork === undefined;
}

/** Whom a page falls to on a day: whoever is asked to put it right, or its owner, or who stands in for them. */
export function responsibleFor(
  facts: Pick<ReviewFacts, 'needsWork' | 'assignees'>,
  today: Day,
): Assignee | undefined {
  return responsibleOn(askedOn(facts, today), today).person;
}

/** Who is asked about a page on a day, and who stands in for them. */
export function askedOn(
  { needsWork, assignees }: Pick<ReviewFacts, 'needsWork' | 'assignees'>,
  today: Day,
): Assignees {
  const asked = needsWork?.asked;
  // Who has left puts nothing right any more.
  return asked?.owner !== undefined && !hasLeft(asked.owner, today) ? asked : assignees;
}

/** Whether somebody is to look at a page again and again on a day: it is neither over by then nor settled. */
export function isKeptOn({ settled, ends }: Pick<ReviewFacts, 'settled' | 'ends'>, today: Day): boolean {
  return !(settled !== undefined && settled <= today) && !(ends !== undefined && ends < today);
}

/**
 * How far an entry can be trusted on a day, and why not further.
 *
 * It is `due` from the first day of notice to the due day itself, `overdue` from the day after. What was changed
 * after its review, or rests on what was, is `due` at once. A review that lies in the future proves nothing, so such
 * an entry is `unreviewed`.
 */
export function reviewOn(facts: ReviewFacts, today: Day): Review {
  if (facts.settled !== undefined && facts.settled <= today) return settled(facts, facts.settled, today);
  if (facts.ends !== undefined && facts.ends < today) return over(facts, facts.ends, today);
  const isReviewed = facts.reviewed !== undefined && facts.reviewed <= today;
  const due = isReviewed || facts.reviewed === undefined ? dueOn(facts) : undefined;
  const { absence } = responsibleOn(facts.assignees, today);
  const reasons = isReviewed ? reasonsToCheck(facts, today) : firstReview(facts, today);
  const state = !isReviewed ? 'unreviewed' : stateFor(facts, due, reasons, today);
  return {
    state,
    due,
    reasons: [...reasons, ...absenceOf(facts.assignees, absence), ...unknown(facts)],
    responsible: responsibleFor(facts, today),
  };
}

function settled(facts: ReviewFacts, since: Day, today: Day): Review {
  const responsible = responsibleFor(facts, today);
  return { state: 'over', due: undefined, overSince: since, isSettled: true, reasons: [], responsible };
}

/** What is over asks once what follows, and for no review after that. */
function over(facts: ReviewFacts, ends: Day, today: Day): Review {
  const isSaid = isAnswered(facts) && (facts.reviewed ?? '') <= today;
  const { absence } = responsibleOn(facts.assignees, today);
  return {
    state: 'over',
    due: undefined,
    overSince: addDays(ends, 1),
    reasons: isSaid ? [] : [{ id: 'ended', on: ends }, ...absenceOf(facts.assignees, absence)],
    responsible: responsibleFor(facts, today),
  };
}

/** The day by which someone has to look at a page: this very day where something speaks against it already. */
export function toDoBy({ state, due, reasons }: Review, today: Day): Day | undefined {
  const isNow = state === 'overdue' || reasons.some(({ id }) => againstThePage.has(id));
  return isNow || (state === 'unreviewed' && due === undefined) ? today : due;
}

/** Whether a first review is planned for a day that nobody is reminded of yet. */
export function isPlanned(
  { noticeDays }: Pick<ReviewFacts, 'noticeDays'>,
  { state, due }: Review,
  today: Day,
): boolean {
  return state === 'unreviewed' && due !== undefined && addDays(due, -noticeDays) > today;
}

/** Reasons that a review does away with. The others are about people, or about what is known. */
const againstThePage: ReadonlySet<Reason['id']> = new Set([
  'past-due',
  'claim-expired',
  'ended',
  'edited-since',
  'recheck',
]);

function stateFor(facts: ReviewFacts, due: Day | undefined, reasons: readonly Reason[], today: Day): State {
  if (due !== undefined && due < today) return 'overdue';
  // That it ends asks for nothing before it is over.
  if (due !== undefined && due !== facts.ends && addDays(due, -facts.noticeDays) <= today) return 'due';
  return reasons.length > 0 ? 'due' : 'current';
}

function reasonsToCheck(facts: ReviewFacts, today: Day): Reason[] {
  const { reviewed, every, claimsUntil, edited, predates, needsWork, rechecks = [] } = facts;
  const due = reviewed && endOf(every, reviewed);
  const reasons: (Reason | false)[] = [
    due !== undefined && due < today && { id: 'past-due', due },
    claimsUntil !== undefined && claimsUntil < today && { id: 'claim-expired', until: claimsUntil },
    edited !== undefined && { id: 'edited-since', changed: edited, predates },
    needsWork !== undefined && workToDo(needsWork, today),
    ...rechecks.map((each) => ({ id: 'recheck' as const, ...each })),
  ];
  return reasons.filter((each) => each !== false);
}

function workToDo({ by, note, asked }: NonNullable<ReviewFacts['needsWork']>, today: Day): Reason {
  const person = asked?.owner;
  return { id: 'recheck', by, note, asked: person, hasLeft: person !== undefined && hasLeft(person, today) };
}

/** A page that nobody has reviewed is asked for once: by its day. */
function firstReview({ reviewed, firstBy, claimsUntil }: ReviewFacts, today: Day): Reason[] {
  const reasons: (Reason | false)[] = [
    reviewed === undefined && firstBy !== undefined && firstBy < today && { id: 'past-due', due: firstBy },
    claimsUntil !== undefined && claimsUntil < today && { id: 'claim-expired', until: claimsUntil },
  ];
  return reasons.filter((each) => each !== false);
}

function absenceOf({ owner }: Assignees, absence: ReturnType<typeof responsibleOn>['absence']): Reason[] {
  if (absence === 'no-owner') return [{ id: 'no-owner' }];
  if (absence === 'owner-left' && owner?.left)
    return [{ id: 'owner-left', name: owner.name, left: owner.left }];
  if (absence === 'owner-away' && owner?.away)
    return [{ id: 'owner-away', name: owner.name, until: owner.away.until }];
  return [];
}

function unknown({ history }: ReviewFacts): Reason[] {
  return history ? [] : [{ id: 'history-unknown' }];
}
