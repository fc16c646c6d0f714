import type { APIRoute } from 'astro';
import { collectionOf } from '../../collections/index.ts';
import { href } from '../../site/view.ts';
import { getWiki } from '../../site/publication.ts';
import type { WorkFacts } from '../../freshness/worklist.ts';
import { addressOf, keyOf } from '../../wiki/wiki.ts';
import { reviewFacts } from '../../wiki/review.ts';

/** What is known of the review of every page, for `/freshness/`, which derives the states where it is read. */
export const GET: APIRoute = () => {
  const wiki = getWiki();
  const { timeZone, perOwnerAWeek } = wiki.settings.review;
  const items = wiki.entries.map((entry) => ({
    title: entry.title,
    kind: collectionOf(entry.collection)?.singular ?? '',
    url: href(addressOf(keyOf(entry))),
    teams: entry.teams,
    facts: reviewFacts(entry, wiki),
  }));
  return Response.json({ timeZone, perOwnerAWeek, items } satisfies WorkFacts);
};
