import { folders } from '../../editing-api/paths.ts';
import { formatOf, unreadableField } from '../../document/format.ts';
import type { Cms, ReactTools } from './types.ts';
import { me, meKey } from '../names.ts';
import { tell } from '../messages.ts';
import { signIn } from '../panels/SignIn.tsx';
import { openLibrary, type Library } from '../pictures/library.ts';
import { cleanedAsset } from '../saving/assets.ts';
import { deleteAtDesk, saveAtDesk, uploadToDesk } from '../saving/desk.ts';
import { saveToHost } from '../saving/hosted.ts';

/** The methods of Decap's backends that Concord changes. */
export interface Backend {
  authComponent(): unknown;
  restoreUser(user: unknown): Promise<unknown>;
  authenticate(credentials: unknown): Promise<unknown>;
  logout(): unknown;
  getEntry(path: string): Promise<{ data: string }>;
  persistEntry(entry: Entry, options: object): Promise<unknown>;
  deleteFiles(paths: string[], message: string): Promise<unknown>;
  persistMedia(asset: Asset, options: object): Promise<unknown>;
  getMedia(folder: string): Promise<{ path: string; size?: number }[]>;
  getMediaFile(path: string): Promise<{ url: string }>;
}

/** What Decap hands over to be saved. */
export interface Entry {
  dataFiles: DataFile[];
  assets: Asset[];
}

/** A file that is to be uploaded. */
export interface Asset {
  path: string;
  fileObj?: File;
  toBase64(): Promise<string>;
}

export interface DataFile {
  path: string;
  slug: string;
  raw: string;
}

/**
 * Registers, beside a backend of Decap's, one that does the same but never writes over what someone else has
 * changed: https://github.com/decaporg/decap-cms/issues/1500
 *
 * @returns the name of the new backend
 */
export function registerSafe(cms: Cms, tools: ReactTools, name: string, atDesk: boolean): string {
  const original = cms.getBackend(name);
  if (original === undefined) throw new Error(`Decap has no backend “${name}”.`);
  // Decap makes its backends with “new”: what is returned takes the place of what was made.
  function Safe(config: unknown, options: unknown): Backend {
    const backend = original?.init(config, options) as Backend;
    const { getEntry, persistEntry, persistMedia } = backend;
    if (!atDesk) openLibrary(libraryOf(backend));
    const read = (path: string) => getEntry.call(backend, path);
    const save = (entry: Entry, options: object) => persistEntry.call(backend, entry, options);
    return Object.assign(
      backend,
      { getEntry: (path: string) => open(path, read) },
      atDesk
        ? {
            persistEntry: saveAtDesk,
            deleteFiles: deleteAtDesk,
            persistMedia: async (asset: Asset) => {
              await uploadToDesk(asset);
              return backend.getMediaFile(asset.path);
            },
            ...signedInAs(tools),
          }
        : {
            persistEntry: (entry: Entry, options: object) => saveToHost(entry, options, read, save),
            persistMedia: async (asset: Asset, options: object) =>
              persistMedia.call(backend, await cleanedAsset(asset), options),
          },
    );
  }
  const safe = `safe-${name}`;
  cms.registerBackend(safe, Safe);
  return safe;
}

/** A file that no form can show is opened as text. */
async function open(path: string, read: Backend['getEntry']): Promise<{ data: string }> {
  const entry = await read(path);
  if (formatOf(path).fromFile(entry.data)[unreadableField] !== undefined)
    tell({ kind: 'unreadable', path, text: entry.data });
  return entry;
}

/** The pictures of a repository elsewhere. */
function libraryOf(backend: Backend): Library {
  return {
    list: async () => (await backend.getMedia(folders.media)).map(({ path, size = 0 }) => ({ path, size })),
    find: async (path) => (await backend.getMediaFile(path)).url,
  };
}

/** The desk has no accounts: editors say who they are. */
function signedInAs(
  tools: ReactTools,
): Pick<Backend, 'authComponent' | 'restoreUser' | 'authenticate' | 'logout'> {
  const user = async () => {
    const person = me();
    if (person === undefined) throw new Error('Nobody has said who they are.');
    return { name: person.name, login: person.name, email: person.email };
  };
  return {
    authComponent: () => signIn(tools),
    restoreUser: user,
    authenticate: user,
    logout: () => localStorage.removeItem(meKey),
  };
}
