import type { APIRoute } from 'astro';
import { getWiki } from '../../site/publication.ts';
import { personFacts } from '../../site/work.ts';

/** What may fall to a person, for “My work”, which finds out what does today. */
export const GET: APIRoute = ({ params }) => Response.json(personFacts(getWiki(), params['id'] ?? ''));
