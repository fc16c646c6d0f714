import type { APIRoute } from 'astro';
import { feedAt } from '../../site/feeds.ts';

/** What was lately changed and checked of a team's pages. */
export const GET: APIRoute = ({ params: { team = '' } }) => feedAt(`/feed/${team}.atom`, team);
