import { addDays, type Day } from './day.ts';

/** Someone a page may fall to. */
export interface Assignee {
  id: string;
  name: string;
  /** The first and the last day of an absence. */
  away?: { from: Day; until: Day } | undefined;
  /** Their last day. */
  left?: Day | undefined;
}

/** Those a page may fall to. */
export interface Assignees {
  /** `undefined` where the page names nobody, or nobody who is known. */
  owner: Assignee | undefined;
  /** Who covers for the owner, and who covers for those, in this order. */
  covers: readonly Assignee[];
  /** Who leads the team. */
  lead: Assignee | undefined;
  /** Who covers for the lead, in the same way. */
  leadCovers?: readonly Assignee[] | undefined;
}

export type Absence = 'no-owner' | 'owner-left' | 'owner-away';

/** Whom a page falls to on a day, and why it is not its owner where nobody was named to stand in. */
export function responsibleOn(
  { owner, covers, lead, leadCovers = [] }: Assignees,
  today: Day,
): { person: Assignee | undefined; absence: Absence | undefined } {
  const isHere = (each: Assignee | undefined) => each && !hasLeft(each, today) && !isAway(each, today);
  const standIn = [lead, ...leadCovers].find(isHere);
  // A lead who is away comes back; one who has left does not.
  const leader = standIn ?? (lead && !hasLeft(lead, today) ? lead : undefined);
  if (owner === undefined) return { person: leader, absence: 'no-owner' };
  if (hasLeft(owner, today)) return { person: leader, absence: 'owner-left' };
  if (!isAway(owner, today)) return { person: owner, absence: undefined };
  const cover = covers.find(isHere);
  return cover ? { person: cover, absence: undefined } : { person: standIn ?? owner, absence: 'owner-away' };
}

/** Who may act for someone on a day: they themselves, and while they are away the first who covers and is here. */
export function standInsOn({ owner, covers }: Pick<Assignees, 'owner' | 'covers'>, day: Day): Assignee[] {
  if (owner === undefined || hasLeft(owner, day)) return [];
  const cover = covers.find((each) => !hasLeft(each, day) && !isAway(each, day));
  return isAway(owner, day) && cover ? [owner, cover] : [owner];
}

/** The days after another on which somebody among them goes, for a while or for good: what waits may fall to another then. */
export function daysOfGoing(assignees: Assignees, after: Day): Day[] {
  const days = everyoneIn(assignees).flatMap(({ away, left }) => [away?.from, left && addDays(left, 1)]);
  return [...new Set(days.filter((day) => day !== undefined && day > after))].toSorted() as Day[];
}

/** The days on which what falls to one of them may fall to another: somebody goes, for a while or for good, or comes back. */
export function daysOfTurns(assignees: Assignees): Day[] {
  const days = everyoneIn(assignees).flatMap(({ away, left }) => [
    ...(away ? [away.from, addDays(away.until, 1)] : []),
    ...(left ? [addDays(left, 1)] : []),
  ]);
  return [...new Set(days)].toSorted();
}

/** Everyone among them. */
export function everyoneIn({ owner, covers, lead, leadCovers = [] }: Assignees): Assignee[] {
  return [owner, ...covers, lead, ...leadCovers].filter((each) => each !== undefined);
}

export function isAway({ away }: Assignee, today: Day): boolean {
  return away !== undefined && away.from <= today && today <= away.until;
}

/** A last day is still a day at work. */
export function hasLeft({ left }: Assignee, today: Day): boolean {
  return left !== undefined && left < today;
}
