import { collectionOf, hasReviews } from '../collections/index.ts';
import { settledFrom } from '../freshness/asset-state.ts';
import type { Assignees } from '../freshness/assignees.ts';
import { changedSince, type Revision } from '../freshness/page-history.ts';
import type { Recheck, ReviewFacts } from '../freshness/review.ts';
import { assetFacts } from './assets.ts';
import { assigneesOf } from './assignees.ts';
import type { Entry } from './entry.ts';
import { intervalOf } from './intervals.ts';
import { once } from './once.ts';
import { referencesOf } from './references.ts';
import { personOf, type Wiki } from './wiki.ts';

/** Whether an entry is kept true by reviews. No other has a state, falls due, or is on anybody's list. */
export function isReviewed({ collection }: Pick<Entry, 'collection'>): boolean {
  const declared = collectionOf(collection);
  return declared !== undefined && hasReviews(declared);
}

/** The entries of a wiki that are. */
export function reviewedIn({ entries }: Pick<Wiki, 'entries'>): Entry[] {
  return entries.filter(isReviewed);
}

/** All that is known of the review of a page: from its fields, the wiki's policy, its people, and git. */
export const reviewFacts = once((entry: Entry, wiki: Wiki): ReviewFacts => {
  const { review: policy } = wiki.settings;
  const { reviewed, claimsUntil, firstBy, outcome, needsWorkBy, note, reviewedBy, ends } = entry.review;
  const pages = referencesOf(entry, wiki).filter(({ to }) => isPage(to));
  const others = pages.filter(({ rests }) => rests).flatMap(({ to }) => wiki.byKey.get(to) ?? []);
  const gone = pages.map(({ to }) => to).filter((key) => !wiki.byKey.has(key));
  const by = personOf(wiki, reviewedBy)?.name ?? reviewedBy ?? 'whoever reviewed it';
  const asset = assetFacts(entry, wiki);
  const settled = asset && settledFrom(asset);
  return {
    reviewed,
    every: intervalOf(entry.collection, entry.review.every, wiki.settings),
    firstBy,
    claimsUntil,
    ends,
    ...(settled && { settled }),
    noticeDays: policy.noticeDays,
    needsWork: outcome === 'needs-work' ? { by, note, asked: assigneesFor(needsWorkBy, wiki) } : undefined,
    ...editedSince(entry),
    corrected: correctionOf(entry),
    rechecks: [...rechecksOf(entry, others), ...goneSince(entry, gone, wiki)],
    history: [entry, ...others].every((each) => each.history && !each.history.isNew),
    assignees: assigneesOf(entry, wiki),
  };
});

/** Whether a key is of a page: what git tells of records is not asked for. */
function isPage(key: string): boolean {
  return collectionOf(key.slice(0, key.indexOf('/')))?.format === 'page';
}

/** What became of the text since the day on which it is said to have been checked. */
function editedSince({ review, history }: Entry): Pick<ReviewFacts, 'edited' | 'predates'> {
  if (history?.edited) return { edited: history.edited.day };
  if (review.reviewed === undefined || history?.began === undefined) return {};
  return history.began > review.reviewed ? { edited: history.began, predates: true } : {};
}

function correctionOf({ history }: Entry): ReviewFacts['corrected'] {
  return history?.corrected && { day: history.corrected.day, by: history.corrected.by };
}

function rechecksOf({ review, history }: Entry, others: readonly Entry[]): Recheck[] {
  return others.flatMap((other) => {
    const { collection, id, title, history: theirs } = other;
    const isSince = (change: Revision | undefined) =>
      changedSince(change, review.reviewed, history?.reviewed);
    if (theirs?.ground === undefined || !isSince(theirs.ground)) return [];
    // What was changed and then changed back is as it was when the page was reviewed.
    if (theirs.restored && !isSince(theirs.restored.from) && isSince(theirs.restored.until)) return [];
    return [{ key: `${collection}/${id}`, title, changed: theirs.ground.day }];
  });
}

/** Of the keys that an entry names and that are no longer there, those that went after its review. */
function goneSince({ review, history }: Entry, gone: readonly string[], wiki: Wiki): Recheck[] {
  return gone.flatMap((key) => {
    const removed = wiki.removed.get(key);
    if (removed === undefined || !changedSince(removed, review.reviewed, history?.reviewed)) return [];
    return [{ key, changed: removed.day }];
  });
}

/** Who stands in for someone who is asked to put a page right; `undefined` where that is nobody who is known. */
function assigneesFor(person: string | undefined, wiki: Wiki): Assignees | undefined {
  return personOf(wiki, person) && assigneesOf({ owner: person, teams: [] }, wiki);
}
