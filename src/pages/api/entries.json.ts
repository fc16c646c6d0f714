import type { APIRoute } from 'astro';
import { dueOn } from '../../freshness/review.ts';
import { href } from '../../site/view.ts';
import { numberForPrograms } from '../../site/numbers.ts';
import { getWiki } from '../../site/publication.ts';
import { addressOf, keyOf } from '../../wiki/wiki.ts';
import { happenedOn } from '../../wiki/dated.ts';
import { resolvedReferencesOf } from '../../wiki/references.ts';
import { isReviewed, reviewFacts } from '../../wiki/review.ts';

/** Every page, for programs, with the pages that its fields name, and what is measured where it is a number. Dates are days as `YYYY-MM-DD`, or `null` where there is none. */
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
    on: happenedOn(entry) ?? null,
    ends: entry.review.ends ?? null,
    reviewed: entry.review.reviewed ?? null,
    names: resolvedReferencesOf(entry, wiki).flatMap(({ to, fields }) =>
      fields.map((field) => ({ field, id: to, url: href(addressOf(to)) })),
    ),
    due: (isReviewed(entry) && dueOn(reviewFacts(entry, wiki))) || null,
    number: numberForPrograms(wiki, entry),
  }));
  return Response.json(entries);
};
