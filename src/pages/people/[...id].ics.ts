import type { APIRoute } from 'astro';
import { calendarOf } from '../../reports/ics.ts';
import { publishedAt } from '../../site/feeds.ts';
import { getWiki } from '../../site/wiki.ts';

export async function getStaticPaths() {
  const wiki = await getWiki();
  return wiki.people.map(({ id }) => ({ params: { id } }));
}

/** A person's calendar of what falls due to them. */
export const GET: APIRoute = async ({ params: { id = '' }, site }) =>
  new Response(calendarOf(await getWiki(), id, publishedAt(site)), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
