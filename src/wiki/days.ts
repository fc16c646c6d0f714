/** Days that cannot be: what contradicts each other, what has happened and is still to come, and who is away alone. */
import type { BoundDay } from '../collections/bound-days.ts';
import { hasLeft, isAway, type Assignee } from '../freshness/assignees.ts';
import type { Day } from '../freshness/day.ts';
import type { Fault, Problem } from '../problem/problem.ts';
import type { Entry } from './entry.ts';
import { at, mentionedAt } from './placed.ts';
import { assigneesOf } from './assignees.ts';
import { personOf, type Wiki } from './wiki.ts';

export function daysInDisorder(entry: Entry): Problem[] {
  return daysOf(entry).flatMap(({ day, notBefore, tell }) => {
    if (notBefore === undefined || day >= notBefore.day) return [];
    return [tell({ id: 'day-order', day, other: notBefore.day, than: notBefore.name })];
  });
}

export function daysToCome(entry: Entry, today: Day): Problem[] {
  const toCome = daysOf(entry).filter(({ day, isPast }) => isPast && day > today);
  return toCome.map(({ day, tell }) => tell({ id: 'day-future', day, today }));
}

/** Says where nobody stands in for someone who is away, or will be. */
export function absence(entry: Entry, wiki: Wiki, today: Day): Problem[] {
  const { name = '', away } = personOf(wiki, entry.id) ?? {};
  if (away === undefined || away.until < today) return [];
  const { covers } = assigneesOf({ owner: entry.id, teams: [] }, wiki);
  const standsIn = (each: Assignee) => !hasLeft(each, away.until) && !isAway(each, away.from);
  if (covers.some(standsIn)) return [];
  return [at(entry, { id: 'away-uncovered', name, from: away.from, until: away.until }, ['away'])];
}

interface TellableDay extends BoundDay {
  /** Makes a problem of it, where it stands. */
  tell: (fault: Fault<'day-order' | 'day-future'>) => Problem;
}

function daysOf(entry: Entry): TellableDay[] {
  return [
    ...entry.days.map((each): TellableDay => ({
      ...each,
      tell: (fault) => at(entry, fault, each.path),
    })),
    ...entry.facts.days.map((each): TellableDay => ({
      ...each,
      tell: (fault) => mentionedAt(entry, { ...fault, tag: each.tag, attribute: each.name }, each),
    })),
  ];
}
