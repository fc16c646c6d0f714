import { everyoneIn } from '../freshness/assignees.ts';
import type { LineFacts } from '../freshness/state-facts.ts';
import type { Entry } from '../wiki/entry.ts';
import { addressOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { reviewFacts } from '../wiki/review.ts';
import { isSigned } from '../wiki/signatures.ts';
import type { Links } from '../freshness/notice.ts';

/** What the page itself carries: whom to ask and what to look at, too. */
export type PageFacts = LineFacts & Links;

export function lineFacts(wiki: Wiki, entry: Entry): LineFacts {
  return { ...reviewFacts(entry, wiki), timeZone: wiki.settings.review.timeZone };
}

/** @param base what the addresses of the site begin with, without a slash at its end */
export function pageFacts(wiki: Wiki, entry: Entry, base: string): PageFacts {
  const facts = lineFacts(wiki, entry);
  const { assignees, needsWork } = facts;
  const people = [...everyoneIn(assignees), ...(needsWork?.asked ? everyoneIn(needsWork.asked) : [])];
  const there = (facts.rechecks ?? []).filter(({ key }) => wiki.byKey.has(key));
  const keys = [...there.map(({ key }) => key), ...people.map(({ id }) => `people/${id}`)];
  return {
    ...facts,
    links: Object.fromEntries(keys.map((key) => [key, base + addressOf(key)])),
    mail: Object.fromEntries(people.flatMap(({ id }) => [[id, personOf(wiki, id)?.email ?? '']])),
    ...(isSigned(entry, wiki.settings.teams) && { isSigned: true }),
  };
}
