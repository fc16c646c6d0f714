/** Makes of a wiki the names that are sent to browsers, which unpack them: see `directory.ts`. */
import type { Person } from '../collections/index.ts';
import { slugOf } from '../document/slug.ts';
import type { ReviewFacts } from '../freshness/review.ts';
import { happenedOn } from '../wiki/dated.ts';
import type { Entry } from '../wiki/entry.ts';
import { isReviewed, reviewFacts } from '../wiki/review.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { usualFile, type Name, type PackedName, type PackedNames, type PackedReview } from './directory.ts';

/** The names of all pages and people that the wiki shows. */
export function packNames(wiki: Wiki, base: string): PackedNames {
  const { teams, stages, review } = wiki.settings;
  const names: PackedNames['names'] = {};
  for (const entry of [...wiki.entries, ...wiki.people]) {
    (names[entry.collection] ??= []).push(packed(entry, wiki));
  }
  return {
    base: base.replace(/\/$/, ''),
    names,
    teams,
    stages,
    review,
  };
}

function packed(entry: Entry, wiki: Wiki): PackedName {
  const { id, title, file, aliases, collection } = entry;
  return {
    ...(id === slugOf(title) ? {} : { id }),
    title,
    ...(file === usualFile(collection, id) ? {} : { file }),
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(collection === 'people' ? personal(entry) : upkeep(entry, wiki)),
  };
}

function upkeep(entry: Entry, wiki: Wiki): Partial<PackedName> {
  const { owner, teams, draft } = entry;
  const on = happenedOn(entry);
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(teams.length > 0 ? { teams } : {}),
    ...(draft ? { draft: true } : {}),
    ...(on ? { on } : {}),
    ...(isReviewed(entry) ? { review: packedReview(reviewFacts(entry, wiki)) } : {}),
  };
}

function packedReview({ every, rechecks = [], needsWork, history, ...facts }: ReviewFacts): PackedReview {
  const { reviewed, firstBy, claimsUntil, ends, settled, edited, predates } = facts;
  const [first] = rechecks;
  const isUsual = typeof every === 'object' && 'months' in every && every.months === 6;
  return {
    reviewed,
    firstBy,
    claimsUntil,
    ends,
    settled,
    edited,
    predates,
    ...(isUsual ? {} : { every }),
    ...(first ? { rechecks: [{ key: '', changed: first.changed }] } : {}),
    ...(needsWork ? { needsWork: { by: '' } } : {}),
    ...(history ? {} : { history }),
  };
}

function personal({ data, teams: [team] }: Entry): Partial<Name> {
  const { email, left } = (data ?? {}) as Partial<Person>;
  return { ...(email ? { email } : {}), ...(team ? { team } : {}), ...(left ? { left } : {}) };
}
