import type { APIRoute } from 'astro';
import { helpNames } from '../../components/help/pages.ts';
import { packWiki } from '../../search/names/wiki.ts';
import { getWiki } from '../../site/publication.ts';

/** The names by which search finds pages while someone types. */
export const GET: APIRoute = () => Response.json(packWiki(getWiki(), helpNames));
