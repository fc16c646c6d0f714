/** Sends notes that were kept on this device to where the editor saves; each leaves the device once it is saved there. */
import {
  asTried,
  forgetNote,
  keepNote,
  keptNote,
  toSend,
  type KeptNote,
} from '../../editing-api/kept-notes.ts';
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
  /** Saves a file as a commit of whoever is signed in. Rejects, with why, where it is not saved. */
  save(path: string, raw: string, message: string, isNew: boolean): Promise<void>;
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
  const sent = toSend(note);
  keepNote(asTried(note));
  await ask<Noted>('note', sent);
}

/** What others have made of it since it was sent stays as it is. */
async function addTo({ read, save }: Repository, note: KeptNote): Promise<void> {
  const sent = noteSchema.safeParse(toSend(note));
  if (!sent.success)
    throw new Error(
      'It does not say what was heard, when, and by whom. Put that right at “I heard something”.',
    );
  const { by, text, instead = [] } = sent.data;
  const person = (await names()).find((each) => each.collection === 'people' && each.id === by);
  if (person === undefined)
    throw new Error(`This wiki knows no person “${by}”. Say at “I heard something” who heard it.`);
  const path = `${folders.content}/${fileOfNote(sent.data)}`;
  const raw = textOfNote(sent.data);
  const others = instead.map(textOfNote).filter((each) => each !== raw);
  const found = await read(path);
  if (found === undefined || others.includes(found)) {
    // From here on it may have arrived, whatever is answered.
    keepNote(asTried(note));
    await save(path, raw, messageOfNote(person.title, text), found === undefined);
  } else if (found !== raw && others.length > 0) {
    throw new Error(
      'An earlier try has brought it there with other words, and somebody has worked on it since. Put these words there in the editor.',
    );
  }
  noteFiles([path]);
}
