/** Has a worker answer for the wiki where its network does not. Without one, everything is read as ever. */
import { base, ownShelf } from './own-shelf.ts';

addEventListener('load', () => {
  if (import.meta.env.PROD && 'serviceWorker' in navigator) install().catch(() => {});
});

async function install(): Promise<void> {
  const { serviceWorker } = navigator;
  // Asked for anew each time, whatever a server says of its age: no worker can outlive its successor.
  await serviceWorker.register(`${base}worker.js`, { scope: base, updateViaCache: 'none' });
  // The first page was loaded before anyone could keep it.
  if (!serviceWorker.controller) await (await ownShelf()).fetchPage(location.href);
}
