import type { APIRoute } from 'astro';
import { tasksOf } from '../../site/people.ts';
import { getWiki } from '../../site/publication.ts';
import { workFacts } from '../../site/work.ts';

/** The pages that may fall to a person, for “My work” on their home page, which finds out what does today. */
export const GET: APIRoute = ({ params }) => {
  const wiki = getWiki();
  const entries = tasksOf(wiki, params['id'] ?? '').flatMap((page) => page.map(({ entry }) => entry));
  return Response.json(workFacts(wiki, entries));
};
