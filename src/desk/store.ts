import type {
  Act,
  Acted,
  Change,
  Deleted,
  Noted,
  RejectedSave,
  RejectedSaveContent,
  SentNote,
  TakingOver,
  Unpushed,
  Version,
} from '../editing-api/protocol.ts';
import { deletedIn } from '../git/deleted.ts';
import { unpushedIn } from '../git/unpushed.ts';
import { mediaFolder } from '../wiki/files.ts';
import { act } from './act.ts';
import { openFiles, type Files } from './files.ts';
import { listChanges, readVersion } from './history.ts';
import { forgetRejected, listRejected, moveKept, readRejected } from './rejected.ts';
import { note } from './note.ts';
import { RequestError } from './request-error.ts';
import { findRepository, type Repository } from './git/repository.ts';
import { remove, type Removing } from './remove.ts';
import { restore, type Restoring } from './restore.ts';
import { save, type Done, type Validate, type Saver, type Saving } from './save.ts';
import { notesAlong } from './taken-over.ts';
import { openRepositoryLock } from './git/repository-lock.ts';

/** The files of a wiki and their history, as far as the editor may touch them. All of it throws `RequestError`s. */
export interface Store extends Pick<Files, 'entries' | 'entry' | 'media' | 'mediaFile' | 'pictures'> {
  save(saving: Saving, takenOver?: TakingOver['takenOver']): Promise<Done>;
  /** Gives the commit. */
  remove(removing: Removing): Promise<string | undefined>;
  restore(restoring: Restoring): Promise<Done>;
  act(act: Act): Promise<Done & Pick<Acted, 'said' | 'seen'>>;
  note(sent: SentNote): Promise<Done & Pick<Noted, 'said' | 'url'>>;
  history(of: { path?: string | undefined; before?: string | undefined }): Promise<Change[]>;
  version(id: string, path: string, today?: string): Promise<Version>;
  kept(): Promise<RejectedSave[]>;
  keptText(id: string): Promise<RejectedSaveContent>;
  forget(id: string): Promise<void>;
  unpushed(): Promise<Unpushed | undefined>;
  deleted(): Promise<Deleted>;
  /** Makes good what a desk that was killed has left behind. */
  recover(): Promise<void>;
  /** Resolves when all that was asked for is done. */
  idle(): Promise<void>;
}

export function openStore(
  contentFolder: string,
  validate: Validate | undefined,
  onError: (error: unknown) => void,
): Store {
  const files = openFiles(contentFolder);
  const lock = openRepositoryLock(contentFolder);
  const saver: Saver = { files, lock, validate, onError };

  async function reading<T>(work: (repository: Repository) => Promise<T>): Promise<T> {
    const repository = await findRepository(contentFolder);
    if ('missing' in repository) throw new RequestError(409, repository.missing);
    return work(repository);
  }

  return {
    entries: files.entries,
    entry: files.entry,
    media: files.media,
    mediaFile: files.mediaFile,
    pictures: files.pictures,
    save: (saving, takenOver) => save(saver, { ...saving, along: takenOver && notesAlong(saver, takenOver) }),
    remove: (removing) => remove(saver, contentFolder, removing),
    restore: (restoring) => restore(saver, restoring),
    act: (asked) => act(saver, asked),
    note: (sent) => note(saver, sent),
    history: (of) => reading((repository) => listChanges(repository, files, of)),
    version: (id, path, today) => reading((repository) => readVersion(repository, files, id, path, today)),
    kept: () => reading(listRejected),
    keptText: (id) => reading((repository) => readRejected(repository, id)),
    forget: (id) => lock.withLock((repository) => forgetRejected(repository, id)),
    unpushed: () => unpushedIn(contentFolder),
    deleted: () => deletedIn(contentFolder, mediaFolder(contentFolder)),
    recover: () => lock.recover(moveKept),
    idle: lock.idle,
  };
}
