import type { APIRoute } from 'astro';
import { packNames } from '../../cms/names.ts';
import { getWiki } from '../../site/wiki.ts';

/** The names by which the editor lets people pick pages and people. */
export const GET: APIRoute = async () => Response.json(packNames(await getWiki(), import.meta.env.BASE_URL));
