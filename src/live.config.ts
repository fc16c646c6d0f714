import { defineLiveCollection } from 'astro:content';
import { registry } from './collections/index.ts';
import { liveLoader } from './site/live-loader.ts';

/**
 * Every collection of the registry, for pages that someone writes of their own: `getLiveCollection('lexicon')` and
 * `getLiveEntry('lexicon', 'mql')`. Our own pages take the wiki itself, with all that leads where.
 */
export const collections = Object.fromEntries(
  registry.map((collection) => [collection.id, defineLiveCollection({ loader: liveLoader(collection) })]),
);
