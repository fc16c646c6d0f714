import type { APIRoute } from 'astro';
import { getWiki } from '../../site/publication.ts';
import { termNotes } from '../../site/term-facts.ts';

/** What the terms mean that printed pages use. */
export const GET: APIRoute = () =>
  new Response(termNotes(getWiki()), { headers: { 'Content-Type': 'text/css; charset=utf-8' } });
