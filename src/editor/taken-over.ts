/** Says in a note from outside that it stands on a page, once that page is saved. */
import { entryPath } from '../editing-api/entry-path.ts';
import { handedNote, handNote } from '../editing-api/handed-note.ts';
import { folders } from '../editing-api/paths.ts';
import type { Acted } from '../editing-api/protocol.ts';
import { me } from './names.ts';
import { ask, atDesk } from './saving/client.ts';

/** The page into whose open form a note was put. What is in no form is not saved with it. */
let put: string | undefined;

export function notePut(into: string | undefined): void {
  put = into;
}

/** Takes note of a page that was saved: the note that was put there is taken over. */
export async function noteSaved(path: string): Promise<void> {
  const note = handedNote();
  if (note === undefined || put !== note.into || path !== pathOf(note.into)) return;
  put = undefined;
  handNote({ ...note, isSaved: true });
  await foldSaved();
}

/** Tells the desk, as often as it takes: what is told twice is done once. */
export async function foldSaved(): Promise<void> {
  const note = handedNote();
  const who = me()?.id;
  if (!note?.isSaved || who === undefined || !atDesk) return;
  const { file, seen, into } = note;
  const what = { kind: 'fold', into } as const;
  await ask<Acted>('act', { who, page: `${folders.content}/${file}`, seen, what });
  handNote(undefined);
}

function pathOf(key: string): string {
  const [collection = '', ...id] = key.split('/');
  return entryPath(collection, id.join('/'));
}
