import { compare } from '../plain.ts';
import type { Duty } from '../freshness/duties.ts';
import { kinds, type DutyItem } from '../freshness/queue.ts';
import type { ReviewFacts } from '../freshness/review.ts';
import type { Entry } from '../wiki/entry.ts';
import { reviewFacts } from '../wiki/review.ts';
import type { Wiki } from '../wiki/wiki.ts';
import { dutiesFor } from './duties.ts';
import { bytesOf, paged } from './paging.ts';
import { pagesForOthers, pagesOf } from './people.ts';

/** What a person's page lists: a duty, or a page to review. */
export type Row =
  | { item: DutyItem; entry?: undefined; inPlaceOf?: undefined }
  | {
      entry: Entry;
      /** Whose page it is, where it is not their own. */
      inPlaceOf: { owner: Entry | undefined } | undefined;
      item?: undefined;
    };

/** What the page of a person lists, page by page: what they are to do, to bring and to sign, their own pages, then those of others. */
export function queueOf(wiki: Wiki, id: string): Row[][] {
  const lists = known.get(wiki) ?? new Map<string, Row[][]>();
  known.set(wiki, lists);
  const list = lists.get(id) ?? paged(findRows(wiki, id), (row) => bytesOfRow(row, wiki));
  lists.set(id, list);
  return list;
}

const known = new WeakMap<Wiki, Map<string, Row[][]>>();

function findRows(wiki: Wiki, id: string): Row[] {
  const duties = dutiesFor(wiki, id).toSorted(inOrder);
  const own = pagesOf(wiki, id).map((entry) => ({ entry, inPlaceOf: undefined }));
  const others = pagesForOthers(wiki, id).flatMap(({ owner, entries }) => {
    // The same for all of them: lists are grouped by it.
    const inPlaceOf = { owner };
    return entries.map((entry) => ({ entry, inPlaceOf }));
  });
  return [...duties.map((item) => ({ item })), ...own, ...others];
}

/** By what is to be done, then by day: an order that holds on every day. */
function inOrder({ duty: a, title }: DutyItem, { duty: b, title: other }: DutyItem): number {
  const dayOf = (duty: Duty) => (duty.kind === 'task' ? duty.by : '');
  return (
    kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || compare(dayOf(a), dayOf(b)) || compare(title, other)
  );
}

function bytesOfRow({ item, entry }: Row, wiki: Wiki): number {
  if (item) return bytesOf(item.title, item.url, item.seen, item.duty.kind === 'task' ? item.duty.text : '');
  return bytesOfReview(reviewFacts(entry, wiki), entry);
}

function bytesOfReview({ rechecks = [], needsWork }: ReviewFacts, { title, id, digest }: Entry): number {
  return bytesOf(
    title,
    id,
    digest,
    ...rechecks.map(({ key, title = '' }) => key + title),
    needsWork?.note ?? '',
  );
}
