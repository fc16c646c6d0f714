import { dayIfKnown } from '../../freshness/day.ts';
import { nameOf, type PersonFacts } from '../../freshness/queue.ts';
import { stateFacts } from '../../freshness/state-facts.ts';
import { dutyInWords } from '../../freshness/duty-words.ts';
import { waitingFor } from '../../freshness/waiting-for.ts';
import { stateOf, type Shown } from './row.ts';
import { base } from './sources.ts';

const most = 3;

/** What waits for a person today, the most urgent first; nothing where that cannot be had. */
export async function dueFor(person: string): Promise<Shown[]> {
  const path = `${base}/people/${encodeURIComponent(person)}.json`;
  const response = await fetch(path, { cache: 'no-cache' }).catch(() => undefined);
  if (!response?.ok) return [];
  const facts = (await response.json()) as PersonFacts;
  const { timeZone } = facts;
  const today = dayIfKnown(new Date(), timeZone);
  if (today === undefined) return [];
  return waitingFor(person, facts, today)
    .slice(0, most)
    .map(({ task, item, waiting }) =>
      task
        ? { url: task.url, title: task.title, fact: stateOf({ ...stateFacts(task.facts), timeZone }) }
        : { url: item.url, title: nameOf(item), fact: dutyInWords(item.duty, waiting, today) },
    );
}
