import type { APIRoute } from 'astro';
import { getWiki } from '../../site/publication.ts';
import { workFacts } from '../../site/work.ts';
import { reviewedIn } from '../../wiki/review.ts';

/** What is known of the review of every page, for `/freshness/`, which derives the states where it is read. */
export const GET: APIRoute = () => {
  const wiki = getWiki();
  return Response.json(workFacts(wiki, reviewedIn(wiki)));
};
