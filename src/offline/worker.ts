/**
 * Answers for the wiki where its network does not. Whatever can be had from there is had from there: what is kept is
 * shown only where nothing arrives, or not for seconds, with its day. So a worker that is old does no harm; and one that fails leaves a
 * request to the browser.
 */
import { inTime } from './in-time.ts';
import { isForReading, isPage } from './keepable.ts';
import { asOf, noRoom, notOpened, withNotice, type Why } from './said.ts';
import { keepShared, sharedWords } from './shared-words.ts';
import { forgetEarlier, keptSince, openShelf } from './shelf.ts';

/** TypeScript knows a worker’s own world or a page’s, not both: https://github.com/microsoft/TypeScript/issues/20595 */
interface Worker {
  registration: ServiceWorkerRegistration;
  clients: {
    claim(): Promise<void>;
    matchAll(options: { includeUncontrolled: boolean }): Promise<readonly { url: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', hear: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', hear: (event: Fetching) => void): void;
}
interface Extendable {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

const worker = self as unknown as Worker;
const { scope } = worker.registration;
const shelf = openShelf({ scope, caches, fetch: (address) => fetch(address) });
const keptPage = `${scope}kept/`;
/** Where one writes down what was heard, wherever that is. */
const notePage = `${scope}note/`;
const notePeople = `${notePage}people.json`;
/** One page is put in order after the other: what it loads is not to be swept away meanwhile. */
let keeping: Promise<unknown> = Promise.resolve();
let isTidy = false;
/** For how long one who reads looks at nothing, where there is something to be shown. */
const patience = 4_000;
/** An answer was late, and none has come since: what a page loads is not waited for once more. */
let isSlow = false;

worker.addEventListener('install', (event) => {
  event.waitUntil(Promise.all([worker.skipWaiting(), begin()]));
});
worker.addEventListener('activate', (event) => {
  // Pages wait for this: nothing here may wait for the network.
  event.waitUntil(Promise.all([worker.clients.claim(), forgetEarlier(scope, caches)]));
});
worker.addEventListener('fetch', (event) => {
  if (isShared(event.request)) event.respondWith(takeUp(event.request));
  else if (isOurs(event.request)) event.respondWith(answer(event));
});

/** Keeps the page that stands in for others, the one for notes with who may write them, the names of all, and the pages that were open before there was a worker. */
async function begin(): Promise<void> {
  const open = await worker.clients.matchAll({ includeUncontrolled: true });
  const pages = open.map(({ url }) => url).filter((url) => isForReading(url, scope));
  await Promise.allSettled([
    shelf.fetchNames(),
    ...[keptPage, notePage, notePeople, ...pages].map((url) => shelf.fetch(url)),
  ]);
}

/** Whoever writes is left alone, and so is what is asked for in parts, or to be had from nowhere but the network. */
function isOurs({ method, url, referrer, cache, headers }: Request): boolean {
  if (method !== 'GET' || cache === 'no-store' || headers.has('Range')) return false;
  const isEditing = referrer.startsWith(scope) && !isForReading(referrer, scope);
  return isForReading(url, scope) && !isEditing;
}

/** Whether another app has shared something. */
function isShared({ method, url, mode }: Request): boolean {
  return method === 'POST' && mode === 'navigate' && url === notePage;
}

/** Keeps what was shared for the page, which makes a note of it. No server is told of it. */
async function takeUp(request: Request): Promise<Response> {
  const words = sharedWords(await request.formData());
  try {
    if (words !== '') await keepShared(caches, scope, words);
    return Response.redirect(notePage, 303);
  } catch {
    const page = (await shelf.find(notePage)) ?? (await fetch(notePage));
    return withNotice(page, noRoom(words));
  }
}

async function answer(event: Fetching): Promise<Response> {
  const { request } = event;
  const arriving = fetch(request).then((response) => {
    isSlow = false;
    // Also what comes too late is kept, for the next time.
    event.waitUntil(keep(request, response.clone()));
    return response;
  });
  event.waitUntil(arriving.catch(() => {}));
  return inTime(arriving, isSlow ? 0 : patience, (why) => {
    if (why === 'late') isSlow = true;
    return fromShelf(request, why === 'late' ? why : unheard()).catch(() => undefined);
  });
}

function unheard(): Why {
  return navigator.onLine ? 'unreachable' : 'offline';
}

function keep({ url, mode }: Request, response: Response): Promise<unknown> {
  if (mode !== 'navigate') return shelf.take(url, response).catch(() => {});
  keeping = keeping
    .then(() => shelf.take(url, response))
    .then(() => (isTidy ? undefined : shelf.tidy()))
    .then(() => (isTidy = true))
    // Where a device has no room, it keeps nothing.
    .catch(() => {});
  return keeping;
}

async function fromShelf({ url, mode }: Request, why: Why): Promise<Response | undefined> {
  const kept = await shelf.find(url);
  if (mode !== 'navigate' || (kept && !isPage(url))) return kept;
  // A network would have led from an address without its last slash to the page.
  const page = kept ?? (await shelf.find(url.replace(/[?#].*$|$/s, '/')));
  // Nothing grows old where one writes a note, and what became of it is said there.
  if (page && url.startsWith(notePage)) return page;
  if (page) return withNotice(page, asOf(keptSince(page), new Date(), why));
  const instead = why === 'late' ? undefined : await shelf.find(keptPage);
  return instead && withNotice(instead, notOpened(why));
}
