import { createHash } from 'node:crypto';
import { collections } from '../collections/index.ts';
import { mediaPath } from '../mdx/url.ts';
import type { Entry } from '../wiki/entry.ts';
import { keyOf, mentions, personOf, targetOf, type Wiki } from '../wiki/index.ts';
import { reviewFacts } from '../wiki/review.ts';
import { pageFacts } from './line.ts';

/**
 * The cache key of an entry's page: it differs whenever anything the page shows differs.
 *
 * That is the entry itself, the entries it names and those that name it, its neighbours, the people behind it
 * and those who cover for them, where its links lead, and the wiki's settings.
 */
export function pageKey(wiki: Wiki, entry: Entry, neighbours: readonly (Entry | undefined)[]): string {
  const named = [...mentions(entry, wiki), ...(wiki.backlinks.get(keyOf(entry)) ?? [])];
  return digest([
    entry.digest,
    entry.id,
    entry.plain,
    entry.problems,
    pageFacts(wiki, entry, ''),
    named.map(({ from, field }) => [from, field, wiki.byKey.get(from)?.digest]),
    neighbours.map((each) => each && [each.id, each.title]),
    peopleBehind(wiki, entry),
    entry.facts.links.map(({ to }) => targetOf(wiki, entry, to)),
    entry.facts.images.map(({ to }) => wiki.media.has(mediaPath(to) ?? '')),
    settingsKey(wiki),
  ]);
}

function peopleBehind(wiki: Wiki, entry: Entry): (string | undefined)[] {
  const ids = [entry.owner, ...entry.relations.filter(({ to }) => to === 'people').map(({ id }) => id)];
  return ids.flatMap((id) => {
    const cover = personOf(wiki, id)?.coveredBy;
    return [id, cover].map((each) => wiki.byKey.get(`people/${each}`)?.digest);
  });
}

/** What lists and cards show of an entry. */
export function cardOf(wiki: Wiki, entry: Entry | undefined): unknown {
  if (entry === undefined) return undefined;
  const { title, summary, teams, owner, draft, data } = entry;
  return [
    keyOf(entry),
    title,
    summary,
    teams,
    owner,
    draft,
    data?.['definition'],
    data?.['answer'],
    reviewFacts(entry, wiki),
  ];
}

/** The part of every page that does not depend on its entry: the wiki's name, teams and navigation. */
export function settingsKey(wiki: Wiki): string {
  settingsKeys.set(
    wiki,
    settingsKeys.get(wiki) ?? digest([wiki.settings, collections.map((each) => each.id)]),
  );
  return settingsKeys.get(wiki) ?? '';
}

const settingsKeys = new WeakMap<Wiki, string>();

export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);
}
