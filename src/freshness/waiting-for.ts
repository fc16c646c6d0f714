/** All that waits for one person on a day: pages to check, and what is to be done, brought and signed. */
import type { Day } from './day.ts';
import { soonestFirst, waitingOn, type Waiting } from './duties.ts';
import { urgencyOf, type DutyItem, type PersonFacts, type Urgency } from './queue.ts';
import { needsSomeone, personIn } from './whose.ts';
import { tasksOn, type Task } from './worklist.ts';

/** One thing that waits for a person. */
export type Waits = Urgency &
  (
    | { task: Task; item?: undefined; waiting?: undefined }
    | { item: DutyItem; waiting: Waiting; task?: undefined }
  );

/** What waits for a person on a day: what is overdue first, then by day. */
export function waitingFor(person: string, { items, duties }: PersonFacts, today: Day): Waits[] {
  const reviews = tasksOn(items, today).flatMap((task) =>
    personIn(task.review) === person && needsSomeone(task.review)
      ? [{ task, ...urgencyOf(task.review, today) }]
      : [],
  );
  const others = duties.flatMap((item) => {
    const waiting = waitingOn(item.duty, today);
    return waiting?.person?.id === person ? [{ ...waiting, item, waiting }] : [];
  });
  return [...others, ...reviews].toSorted(soonestFirst(today));
}
