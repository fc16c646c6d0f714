import type { Change, KeptText, KeptTextContent, Version } from '../cms/desk-api.ts';
import { openFiles, type Files } from './files.ts';
import { listChanges, readVersion } from './history.ts';
import { forgetKept, listKept, moveKept, readKept } from './keep.ts';
import { Refusal } from './refusal.ts';
import { findRepository, type Repository } from './git/repository.ts';
import { remove, type Removing } from './remove.ts';
import { restore, type Restoring } from './restore.ts';
import { save, type Done, type Look, type Saver, type Saving } from './save.ts';
import { openTurns } from './git/turns.ts';

/** The files of a wiki and their history, as far as the editor may touch them. All of it throws `Refusal`s. */
export interface Store extends Pick<Files, 'entries' | 'entry' | 'media' | 'mediaFile'> {
  save(saving: Saving): Promise<Done>;
  /** Gives the commit. */
  remove(removing: Removing): Promise<string | undefined>;
  restore(restoring: Restoring): Promise<Done>;
  history(of: { path?: string | undefined; before?: string | undefined }): Promise<Change[]>;
  version(id: string, path: string): Promise<Version>;
  kept(): Promise<KeptText[]>;
  keptText(id: string): Promise<KeptTextContent>;
  forget(id: string): Promise<void>;
  /** Makes good what a desk that was killed has left behind. */
  recover(): Promise<void>;
  /** Resolves when all that was asked for is done. */
  idle(): Promise<void>;
}

export function openStore(
  contentFolder: string,
  look: Look | undefined,
  onError: (error: unknown) => void,
): Store {
  const files = openFiles(contentFolder);
  const turns = openTurns(contentFolder);
  const saver: Saver = { files, turns, look, onError };

  async function reading<T>(work: (repository: Repository) => Promise<T>): Promise<T> {
    const repository = await findRepository(contentFolder);
    if ('missing' in repository) throw new Refusal(409, repository.missing);
    return work(repository);
  }

  return {
    entries: files.entries,
    entry: files.entry,
    media: files.media,
    mediaFile: files.mediaFile,
    save: (saving) => save(saver, saving),
    remove: (removing) => remove(saver, contentFolder, removing),
    restore: (restoring) => restore(saver, restoring),
    history: (of) => reading((repository) => listChanges(repository, files, of)),
    version: (id, path) => reading((repository) => readVersion(repository, files, id, path)),
    kept: () => reading(listKept),
    keptText: (id) => reading((repository) => readKept(repository, id)),
    forget: (id) => turns.beside((repository) => forgetKept(repository, id)),
    recover: () => turns.recover(moveKept),
    idle: turns.idle,
  };
}
