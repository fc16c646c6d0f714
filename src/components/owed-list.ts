/** Lists on `/freshness/` what people owe beside reviews: tasks and readings that are late, and signatures. */
import type { Day } from '../freshness/day.ts';
import { isOwed, soonestFirst, waitingOn } from '../freshness/duties.ts';
import type { OwedItem } from '../freshness/queue.ts';
import type { Query } from '../freshness/worklist.ts';
import { dutyRowOf } from './duty-row.ts';
import { say } from './reasons.ts';

/** Of what is asked for, person and team narrow it down; what is asked of reviews alone leaves nothing of it. */
export function listOwed(page: HTMLElement, duties: readonly OwedItem[], asked: Query, today: Day): void {
  const { person, team, reason, state, week } = asked;
  const isOfReviews = reason !== undefined || week !== undefined || (state ?? 'overdue') !== 'overdue';
  const found = duties.flatMap((item) => {
    const waiting = waitingOn(item.duty, today);
    if (isOfReviews || waiting === undefined || !isOwed(item.duty, waiting)) return [];
    if (state !== undefined && !waiting.isOverdue) return [];
    const isAsked =
      (person === undefined || (waiting.person?.id ?? '') === person) &&
      (team === undefined || item.teams.includes(team));
    return isAsked ? [{ item, waiting }] : [];
  });
  const inOrder = found.toSorted((a, b) => soonestFirst(today)(a.waiting, b.waiting));
  const section = page.querySelector<HTMLElement>('[data-owed]');
  section?.toggleAttribute('hidden', found.length === 0);
  if (section) say(section, '[data-owed-count]', String(found.length));
  const rows = inOrder.map(({ item, waiting }) => dutyRowOf(page, item, waiting, '', today));
  section?.querySelector('ul')?.replaceChildren(...rows);
}
