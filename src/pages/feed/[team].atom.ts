import type { APIRoute } from 'astro';
import { feedAt } from '../../site/feeds.ts';
import { getWiki } from '../../site/publication.ts';

/** What was lately changed and checked of a team's pages. */
export const GET: APIRoute = ({ params: { team = '' } }) =>
  getWiki().settings.teams.some(({ id }) => id === team)
    ? feedAt(`/feed/${team}.atom`, team)
    : new Response(null, { status: 404 });
