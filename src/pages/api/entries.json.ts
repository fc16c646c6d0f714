import type { APIRoute } from 'astro';
import { dueOn } from '../../freshness/review.ts';
import { href } from '../../site/view.ts';
import { getWiki } from '../../site/publication.ts';
import type { Entry } from '../../wiki/entry.ts';
import { standingOf } from '../../site/numbers.ts';
import { numberAsWritten, numberFacts, numberOf } from '../../wiki/numbers.ts';
import { isSigned } from '../../wiki/signatures.ts';
import { addressOf, keyOf, type Wiki } from '../../wiki/wiki.ts';
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
    number: numberFor(entry, wiki),
  }));
  return Response.json(entries);
};

/**
 * What the teams have agreed on last, or else what is proposed, and what was read. Where it stands depends on the day.
 * `standing` says which of the two the target is, and `proposed` what is to take its place.
 */
function numberFor(entry: Entry, wiki: Wiki) {
  const data = numberOf(entry);
  const facts = numberFacts(entry, wiki);
  if (data === undefined || facts === undefined) return null;
  const standing = standingOf(wiki, entry);
  const { target, minimum, better } = numberAsWritten(entry) ?? data;
  const isChange = standing === 'agreed' && !isSigned(entry, wiki.settings.teams);
  return {
    ...facts,
    standing,
    proposed: isChange ? { target, minimum: minimum ?? null, better } : null,
    unit: data.unit,
    owedBy: data.owedBy ?? null,
  };
}
