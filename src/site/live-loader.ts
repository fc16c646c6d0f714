import type { LiveLoader } from 'astro/loaders';
import type { Collection } from '../collections/index.ts';
import { publication } from './publication.ts';

type Data = Record<string, unknown>;

/** Gives Astro's content layer the entries of a collection as the wiki has them now; the settings as one entry, `wiki`. */
export function liveLoader({ id: collection, format }: Collection): LiveLoader<Data, { id: string }> {
  const all = (): { id: string; data: Data }[] => {
    const { wiki } = publication();
    if (format === 'settings') return [{ id: 'wiki', data: { ...wiki.settings } }];
    return [...wiki.entries, ...wiki.people]
      .filter((entry) => entry.collection === collection)
      .map((entry) => ({ id: entry.id, data: { ...entry } }));
  };
  return {
    name: `concord-${collection}`,
    loadCollection: async () => ({ entries: all() }),
    loadEntry: async ({ filter }) => all().find(({ id }) => id === filter.id),
  };
}
