/** What is kept of this wiki, as its pages have it. */
import type { Shelf } from './shelf.ts';

/** The path that the wiki is published under, with a slash at its end. */
export const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

/** Pages that only see to it that they are kept load nothing for it. */
export async function ownShelf(): Promise<Shelf> {
  const { openShelf } = await import('./shelf.ts');
  const scope = new URL(base, location.href).href;
  return openShelf({ scope, caches, fetch: (address) => fetch(address) });
}
