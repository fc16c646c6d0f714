/** The pictures that the wiki has, wherever its files lie. */
import { folders } from '../../editing-api/paths.ts';
import type { StoredPicture } from '../../editing-api/protocol.ts';
import { ask } from '../saving/client.ts';
import { addressOn } from '../site.ts';

export interface Library {
  list(): Promise<readonly StoredPicture[]>;
  /** Where the browser finds one that the published site does not have yet, by its path. */
  find?(path: string): Promise<string>;
}

let library: Library = { list: () => ask<StoredPicture[]>('media') };

/** Says where pictures are, where that is no desk. */
export function openLibrary(other: Library): void {
  library = other;
}

/** The addresses of all pictures, as texts name them. */
export async function addresses(): Promise<string[]> {
  const all = await library.list();
  return all.map(({ path }) => path.replace(folders.media, '/media'));
}

/** Where the site has a picture of the media folder, by its path below that. */
export function siteAddress(below: string): string {
  return addressOn(`/media/${below.split('/').map(encodeURIComponent).join('/')}`);
}

/** Where a picture is that the site does not have; `undefined` where nobody has it. */
export async function unpublished(below: string): Promise<string | undefined> {
  return library.find?.(`${folders.media}/${below}`).catch(() => undefined);
}
