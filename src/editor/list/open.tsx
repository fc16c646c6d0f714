import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { collectionOf } from '../../collections/index.ts';
import { hasFailedAt } from '../decap/open-form.ts';
import { isSignedIn, onDecap } from '../decap/store.ts';
import { List } from './List.tsx';
import { placeOf } from './place.ts';
import './list.css';

/** Shows lists of our own in the place of Decap's, which show titles only, draw them all, and find none with a slip. */
export function openLists(): void {
  const host = document.createElement('div');
  document.body.append(host);
  createRoot(host).render(<Lists />);
}

function Lists() {
  const hash = useSyncExternalStore(onHash, () => location.hash);
  const isIn = useSyncExternalStore(onDecap, isSignedIn);
  const isMissing = useSyncExternalStore(onDecap, () => hasFailedAt(location.hash));
  const place = placeOf(hash);
  if (isIn && isMissing) return <Missing hash={hash} />;
  return isIn && place ? <List key={hash} place={place} /> : null;
}

/** Decap says no more than what was answered, and leads nowhere. */
function Missing({ hash }: { hash: string }) {
  const collection = collectionOf(hash.split('/')[2] ?? '');
  return (
    <main className="concord-list concord-missing">
      <h1>Nothing could be opened here</h1>
      <p>
        The page was deleted or renamed, or the address has a slip. “Recent changes” below can bring a page
        back that was deleted.
      </p>
      {collection && (
        <p>
          <a href={`#/collections/${collection.id}`}>All {collection.label.toLowerCase()}</a>
        </p>
      )}
    </main>
  );
}

function onHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
