import type { APIRoute } from 'astro';
import { packNames } from '../../editing-api/pack-names.ts';
import { getWiki } from '../../site/publication.ts';

/** The names by which the editor lets people pick pages and people. */
export const GET: APIRoute = () => Response.json(packNames(getWiki(), import.meta.env.BASE_URL));
