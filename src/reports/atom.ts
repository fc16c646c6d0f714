import type { Day } from '../freshness/day.ts';
import { holdsUntil } from '../freshness/review.ts';
import { dayInWords } from '../freshness/words.ts';
import { compare, escapeHtml, harmless } from '../plain.ts';
import { happenedOn } from '../wiki/dated.ts';
import type { Entry } from '../wiki/entry.ts';
import { keyOn } from '../wiki/former-keys.ts';
import { addressOf, keyOf, personOf, type Wiki } from '../wiki/wiki.ts';
import { reviewFacts } from '../wiki/review.ts';
import { hostOf } from './site.ts';

export interface FeedOptions {
  /** The id of the team whose pages it has; all pages where there is none. */
  team?: string | undefined;
  /** The address that the wiki is published at, without a slash at its end; `undefined` where it is not known. */
  site: string | undefined;
  /** What the addresses of the wiki begin with on its host, without a slash at its end. */
  base: string;
  /** The path of the feed, without the base. */
  path: string;
  /** What is said to have happened later than on this day has not. */
  today: Day;
}

/** What happened to a page on a day. */
interface Event {
  entry: Entry;
  day: Day;
  isNew: boolean;
  isChanged: boolean;
  isReviewed: boolean;
}

/** So many events a feed has: the last ones. */
const length = 50;

/**
 * What was lately changed and checked, as a feed. Source: RFC 4287.
 *
 * Where it is not known where the wiki is published, links begin with a slash: readers of feeds take them to be on the
 * host that the feed came from.
 */
export function atomOf(wiki: Wiki, options: FeedOptions): string {
  const { team, site, base, path, today } = options;
  const root = site ?? base;
  const name = wiki.settings.teams.find(({ id }) => id === team)?.name;
  const events = wiki.entries
    .filter(({ teams }) => team === undefined || teams.includes(team))
    .flatMap((entry) => eventsOf(entry))
    .filter(({ day }) => day <= today)
    .toSorted((a, b) => compare(b.day, a.day) || compare(keyOf(a.entry), keyOf(b.entry)))
    .slice(0, length);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
    `<id>tag:${hostOf(site)},2026:${escapeHtml(encodeURI(path))}</id>`,
    `<title>${text(name ? `${wiki.settings.name}: ${name}` : wiki.settings.name)}</title>`,
    `<updated>${events[0]?.day ?? '1970-01-01'}T00:00:00Z</updated>`,
    `<author><name>${text(wiki.settings.name)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeHtml(root + path)}"/>`,
    `<link href="${escapeHtml(`${root}/`)}"/>`,
    ...events.map((event) => entryOf(wiki, event, root, hostOf(site))),
    '</feed>\n',
  ].join('\n');
}

/** What is known to have happened to a page, a day at a time. */
function eventsOf(entry: Entry): Event[] {
  const { review, history } = entry;
  const [created, changed] = [happenedOn(entry) ?? history?.created.day, history?.changed?.day];
  // A day on which there was no such text is not one on which it was checked.
  const reviewed =
    history?.began && review.reviewed && review.reviewed < history.began ? undefined : review.reviewed;
  const days = new Set([reviewed, changed, created].filter((day) => day !== undefined));
  return [...days].map((day) => ({
    entry,
    day,
    isNew: day === created,
    isChanged: day === changed,
    isReviewed: day === reviewed,
  }));
}

function entryOf(wiki: Wiki, { entry, day, ...what }: Event, root: string, host: string): string {
  const key = keyOf(entry);
  const reviewer = what.isReviewed ? personOf(wiki, entry.review.reviewedBy)?.name : undefined;
  const until = holdsUntil(reviewFacts(entry, wiki));
  const holds = what.isReviewed && until ? ` It holds until ${dayInWords(until)}.` : '';
  return [
    '<entry>',
    `<id>tag:${host},2026:${escapeHtml(encodeURI(keyOn(wiki, key, day)))}/${day}</id>`,
    `<title>${text(`${inWords(what)}: ${entry.title}`)}</title>`,
    `<updated>${day}T00:00:00Z</updated>`,
    ...(reviewer ? [`<author><name>${text(reviewer)}</name></author>`] : []),
    `<link href="${escapeHtml(root + addressOf(key))}"/>`,
    `<summary>${text(`${entry.summary}${holds}`)}</summary>`,
    '</entry>',
  ].join('\n');
}

function inWords({ isNew, isChanged, isReviewed }: Omit<Event, 'entry' | 'day'>): string {
  const change = isNew ? 'New' : isChanged ? 'Changed' : undefined;
  if (change === undefined) return 'Checked';
  return isReviewed ? `${change} and checked` : change;
}

/** Text between tags, without what XML has no way to write. */
function text(value: string): string {
  return escapeHtml(harmless(value.toWellFormed()).replace(/[\ufffe\uffff]/g, ''));
}
