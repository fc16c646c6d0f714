import type { APIRoute } from 'astro';
import { calendarOf } from '../../reports/ics.ts';
import { publishedAt } from '../../site/feeds.ts';
import { publication } from '../../site/publication.ts';

/** A person's calendar of what falls due to them. Whoever has subscribed to it goes on having it under its former name. */
export const GET: APIRoute = ({ params }) => {
  const { wiki, today } = publication();
  const id = (wiki.moved.get(`people/${params['id']}`) ?? `people/${params['id']}`).replace('people/', '');
  if (!wiki.byKey.has(`people/${id}`)) return new Response(null, { status: 404 });
  return new Response(calendarOf(wiki, id, publishedAt(), today), {
    headers: { 'content-type': 'text/calendar; charset=utf-8' },
  });
};
