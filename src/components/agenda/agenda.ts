/** Puts an agenda together from what is known and a day: one function, for the page as for `npm run agenda`. */
import { hasLeft, isAway, type Assignee } from '../../freshness/assignees.ts';
import type { Day } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import { formOf } from '../../editing-api/addresses.ts';
import type { AgendaFacts } from '../../site/agenda/facts.ts';
import type { Agenda } from './model.ts';
import { nextMeeting } from './next.ts';
import { personFor, pointsOf } from './points.ts';

export interface Asked {
  /** As in the declaration of meetings. */
  kind?: string | undefined;
  /** The day of the meeting, where it is not the one that the last meeting says. */
  on?: Day | undefined;
}

/** The agenda of the next meeting; `undefined` where nobody has held one yet. */
export function agendaOf(facts: AgendaFacts, asked: Asked, today: Day): Agenda | undefined {
  const next = nextMeeting(facts.kinds, asked, today);
  if (next === undefined) return undefined;
  const { kind, last, day, isExpected, following, warning } = next;
  const form = formOf(last.file);
  const { who, person } = personFor(next.likelyChair, { facts, next });
  return {
    kind: kind.id,
    title: day === undefined ? kind.name : `${kind.name}, ${dayInWords(day)}`,
    day,
    asksForDay: (day === undefined || isExpected) && form !== undefined ? `admin/${form}` : undefined,
    following,
    warning,
    last,
    guide: last.guide,
    likelyChair: { id: person, name: who ?? next.likelyChair },
    present: last.present.filter((id) => isThere(facts.people[id]?.owner, next.horizon)),
    points: pointsOf({ facts, next, today }),
  };
}

/** Of someone who has no page nobody knows that they are away. */
function isThere(person: Assignee | undefined, on: Day): boolean {
  return person === undefined || (!isAway(person, on) && !hasLeft(person, on));
}
