import { readdir, realpath } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { registry, type Collection } from '../collections/index.ts';
import { problem, type Problem } from '../problem.ts';

/** A file that belongs to a collection, and the id its page has. */
export interface Found {
  collection: string;
  id: string;
  /** Below the content folder, with forward slashes. */
  file: string;
}

export interface Listing {
  files: Found[];
  problems: Problem[];
}

/** The settings of the wiki, below the content folder. */
export const settingsFile = 'wiki.yaml';

/** Where uploads lie: in `public/media` beside the content folder. */
export function mediaFolder(contentFolder: string): string {
  return resolve(contentFolder, '..', 'public', 'media');
}

/** Lists the files of all collections, gives each its id, and names the files that belong to none. */
export async function listContent(contentFolder: string): Promise<Listing> {
  const problems: Problem[] = [];
  const files: Found[] = [];
  for (const file of await filesBelow(contentFolder)) {
    if (file === settingsFile) continue;
    const found = place(file);
    if (found) files.push(found);
    else if (!isHousekeeping(file))
      problems.push(
        problem('file-ignored', { file }, `“${file}” is in no collection, or not of its file type.`),
      );
  }
  return { files: withUniqueIds(files, problems), problems };
}

/** The paths of uploads below the media folder; empty where there is no such folder. */
export async function listMedia(contentFolder: string): Promise<string[]> {
  return filesBelow(mediaFolder(contentFolder)).catch(() => []);
}

function place(file: string): Found | undefined {
  const [folder = '', ...rest] = file.split('/');
  const collection = registry.find((each) => each.id === folder && each.format !== 'settings');
  const name = rest.join('/');
  if (collection === undefined || !endings[collection.format].test(name)) return undefined;
  return { collection: collection.id, id: name.replace(/\.\w+$/, ''), file };
}

const endings: Record<Collection['format'], RegExp> = {
  page: /.\.mdx?$/i,
  record: /.\.ya?ml$/i,
  settings: /^$/,
};

function isHousekeeping(file: string): boolean {
  return file.split('/').some((part) => part.startsWith('.')) || /(?:^|\/)README\.md$/i.test(file);
}

/**
 * Makes ids fit for addresses and different from each other, also where case is all that differs.
 *
 * The first file in order keeps the id; later ones get a number behind it.
 */
function withUniqueIds(files: readonly Found[], problems: Problem[]): Found[] {
  const taken = new Map<string, string>();
  return files.map((found) => {
    const entry = `${found.collection}/${found.id}`;
    const fit = addressOf(found.id);
    if (fit !== found.id) {
      problems.push(
        problem(
          'file-name',
          { file: found.file, entry: `${found.collection}/${fit}` },
          `“${found.file}” is published as “${found.collection}/${fit}”.`,
        ),
      );
    }
    let id = fit;
    const first = taken.get(`${found.collection}/${fit}`.toLowerCase());
    if (first !== undefined) {
      for (let count = 2; taken.has(`${found.collection}/${id}`.toLowerCase()); count++)
        id = `${fit}-${count}`;
      problems.push(
        problem(
          'id-duplicate',
          { file: found.file, entry: `${found.collection}/${id}` },
          `“${first}” has the address “${entry}” already; this file is published as “${found.collection}/${id}”.`,
        ),
      );
      problems.push(
        problem(
          'id-duplicate',
          { file: first, entry },
          `“${found.file}” wants the same address, “${entry}”.`,
        ),
      );
    }
    taken.set(`${found.collection}/${id}`.toLowerCase(), found.file);
    return { ...found, id };
  });
}

/** An id with only letters, digits, hyphens, dots and underscores between its slashes. */
function addressOf(id: string): string {
  return id
    .normalize('NFC')
    .split('/')
    .map((part) => part.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-').replace(/^[-.]+|[-.]+$/g, '') || 'page')
    .join('/');
}

/** All files below a folder, in a fixed order. Links that lead out of the folder are passed over. */
async function filesBelow(folder: string): Promise<string[]> {
  const root = await realpath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = await Promise.all(
    entries.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      if (entry.isSymbolicLink() && !(await realpath(path).catch(() => '')).startsWith(root + sep)) return [];
      return entry.isDirectory() ? [] : [relative(root, path).split(sep).join('/')];
    }),
  );
  return files.flat().toSorted();
}
