import { folders } from '../../editing-api/paths.ts';
import { isFree } from '../address.ts';
import { withoutTexts, type Listing } from './listing.ts';
import { announce } from './store.ts';
import type { BackendClass } from './hosts.ts';
import type { Cms } from './types.ts';
import { me, meKey } from '../names.ts';
import { openRepository, type Repository } from '../notes/send.ts';
import { SignIn } from '../panels/SignIn.tsx';
import { openLibrary, type Library } from '../pictures/library.ts';
import { takenAsset } from '../pictures/assets.ts';
import { saveToHost } from '../saving/hosted.ts';
import type { Backend, Entry, Saver, SaverOptions } from '../saving/types.ts';

interface Safety extends Pick<SaverOptions, 'resolveConflict' | 'notify' | 'pictures'> {
  /** Saves at the desk, where there is one. */
  saver: Saver | undefined;
}

/**
 * Registers, beside a backend of Decap's, one that does the same but never writes over what someone else has
 * changed: https://github.com/decaporg/decap-cms/issues/1500
 *
 * @returns the name of the new backend
 */
export function registerSafe(
  cms: Cms,
  name: string,
  Host: BackendClass,
  { saver, ...given }: Safety,
): string {
  // Decap makes its backends with “new”: what is returned takes the place of what was made.
  function Safe(config: unknown, options: unknown): Backend {
    const backend = new Host(config, options) as Backend & Listing;
    const { getEntry, persistEntry, persistMedia } = backend;
    const read = (path: string) => getEntry.call(backend, path);
    const save = (entry: Entry, options: object) => persistEntry.call(backend, entry, options);
    if (!saver) {
      openLibrary(libraryOf(backend));
      openRepository(repositoryOf(read, save));
    }
    return Object.assign(
      backend,
      withoutTexts(backend, saver !== undefined),
      saver
        ? {
            // Before Decap saves a new page, it asks for one at its address, and logs that there is none.
            getEntry: async (path: string) => {
              if (isFree(path)) throw new Error(`Nothing lies at ${path}.`);
              return read(path);
            },
            persistEntry: saver.saveEntry,
            deleteFiles: saver.deleteFiles,
            persistMedia: uploading(async (asset) => {
              await saver.upload(asset);
              return backend.getMediaFile(asset.path);
            }),
            ...signedIn,
          }
        : {
            persistEntry: (entry: Entry, options: object) => saveToHost(given, entry, options, read, save),
            persistMedia: uploading((asset, options) => persistMedia.call(backend, asset, options)),
          },
    );
  }
  const safe = `safe-${name}`;
  cms.registerBackend(safe, Safe);
  return safe;
}

/** Decap’s own library takes nothing but pictures that are fit for a page either, and says what was done to them. */
function uploading(upload: Backend['persistMedia']): Backend['persistMedia'] {
  return async (chosen, options) => {
    const { asset, done } = await takenAsset(chosen);
    const uploaded = await upload(asset, options);
    announce(`“${asset.path.split('/').at(-1)}” is uploaded. ${done}`);
    return uploaded;
  };
}

/** The pictures of a repository elsewhere. */
function libraryOf(backend: Backend): Library {
  return {
    list: async () => (await backend.getMedia(folders.media)).map(({ path, size = 0 }) => ({ path, size })),
    find: async (path) => (await backend.getMediaFile(path)).url,
  };
}

/** What Decap's backends read and save, for files that are in no form. */
function repositoryOf(read: Backend['getEntry'], save: Backend['persistEntry']): Repository {
  return {
    read: async (path) => {
      try {
        // Some hosts give an empty text for a file that is not there, others none at all.
        const { data } = await read(path);
        return data || undefined;
      } catch (error) {
        if ((error as { status?: number }).status === 404) return undefined;
        throw error;
      }
    },
    save: async (path, raw, commitMessage, newEntry) => {
      const [, collectionName = '', slug = ''] = /([^/]+)\/([^/]+)\.\w+$/.exec(path) ?? [];
      const entry = { dataFiles: [{ path, slug, raw }], assets: [] };
      await save(entry, { newEntry, useWorkflow: false, collectionName, commitMessage });
    },
  };
}

/** The desk has no accounts: editors say who they are. */
const signedIn: Pick<Backend, 'authComponent' | 'restoreUser' | 'authenticate' | 'logout'> = {
  authComponent: () => SignIn,
  restoreUser: user,
  authenticate: user,
  logout: () => localStorage.removeItem(meKey),
};

async function user(): Promise<object> {
  const person = me();
  if (person === undefined) throw new Error('Nobody has said who they are.');
  return { name: person.name, login: person.name, email: person.email };
}
