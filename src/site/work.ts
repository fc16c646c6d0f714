import { collectionOf } from '../collections/index.ts';
import type { FreshnessFacts, PersonFacts } from '../freshness/queue.ts';
import type { WorkFacts } from '../freshness/worklist.ts';
import type { Entry } from '../wiki/entry.ts';
import { reviewedIn, reviewFacts } from '../wiki/review.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';
import { allDuties, dutiesFor } from './duties.ts';
import { lastOutcome } from './notes.ts';
import { queueOf } from './queue.ts';
import { goneOn } from './gone.ts';
import { href } from './view.ts';

/** What is known of the review of pages, from which their states are derived where they are read. */
function workFacts(wiki: Wiki, entries: readonly Entry[]): WorkFacts {
  const { timeZone, perOwnerAWeek } = wiki.settings.review;
  const items = entries.map((entry) => ({
    title: entry.title,
    kind: collectionOf(entry.collection)?.singular ?? '',
    url: href(addressOf(keyOf(entry))),
    file: entry.file,
    seen: entry.digest,
    ...goneOn(wiki, entry),
    teams: entry.teams,
    facts: reviewFacts(entry, wiki),
  }));
  return { timeZone, perOwnerAWeek, items };
}

/** What is known of all of them, and of all else that is asked of anyone. */
export function freshnessFacts(wiki: Wiki): FreshnessFacts {
  return { ...workFacts(wiki, reviewedIn(wiki)), duties: allDuties(wiki) };
}

/** The same of what may fall to a person, with all else that may. */
export function personFacts(wiki: Wiki, person: string): PersonFacts {
  const entries = queueOf(wiki, person).flatMap((page) => page.flatMap(({ entry }) => entry ?? []));
  return { ...workFacts(wiki, entries), duties: dutiesFor(wiki, person), heard: lastOutcome(wiki, person) };
}
