import type { APIRoute } from 'astro';
import { helpPages } from '../../components/help/pages.ts';
import { wikiFileOf } from '../../search/files/publish.ts';
import { getWiki } from '../../site/publication.ts';

/** What the search box knows of the wiki before anything is typed. */
export const GET: APIRoute = () => Response.json(wikiFileOf(getWiki(), helpPages.length));
