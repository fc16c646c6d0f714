import type { APIRoute } from 'astro';
import { collections } from '../../collections/index.ts';
import type { Kind } from '../../search/create-page-links.ts';

/** What kinds of pages can be written, for search where it finds nothing. */
export const GET: APIRoute = () =>
  Response.json(collections.map(({ id, singular }): Kind => ({ id, singular })));
