import { defineCollection } from 'astro:content';
import type { Loader } from 'astro/loaders';
import { registry } from './collections/index.ts';
import { connections } from './wiki/checks.ts';
import type { Entry } from './wiki/entry.ts';
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

/** Stores each entry with the problems found between it and the others; without its text, unless its fields are unfit. */
function entriesOf(collection: string): Loader {
  return loader(collection, async (store) => {
    const { sources, wiki } = await read();
    const entries = sources.entries.filter((entry) => entry.collection === collection);
    for (const entry of entries) {
      const problems = [...entry.problems, ...connections(entry, wiki)];
      const yaml = entry.data ? { text: '', line: 1 } : entry.yaml;
      const data = { ...entry, problems, yaml } satisfies Entry;
      store.set({
        id: entry.id,
        data,
        digest: `${entry.digest}:${problems.map((each) => each.message).join()}`,
      });
    }
    const ids = new Set(entries.map((entry) => entry.id));
    for (const id of store.keys()) if (!ids.has(id)) store.delete(id);
  });
}

function settings(): Loader {
  return loader('settings', async (store) => {
    const { settings, media, problems } = (await read()).sources;
    store.set({ id: 'wiki', data: { settings, media, problems } });
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
