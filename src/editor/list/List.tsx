import { useDeferredValue, useMemo, type SyntheticEvent } from 'react';
import { nameField } from '../../collections/collection.ts';
import { collectionOf, menuOf, registry, type Collection } from '../../collections/index.ts';
import { formOf, listOf, newFormOf } from '../../editing-api/addresses.ts';
import { plural } from '../../plain.ts';
import { todayIn, useWiki } from '../pickers/use-names.ts';
import type { Name } from '../names.ts';
import { Find } from './Find.tsx';
import { Narrow } from './Narrow.tsx';
import type { Place } from './place.ts';
import { inOrder, listed, rowsOn, type Query } from './rows.ts';
import { Elsewhere, Rows } from './Rows.tsx';
import { useAsked } from './use-asked.ts';
import { useUnpublished } from './unpublished.ts';

/** What there is of a collection, or of all: to find what to edit, and to see what waits. */
export function List({ place }: { place: Place }) {
  const { wiki, failed } = useWiki();
  const unpublished = useUnpublished(wiki?.names);
  const today = todayIn(wiki);
  const names = useMemo(() => [...(wiki?.names ?? []), ...unpublished, ...settings], [wiki, unpublished]);
  const all = useMemo(() => rowsOn(names, today), [names, today]);
  const [asked, ask] = useAsked(place);
  const rows = useMemo(() => inOrder(all, asked.by), [all, asked.by]);
  // Whoever types need not wait for thousands of pages.
  const late = useDeferredValue(asked);
  const found = useMemo(() => listed(rows, place.collection, late), [rows, place.collection, late]);
  const collection = collectionOf(place.collection ?? '');
  const context = { names, teams: wiki?.teams ?? [], today };
  function openFirst(event: SyntheticEvent) {
    event.preventDefault();
    const [first] = listed(rows, place.collection, asked).rows;
    if (asked.words.trim() !== '' && first) location.hash = formOf(first.name.file) ?? location.hash;
  }
  return (
    <div className="concord-list">
      <Collections current={place.collection} />
      <main>
        <header>
          <h1>{collection?.label ?? 'Everything'}</h1>
          {collection && <New collection={collection} words={asked.words} />}
          {collection && <p>{collection.about}</p>}
        </header>
        {collection?.format !== 'settings' && (
          <form role="search" onSubmit={openFirst}>
            <Find value={asked.words} onChange={(words) => ask({ words })} />
            <Narrow {...context} rows={all} collection={collection} asked={asked} ask={ask} />
          </form>
        )}
        <p role="status">{failed ? 'The pages could not be loaded. Load this page again.' : said()}</p>
        <Rows {...context} rows={found.rows} isMixed={collection === undefined} />
        {[...found.elsewhere].map(([id, others]) => (
          <Elsewhere key={id} collection={id} rows={others} words={late.words} />
        ))}
      </main>
    </div>
  );

  function said(): string {
    if (wiki === undefined) return 'Loading the pages …';
    const words = late.words.trim();
    const here = (name: Name) => place.collection === undefined || name.collection === place.collection;
    const count = names.filter(here).length;
    const shown = found.rows.length;
    if (shown === 0 && count === 0) return 'Nothing is here yet.';
    if (shown === 0) return words ? `Nothing here is called “${words}”.` : 'Nothing here is like that.';
    if (found.isGuess) return `Nothing is called “${words}”. This is called something like it:`;
    const all = countOf(collection, count);
    return shown === count ? all : `${shown} of ${all}`;
  }
}

function countOf(collection: Collection | undefined, count: number): string {
  if (collection === undefined) return `${count} pages and people`;
  switch (collection.format) {
    case 'page':
      return plural(count, 'page');
    case 'record':
      return plural(count, collection.singular.toLowerCase(), collection.label.toLowerCase());
    case 'settings':
      return '';
  }
}

/** The wiki's settings are a file of their own. */
const settings: readonly Name[] = registry
  .filter(({ format }) => format === 'settings')
  .map(({ id, label }) => ({
    collection: id,
    id,
    title: label,
    file: `${id}/${id}.yaml`,
    url: '/',
    aliases: [],
  }));

/** In the groups of the menu. On a phone they are folded once one is chosen. */
function Collections({ current }: { current: string | undefined }) {
  return (
    <nav aria-labelledby="concord-collections">
      <details open={current === undefined || matchMedia('(width >= 60rem)').matches}>
        <summary>
          <h2 id="concord-collections">Collections</h2>
        </summary>
        {groups.map(({ id: group, label, collections }) => (
          <section key={group}>
            <h3>{label}</h3>
            <ul>
              {collections.map(({ id, label }) => (
                <li key={id}>
                  <a href={listOf(id)} aria-current={id === current ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </details>
    </nav>
  );
}

/** The menu, and what it has not: the settings. */
const groups = [
  ...menuOf(),
  { id: 'wiki', label: 'This wiki', collections: registry.filter(({ format }) => format === 'settings') },
];

/** Leads to the form of a new entry, which is called what was looked for. */
function New({ collection, words }: { collection: Collection; words: Query['words'] }) {
  if (collection.format === 'settings') return null;
  const start = { [nameField(collection)]: words };
  return (
    <a className="concord-main" href={newFormOf(collection.id, start)}>
      + New {collection.singular.toLowerCase()}
    </a>
  );
}
