import type { APIRoute } from 'astro';
import { freshnessJson } from '../reports/freshness-json.ts';
import { publication } from '../site/publication.ts';

/** How far each page can be trusted, for programs, with the day that was found out for: the day of the build. */
export const GET: APIRoute = () => {
  const { wiki, today } = publication();
  return Response.json(freshnessJson(wiki, today));
};
