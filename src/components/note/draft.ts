/** Which note a window is writing: each has its own, and one that was closed or loaded anew finds what was typed. */
import { forgetNote, keptNotes, newNoteId, type KeptNote } from '../../editing-api/kept-notes.ts';

/** Where a window remembers it. */
const key = 'concord-note-here';
/** Those that this window holds. */
const held = new Set<string>();

/** What was begun on this device and has words: without, it is none. */
export function begunNotes(): KeptNote[] {
  return keptNotes().filter(({ state, text }) => state === 'draft' && text.trim() !== '');
}

/**
 * The id of the note that this window writes from now on: its own from before, else the last that was begun and no other
 * window is writing, else a new one.
 *
 * @param page where it is given, only what was begun about that page is gone on with
 */
export async function claimDraft(page?: string): Promise<string> {
  await forgetEmpty();
  const own = sessionStorage.getItem(key);
  const begun = begunNotes().filter((note) => page === undefined || note.page === page);
  const ownFirst = begun.toSorted((a, b) => Number(b.id === own) - Number(a.id === own));
  for (const { id } of ownFirst) if (await write(id)) return id;
  return writeNew();
}

/** Writes a new note from now on. */
export async function writeNew(): Promise<string> {
  const id = newNoteId();
  await write(id);
  return id;
}

/** Writes a note from now on. Whether no other window is writing it. */
export async function write(id: string): Promise<boolean> {
  if (!(await hold(id))) return false;
  sessionStorage.setItem(key, id);
  return true;
}

/** The day and page of a note without words are those of a moment that nobody remembers. */
async function forgetEmpty(): Promise<void> {
  for (const { id, state, text } of keptNotes())
    if (state === 'draft' && text.trim() === '' && (await hold(id))) forgetNote(id);
}

/** Holds a note until this window is closed. Browsers that know no locks tell nobody who has it: there it is free. */
function hold(id: string): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (locks === undefined || held.has(id)) return Promise.resolve(true);
  return new Promise((done) => {
    void locks.request(`concord-note:${id}`, { ifAvailable: true }, (lock) => {
      if (lock !== null) held.add(id);
      done(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}
