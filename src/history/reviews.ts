import { parseDay, type Day } from '../freshness/day.ts';
import { appendReviews } from './cache.ts';
import { isPage, type Known, type Review } from './known.ts';
import { dayAfter, movesAfter } from './moves.ts';
import { textsOf, type Tracked } from './place.ts';
import { valueOf } from './substance.ts';

/** What a page said of its review from a day on. */
export interface DatedReview extends Review {
  from: Day;
}

/**
 * What pages have said of their reviews since a day, oldest first, as they were committed. A page whose history is not
 * known is left out. Only texts that were not looked at for this before are read; what they say is kept in a file.
 */
export async function reviewsSince(
  since: Day,
  known: Known,
  place: Tracked,
  file: string,
): Promise<Map<string, DatedReview[]>> {
  const pages = [...known.files.keys()].filter(isPage);
  const whole = [...known.chainsOf(pages)].filter(([, { isWhole }]) => isWhole);
  const standing = whole.map(([path, { versions }]) => {
    const last = versions.findIndex(({ commit }) => commit.moment.day <= since);
    return [path, last < 0 ? versions : versions.slice(0, last + 1)] as const;
  });
  const blobs = new Set(standing.flatMap(([, versions]) => versions.map(({ blob }) => blob)));
  const texts = await textsOf(
    place,
    [...blobs].filter((blob) => !known.reviews.has(blob)),
  );
  const found = new Map(Array.from(texts, ([blob, text]) => [blob, reviewOf(text)]));
  for (const [blob, review] of found) known.reviews.set(blob, review);
  if (found.size > 0) await appendReviews(file, found);
  return new Map(
    standing.map(([path, versions]) => [
      path,
      versions.toReversed().map(({ blob, commit }) => {
        const { reviewed, every } = known.reviews.get(blob) ?? reviewOf('');
        const moves = movesAfter(commit.index, known.moves);
        return { from: commit.moment.day, reviewed: reviewed && dayAfter(reviewed, moves), every };
      }),
    ]),
  );
}

function reviewOf(text: string): Review {
  return { reviewed: parseDay(valueOf(text, 'reviewed')), every: valueOf(text, 'reviewEvery') };
}
