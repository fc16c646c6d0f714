import type { APIRoute } from 'astro';
import { feedAt } from '../site/feeds.ts';
import { getWiki } from '../site/wiki.ts';

/** What was lately changed and checked in the whole wiki. */
export const GET: APIRoute = async ({ site }) => feedAt(await getWiki(), '/feed.atom', site);
