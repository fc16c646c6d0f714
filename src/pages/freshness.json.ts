import type { APIRoute } from 'astro';
import { dayAt } from '../freshness/day.ts';
import { freshnessJson } from '../reports/freshness-json.ts';
import { getWiki } from '../site/wiki.ts';

/** How far each page can be trusted, for programs, with the day that was found out for: the day of the build. */
export const GET: APIRoute = async () => {
  const wiki = await getWiki();
  return Response.json(freshnessJson(wiki, dayAt(new Date(), wiki.settings.review.timeZone)));
};
