import { noteFiles } from '../list/unpublished.ts';

/** How Decap's backends list a collection: with all texts. */
export interface Listing {
  allEntriesByFolder?(
    folder: string,
    extension: string,
    depth: number,
  ): Promise<{ file: { path: string } }[]>;
  /** Of those that ask a host; private, and there once somebody has signed in. */
  api?: object;
}

/**
 * Tells Decap of no entries: the lists are ours, and it would load the text of every page, even where one form is
 * opened (https://github.com/decaporg/decap-cms/issues/4913). Of a host it is asked which files there are: the
 * published wiki does not know them all.
 */
export function withoutTexts(backend: Listing, atDesk: boolean) {
  const listFiles = backend.allEntriesByFolder;
  async function none(folder: string, extension: string): Promise<[]> {
    if (atDesk || listFiles === undefined) return [];
    const api: object = Object.assign(Object.create(backend.api ?? null), textless);
    const silent = Object.assign(Object.create(backend) as Listing, { api });
    const entries = await listFiles.call(silent, folder, extension, deepest);
    noteFiles(entries.map(({ file }) => file.path));
    return [];
  }
  return { entriesByFolder: none, allEntriesByFolder: none };
}

const textless = { readFile: async () => '', readFileMetadata: async () => ({}) };
/** How many folders deep pages may lie. */
const deepest = 100;
