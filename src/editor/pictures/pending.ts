/** Pictures that were chosen and are not saved yet: shown from here, and sent with the text that names them. */
import { folders } from '../../editing-api/paths.ts';
import { allKept, drop, keep, type Kept } from './kept.ts';

/** Those that are to be sent, by address. */
const waiting = new Map<string, Blob>();

/** Where the browser finds them, until the page is left: a host shows what was saved only once it is published. */
const shown = new Map<string, string>();

const listeners = new Set<() => void>();

/** How long a picture is kept whose text was never saved, in milliseconds. */
const longest = 30 * 24 * 60 * 60 * 1000;

let loaded: Promise<void> | undefined;

/** Takes a picture in, to be shown at once and saved with its text. */
export async function addPicture(address: string, blob: Blob): Promise<void> {
  show({ address, blob });
  // Where the browser keeps nothing, it is there until the page is left, as texts are.
  await keep({ address, blob, since: Date.now() }).catch(() => undefined);
}

/** The browser’s own address of a picture that was chosen here; `undefined` where it comes from the wiki. */
export function urlOf(address: string): string | undefined {
  return shown.get(address);
}

/** Hears whenever there are more of them. Returns how to stop. */
export function onPictures(listener: () => void): () => void {
  listeners.add(listener);
  void load();
  return () => listeners.delete(listener);
}

/** The paths of all that wait to be sent, as Decap calls them. */
export function waitingPaths(): string[] {
  return [...waiting.keys()].map(pathOf);
}

/** The pictures to be sent with texts: those that one of them names. */
export async function picturesIn(texts: readonly string[]): Promise<{ path: string; blob: Blob }[]> {
  // Another window may have taken some in.
  loaded = undefined;
  await load();
  return [...waiting]
    .filter(([address]) => isNamed(pathOf(address), texts))
    .map(([address, blob]) => ({ path: pathOf(address), blob }));
}

/** Forgets pictures that were saved. */
export async function picturesSaved(paths: readonly string[]): Promise<void> {
  const addresses = [...waiting.keys()].filter((address) => paths.includes(pathOf(address)));
  addresses.forEach((address) => waiting.delete(address));
  await Promise.all(addresses.map((address) => drop(address).catch(() => undefined)));
}

/** Whether one of the texts names the file of a picture, however its address is written. */
export function isNamed(path: string, texts: readonly string[]): boolean {
  const name = path.replace(`${folders.media}/`, 'media/');
  return texts.some((text) => text.includes(name) || text.includes(encodeURI(name)));
}

function load(): Promise<void> {
  loaded ??= allKept().then(
    async (all) => {
      const isOld = ({ since }: Kept) => Date.now() - since > longest;
      all.filter((each) => !isOld(each) && !waiting.has(each.address)).forEach(show);
      await Promise.all(all.filter(isOld).map(({ address }) => drop(address)));
    },
    () => undefined,
  );
  return loaded;
}

function show({ address, blob }: Pick<Kept, 'address' | 'blob'>): void {
  waiting.set(address, blob);
  if (!shown.has(address)) shown.set(address, URL.createObjectURL(blob));
  listeners.forEach((listener) => listener());
}

function pathOf(address: string): string {
  return address.replace(/^\/media/, folders.media);
}
