/** Keeping what is typed, in the browser of this window. */
import { openDrafts, type Drafts, type RoomyStore, type Typed } from './drafts.ts';

/** The drafts of this browser. A window that is loaded anew is another one: its texts come back from {@link Drafts.draftOf}. */
export const kept: Drafts = openDrafts(
  localStorage,
  indexed('concord-drafts'),
  Math.random().toString(36).slice(2),
);

/**
 * Keeps a text while it is being typed. `changed` is to be called with every change; `read` is then asked within the
 * same task or, at the latest, when the page is left. What is `undefined` is not kept.
 */
export function whileTyping(read: () => Typed | undefined, onFailure: () => void): { changed(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = () => {
    clearTimeout(timer);
    if (timer === undefined) return;
    timer = undefined;
    const typed = read();
    if (typed) kept.keepDraft(typed).catch(onFailure);
  };
  addEventListener('pagehide', write);
  document.addEventListener('visibilitychange', write);
  return {
    changed() {
      timer ??= setTimeout(write);
    },
  };
}

/** A store of IndexedDB, opened when it is first needed. */
function indexed(name: string): RoomyStore {
  let opened: Promise<IDBDatabase> | undefined;
  const open = () =>
    (opened ??= new Promise((done, fail) => {
      const request = indexedDB.open(name, 1);
      request.addEventListener('upgradeneeded', () => request.result.createObjectStore(name));
      request.addEventListener('success', () => done(request.result));
      request.addEventListener('error', () => fail(request.error));
    }));
  async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await open()).transaction(name, mode);
    const request = ask(transaction.objectStore(name));
    return new Promise((done, fail) => {
      transaction.addEventListener('complete', () => done(request.result));
      transaction.addEventListener('abort', () => fail(transaction.error));
    });
  }
  return {
    put: async (id, value) => void (await run('readwrite', (store) => store.put(value, id))),
    remove: async (id) => void (await run('readwrite', (store) => store.delete(id))),
    all: () => run('readonly', (store) => store.getAll() as IDBRequest<string[]>),
  };
}
