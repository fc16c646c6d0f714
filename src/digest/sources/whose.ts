/** Whom a line of a digest names. */
import { responsibleOn, type Assignees } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';

/** Who brings what falls to someone: whoever covers for them, where they are away. */
export function personFor(assignees: Assignees, today: Day): { who: string } {
  return { who: nameOf(responsibleOn(assignees, today).person?.name, assignees.owner?.name) };
}

/** Somebody who stands in is named with whom they stand in for. */
export function nameOf(person: string | undefined, meant: string | undefined): string {
  if (person === undefined) return 'nobody';
  return meant === undefined || meant === person ? person : `${person} for ${meant}`;
}
