import { dayIfKnown } from '../../freshness/day.ts';
import { stateFacts } from '../../freshness/state-facts.ts';
import { needsSomeone, personIn, tasksOn, type WorkFacts } from '../../freshness/worklist.ts';
import { stateOf, type Shown } from './row.ts';
import { base } from './sources.ts';

const most = 3;

/** The pages that wait for a person today, the most urgent first; none where that cannot be had. */
export async function waitingFor(person: string): Promise<Shown[]> {
  const path = `${base}/people/${encodeURIComponent(person)}.json`;
  const response = await fetch(path, { cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return [];
  const { items, timeZone } = (await response.json()) as WorkFacts;
  const today = dayIfKnown(new Date(), timeZone);
  if (today === undefined) return [];
  return tasksOn(items, today)
    .filter(({ review }) => personIn(review) === person && needsSomeone(review))
    .slice(0, most)
    .map(({ url, title, facts }) => ({ url, title, fact: stateOf({ ...stateFacts(facts), timeZone }) }));
}
