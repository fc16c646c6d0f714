import type { Day } from '../freshness/day.ts';
import { reviewOn, type Reason, type State } from '../freshness/review.ts';
import { reasonInWords } from '../freshness/reason-words.ts';
import type { Entry } from '../wiki/entry.ts';
import { addressOf, keyOf, type Wiki } from '../wiki/wiki.ts';
import { owedEntry, type Owed, type OwedEntry } from './freshness/owed.ts';
import { reviewedIn, reviewFacts } from '../wiki/review.ts';

/** How far a page can be trusted on a day, for programs. The names are permanent: pipelines read them. */
export interface FreshnessEntry {
  /** `collection/id`. */
  id: string;
  state: State;
  /** `null` where the page never falls due, or nobody has said when. */
  due: Day | null;
  reasons: { id: Reason['id']; text: string }[];
  /** The id of a person of the wiki; `null` where the page names none. */
  owner: string | null;
  /** Whom the page falls to on the day. */
  responsible: string | null;
  /** The address of the page, without the site's base. */
  url: string;
}

/** The freshness of all pages of a wiki on a day, or of those that are kept, in the order of the wiki. */
function freshnessOf(wiki: Wiki, today: Day, keep: (entry: Entry) => boolean = () => true): FreshnessEntry[] {
  return reviewedIn(wiki)
    .filter(keep)
    .map((entry) => freshnessOfEntry(entry, wiki, today));
}

/** What `npm run freshness -- --format json` prints, and what the site has at `/freshness.json`. */
export function freshnessJson(
  wiki: Wiki,
  today: Day,
  keep?: (entry: Entry) => boolean,
  owed: readonly Owed[] = [],
): { today: Day; entries: FreshnessEntry[]; owed: OwedEntry[] } {
  return {
    today,
    entries: freshnessOf(wiki, today, keep),
    owed: owed.map((each) => owedEntry(each, today)),
  };
}

export function freshnessOfEntry(entry: Entry, wiki: Wiki, today: Day): FreshnessEntry {
  const facts = reviewFacts(entry, wiki);
  const { state, due, reasons, responsible } = reviewOn(facts, today);
  const id = keyOf(entry);
  return {
    id,
    state,
    due: due ?? null,
    reasons: reasons.map((reason) => ({ id: reason.id, text: reasonInWords(reason) })),
    owner: facts.assignees.owner?.id ?? null,
    responsible: responsible?.id ?? null,
    url: addressOf(id),
  };
}
