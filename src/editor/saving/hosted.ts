import { formatNameOf } from '../../document/format.ts';
import { merge } from '../../document/merge.ts';
import { asEnded, baseOf } from './begun.ts';
import type { Backend, DataFile, Entry, SaverOptions } from './types.ts';

type Given = Pick<SaverOptions, 'resolveConflict' | 'notify' | 'pictures'>;

/**
 * Saves to a repository of GitHub, GitLab, Gitea or Forgejo, whose backends in Decap would write over what
 * someone else has changed meanwhile (https://github.com/decaporg/decap-cms/issues/1500): the file is read
 * once more, and merged in the browser.
 *
 * Between that reading and the saving lies a moment in which another save can still be lost. Only the desk has none.
 */
export async function saveToHost(
  given: Given,
  entry: Entry,
  options: object,
  read: Backend['getEntry'],
  save: Backend['persistEntry'],
): Promise<unknown> {
  const files = entry.dataFiles.map((file) => ({ ...file, raw: asEnded(file.raw, baseOf(file.path)) }));
  const dataFiles = await Promise.all(files.map((file) => merged(given, file, read)));
  const texts = dataFiles.map(({ raw }) => raw);
  const assets = await given.pictures.namedBy(texts, entry.assets);
  const result = await save({ ...entry, dataFiles, assets }, options);
  await given.pictures.saved(assets.map(({ path }) => path));
  files.forEach(({ path, raw }, index) =>
    given.notify({ kind: 'saved', path, raw, now: dataFiles[index]?.raw ?? raw, others: [] }),
  );
  return result;
}

async function merged(
  { resolveConflict }: Given,
  file: DataFile,
  read: Backend['getEntry'],
): Promise<DataFile> {
  const { path, raw } = file;
  const base = baseOf(path);
  if (base === undefined) return file;
  const { data: theirs } = await read(path);
  if (theirs === base) return file;
  const versions = { base, theirs, mine: raw };
  const first = merge(versions, formatNameOf(path));
  if (first.conflicts.length === 0) return { ...file, raw: first.text };
  const choices = await resolveConflict(path, first.conflicts, []);
  if (choices === undefined) throw new Error('What you wrote is still in the form.');
  return { ...file, raw: merge(versions, formatNameOf(path), choices).text };
}
