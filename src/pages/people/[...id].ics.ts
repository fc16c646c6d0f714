import type { APIRoute } from 'astro';
import { calendarOf } from '../../reports/ics.ts';
import { publishedAt } from '../../site/feeds.ts';
import { getWiki } from '../../site/publication.ts';

/** A person's calendar of what falls due to them. */
export const GET: APIRoute = ({ params: { id = '' } }) => {
  const wiki = getWiki();
  if (!wiki.byKey.has(`people/${id}`)) return new Response(null, { status: 404 });
  return new Response(calendarOf(wiki, id, publishedAt()), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
