/** Sends notes that were kept on this device to where the editor saves; each leaves the device once it is saved there. */
import { forgetNote, keepNote, keptNote, toSend, type KeptNote } from '../../editing-api/kept-notes.ts';
import { fileOfNote, messageOfNote, noteSchema, textOfNote } from '../../editing-api/notes.ts';
import { folders } from '../../editing-api/paths.ts';
import type { Noted } from '../../editing-api/protocol.ts';
import { noteFiles } from '../list/unpublished.ts';
import { names } from '../names.ts';
import { ask } from '../saving/client.ts';

/** A repository elsewhere, as far as notes need it. */
export interface Repository {
  /** The text of a file; `undefined` where there is none. Rejects where that cannot be found out. */
  read(path: string): Promise<string | undefined>;
  /** Adds a file as a commit of whoever is signed in. Rejects, with why, where it is not saved. */
  add(path: string, raw: string, message: string): Promise<void>;
}

let repository: Repository | undefined;

/** Says where notes are saved, where that is no desk. */
export function openRepository(other: Repository): void {
  repository = other;
}

/** Sends a note, and takes it off the device. Rejects with why it is not saved; then it stays. */
export async function sendKept({ id }: KeptNote): Promise<void> {
  const note = keptNote(id);
  // Another window has sent it meanwhile, or has taken it back.
  if (note?.state !== 'waiting') return;
  if (repository) await addTo(repository, note);
  else await tellDesk(note);
  forgetNote(id);
}

async function tellDesk(note: KeptNote): Promise<void> {
  keepNote({ ...note, isTried: true });
  await ask<Noted>('note', toSend(note));
}

/** What is there already stays as it is: somebody may have taken it over since it was sent. */
async function addTo({ read, add }: Repository, note: KeptNote): Promise<void> {
  const found = noteSchema.safeParse(toSend(note));
  if (!found.success)
    throw new Error(
      'It does not say what was heard, when, and by whom. Put that right at “I heard something”.',
    );
  const { by, text } = found.data;
  const person = (await names()).find((each) => each.collection === 'people' && each.id === by);
  if (person === undefined)
    throw new Error(`This wiki knows no person “${by}”. Say at “I heard something” who heard it.`);
  const path = `${folders.content}/${fileOfNote(found.data)}`;
  if ((await read(path)) === undefined) {
    // From here on it may have arrived, whatever is answered: it is not to be changed any more.
    keepNote({ ...note, isTried: true });
    await add(path, textOfNote(found.data), messageOfNote(person.title, text));
  }
  noteFiles([path]);
}
