/** Whose work something is on a day, and why it is not somebody else's. */
import { hasLeft, isAway, type Assignee, type Assignees } from './assignees.ts';
import type { Day } from './day.ts';
import type { Review } from './review.ts';
import { dayInWords } from './words.ts';

/** Whether someone has to do something about a page. What is not known of its past is no task of its owner's. */
export function needsSomeone({ state, reasons }: Review): boolean {
  return (state !== 'current' && state !== 'over') || reasons.some(({ id }) => id !== 'history-unknown');
}

export function personIn({ responsible }: Review): string {
  return responsible?.id ?? '';
}

/** In whose place somebody does what waits; `undefined` where it is their own. */
export function inPlaceOf({ owner }: Assignees, person: string | undefined): Assignees['owner'] {
  return owner?.id === person ? undefined : owner;
}

/** Why something does not fall to whoever it was given to, as a sentence; `undefined` where nobody knows. */
export function absenceInWords(person: Assignee, today: Day): string | undefined {
  if (person.left && hasLeft(person, today)) return `${person.name} left on ${dayInWords(person.left)}.`;
  if (person.away && isAway(person, today))
    return `${person.name} is away until ${dayInWords(person.away.until)}.`;
  return undefined;
}
