import type { APIRoute } from 'astro';
import { getWiki } from '../../site/publication.ts';
import { freshnessFacts } from '../../site/work.ts';

/** What `/freshness/` is made of: it derives the states where it is read. */
export const GET: APIRoute = () => Response.json(freshnessFacts(getWiki()));
