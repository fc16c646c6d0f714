import type { APIRoute } from 'astro';
import { dueOn } from '../../freshness/review.ts';
import { href } from '../../site/view.ts';
import { getWiki } from '../../site/publication.ts';
import { addressOf, keyOf } from '../../wiki/wiki.ts';
import { resolvedReferencesOf } from '../../wiki/references.ts';
import { reviewFacts } from '../../wiki/review.ts';

/** Every page, for programs, with the pages that its fields name. Dates are days as `YYYY-MM-DD`, or `null` where there is none. */
export const GET: APIRoute = () => {
  const wiki = getWiki();
  const entries = wiki.entries.map((entry) => ({
    id: entry.id,
    collection: entry.collection,
    title: entry.title,
    summary: entry.summary,
    url: href(addressOf(keyOf(entry))),
    owner: entry.owner ?? null,
    teams: entry.teams,
    reviewed: entry.review.reviewed ?? null,
    names: resolvedReferencesOf(entry, wiki).flatMap(({ to, field }) =>
      field === undefined ? [] : [{ field, id: to, url: href(addressOf(to)) }],
    ),
    due: dueOn(reviewFacts(entry, wiki)) ?? null,
  }));
  return Response.json(entries);
};
