import type { APIRoute } from 'astro';
import { href } from '../site/view.ts';
import { getWiki } from '../site/publication.ts';

/** What search engines may look at: of a wiki that is the company’s own, nothing. */
export const GET: APIRoute = () => {
  const closed = getWiki().settings.audience === 'public' ? href('/admin/') : '/';
  return new Response(`User-agent: *\nDisallow: ${closed}\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
};
