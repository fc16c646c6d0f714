import { atomOf } from '../reports/atom.ts';
import { publication } from './publication.ts';
import { href } from './view.ts';

/** The address the wiki is published at, without a slash at its end; `undefined` where that is not known. */
export function publishedAt(): string | undefined {
  const { site } = publication();
  return site && new URL(href('/'), site).href.replace(/\/$/, '');
}

export function feedAt(path: string, team?: string): Response {
  const { wiki, today } = publication();
  const feed = atomOf(wiki, { team, site: publishedAt(), base: href(''), path, today });
  return new Response(feed, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } });
}
