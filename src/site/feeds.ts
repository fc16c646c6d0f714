import { dayAt } from '../freshness/day.ts';
import { atomOf } from '../reports/atom.ts';
import type { Wiki } from '../wiki/index.ts';
import { href } from './view.ts';

/** The address the wiki is published at, without a slash at its end; `undefined` where `SITE_URL` is not set. */
export function publishedAt(site: URL | undefined): string | undefined {
  return site && new URL(href('/'), site).href.replace(/\/$/, '');
}

export function feedAt(wiki: Wiki, path: string, site: URL | undefined, team?: string): Response {
  const today = dayAt(new Date(), wiki.settings.review.timeZone);
  const feed = atomOf(wiki, { team, site: publishedAt(site), base: href(''), path, today });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
