import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { registry } from './collections/index.ts';
import { shownEntry } from './wiki/checks.ts';
import { contentFolder } from './wiki/folder.ts';
import { indexWiki, type Sources, type Wiki } from './wiki/index.ts';
import { keptSources } from './wiki/kept.ts';
import { readSources } from './wiki/read.ts';

let reading: Promise<{ sources: Sources; wiki: Wiki }> | undefined;

/** Every collection of the registry, served by one reading of the content folder. */
export const collections = Object.fromEntries(
  registry.map(({ id, format }) => [
    id,
    defineCollection({ loader: format === 'settings' ? settings() : entriesOf(id) }),
  ]),
);

/** Stores each entry as its page shows it, without its text. */
function entriesOf(collection: string): Loader {
  return loader(collection, async (store) => {
    const { sources, wiki } = await read();
    const entries = sources.entries.filter((entry) => entry.collection === collection);
    for (const entry of entries) {
      const data = shownEntry(entry, wiki);
      store.set({
        id: entry.id,
        data: { ...data },
        digest: JSON.stringify([entry.digest, entry.past, data.problems.map((each) => each.message)]),
      });
    }
    const ids = new Set(entries.map((entry) => entry.id));
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  });
}

function settings(): Loader {
  return loader('settings', async (store) => {
    const { settings, media, problems, trend } = (await read()).sources;
    store.set({ id: 'wiki', data: { settings, media, problems, trend } });
  });
}

type Store = Parameters<Loader['load']>[0]['store'];

function loader(name: string, fill: (store: Store) => Promise<void>): Loader {
  return {
    name: `concord-${name}`,
    async load({ store, watcher }) {
      await fill(store);
      watcher?.add(contentFolder());
      watcher?.on('all', (_event, path) => {
        if (!path.startsWith(contentFolder())) return;
        reading = undefined;
        void fill(store);
      });
    },
  };
}

function read() {
  const kept = process.env['CONCORD_SOURCES'];
  const sources = () => (kept === undefined ? readSources(contentFolder()) : keptSources(kept));
  return (reading ??= sources().then((sources) => ({ sources, wiki: indexWiki(sources, true) })));
}
