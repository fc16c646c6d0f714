/** Which note a window is writing: each has its own, and one that was closed or loaded anew finds what was typed. */
import { keptNotes, newNoteId } from '../../editing-api/kept-notes.ts';

/** Where a window remembers it. */
const key = 'concord-note-here';

/**
 * The id of the note that this window writes from now on: its own from before, else the last draft that no other window is
 * writing, else a new one.
 */
export async function claimDraft(isNew = false): Promise<string> {
  const drafts = keptNotes().flatMap(({ id, state }) => (state === 'draft' ? [id] : []));
  const own = sessionStorage.getItem(key);
  const before = isNew ? [] : [...drafts.filter((id) => id === own), ...drafts.filter((id) => id !== own)];
  for (const id of [...before, newNoteId()]) {
    if (!(await hold(id))) continue;
    sessionStorage.setItem(key, id);
    return id;
  }
  return newNoteId();
}

/** Holds a draft until this window is closed. Browsers that know no locks tell nobody who has it: there it is free. */
function hold(id: string): Promise<boolean> {
  const { locks } = navigator as { locks?: LockManager };
  if (locks === undefined) return Promise.resolve(true);
  return new Promise((done) => {
    void locks.request(`concord-note:${id}`, { ifAvailable: true }, (lock) => {
      done(lock !== null);
      return lock === null ? undefined : new Promise(() => {});
    });
  });
}
