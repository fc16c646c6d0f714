/** Pictures in the browser’s own storage, where they outlive a reload as texts do. */

/** A picture that is not saved yet. */
export interface Kept {
  /** Where it will be read. */
  address: string;
  blob: Blob;
  /** When it was chosen, in milliseconds. */
  since: number;
}

export function allKept(): Promise<Kept[]> {
  return request('readonly', (store) => store.getAll() as IDBRequest<Kept[]>);
}

export async function keep(picture: Kept): Promise<void> {
  await request('readwrite', (store) => store.put(picture));
}

export async function drop(address: string): Promise<void> {
  await request('readwrite', (store) => store.delete(address));
}

const name = 'concord-pictures';
let database: Promise<IDBDatabase> | undefined;

async function request<T>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  database ??= open();
  const store = (await database).transaction(name, mode).objectStore(name);
  return answered(act(store));
}

function open(): Promise<IDBDatabase> {
  const opening = indexedDB.open(name);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore(name, { keyPath: 'address' }),
  );
  return answered(opening);
}

function answered<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((done, fail) => {
    asked.addEventListener('success', () => done(asked.result));
    asked.addEventListener('error', () =>
      fail(asked.error ?? new Error('The browser’s storage gave no answer.')),
    );
  });
}
