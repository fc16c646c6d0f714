/** Has a worker answer for the wiki where its network does not. Without one, everything is read as ever. */
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');

addEventListener('load', () => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  // Asked for anew each time, whatever a server says of its age: no worker can outlive its successor.
  navigator.serviceWorker
    .register(`${base}worker.js`, { scope: base, updateViaCache: 'none' })
    .catch(() => {});
});
