/** Shows the wiki as it is at each request, while its pages are being developed; see `dev.ts`. */
import type { MiddlewareHandler } from 'astro';
import { chooseBackend } from '../cms/backend.ts';
import { dayAt } from '../freshness/day.ts';
import { cachesOf } from '../live/caches.ts';
import { LiveWiki } from '../live/wiki.ts';
import { publish } from '../site/publication.ts';

const folder = process.env['CONCORD_CONTENT'] ?? '';
const live = new LiveWiki({ folder, caches: cachesOf(folder) });
let reading: Promise<unknown> = Promise.resolve();

export const onRequest: MiddlewareHandler = async ({ url }, next) => {
  // One after the other: each goes on from what the one before has read.
  reading = reading.catch(() => {}).then(() => live.update());
  await reading;
  const { wiki, sources } = live;
  const today = dayAt(new Date(), wiki.settings.review.timeZone);
  publish({
    wiki,
    problems: sources.problems,
    folder,
    trend: () => live.trend(today),
    past: live,
    site: url.origin,
    editing: chooseBackend(process.env, false),
    showsDrafts: true,
    today,
  });
  return next();
};
