import type { APIRoute } from 'astro';
import { choicesOf } from '../../site/brief/choices.ts';
import { getWiki } from '../../site/publication.ts';

/** What a brief can be made for; `/brief/` loads it. */
export const GET: APIRoute = () => Response.json(choicesOf(getWiki()));
