import { useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
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
  const place = placeOf(hash);
  return isIn && place ? <List key={hash} place={place} /> : null;
}

function onHash(listener: () => void): () => void {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
}
