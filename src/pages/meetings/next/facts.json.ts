import type { APIRoute } from 'astro';
import { agendaFactsOf } from '../../../site/agenda/facts.ts';
import { getWiki } from '../../../site/publication.ts';
import { href } from '../../../site/view.ts';

/** What agendas are made of; `/meetings/next/` loads it. */
export const GET: APIRoute = () => Response.json(agendaFactsOf(getWiki(), href('')));
