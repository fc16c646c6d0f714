/** What can be shown to whom a page is about: material that names it, with the sentence that goes with it. */
import type { Day } from '../../freshness/day.ts';
import { goneFrom } from '../../freshness/asset-state.ts';
import { assetFacts, assetOf } from '../../wiki/assets.ts';
import type { Entry } from '../../wiki/entry.ts';
import { addressOf, keyOf, type Wiki } from '../../wiki/wiki.ts';
import { href } from '../view.ts';

/** A piece of material, as facts: whether it may be shown is found out on the day it is read. */
export interface ToShow {
  key: string;
  title: string;
  address: string;
  /** What one says or writes with it. */
  use?: string;
  /** It stays in the house. */
  isInternal?: true;
  isDraft?: true;
  /** The first day on which everybody may use it, and the first on which nobody may any more. */
  out: Day;
  before?: Day;
  /** How often it was used, and has helped. */
  used: number;
  helped: number;
}

/** @param key of a persona, a competitor, an objection, or `stages/…` */
export function shownWith(wiki: Wiki, key: string): ToShow[] {
  const stage = /^stages\/(.+)$/.exec(key)?.[1];
  const showing =
    stage === undefined
      ? (wiki.backlinks.get(key) ?? []).filter(isMeant).flatMap(({ from }) => wiki.byKey.get(from) ?? [])
      : wiki.entries.filter((entry) => assetOf(entry)?.stage === stage);
  return showing.flatMap((entry) => toShow(entry, wiki));
}

/** A text that only mentions somebody is not made for them. */
function isMeant({ fields }: { fields: readonly string[] }): boolean {
  return fields.some((name) => name === 'personas' || name === 'objections' || name === 'competitors');
}

function toShow(entry: Entry, wiki: Wiki): ToShow[] {
  const [data, facts] = [assetOf(entry), assetFacts(entry, wiki)];
  // What is published one time after another is nothing that one shows in a call.
  if (data === undefined || facts?.out === undefined || facts.sort === 'channel') return [];
  const before = goneFrom(facts)?.from;
  const used = data.used ?? [];
  const key = keyOf(entry);
  return [
    {
      ...{ key, title: entry.title, address: href(addressOf(key)), out: facts.out },
      ...(before && { before }),
      ...(data.use && { use: data.use }),
      ...(data.shareable === 'internal' && { isInternal: true as const }),
      ...(entry.draft && { isDraft: true as const }),
      ...{ used: used.length, helped: used.filter(({ outcome }) => outcome === 'helped').length },
    },
  ];
}
