import type { APIRoute } from 'astro';
import { freshnessJson } from '../reports/freshness-json.ts';
import { owedOn } from '../reports/freshness/owed.ts';
import { dutiesIn } from '../site/duties.ts';
import { publication } from '../site/publication.ts';

/** How far each page can be trusted, and what else people owe, for programs, with the day that was found out for: the day of the build. */
export const GET: APIRoute = () => {
  const { wiki, today } = publication();
  return Response.json(freshnessJson(wiki, today, undefined, owedOn(dutiesIn(wiki), today)));
};
