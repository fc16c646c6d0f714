/** Sends the notes that wait on this device. It may be begun anywhere, as often as one likes: each arrives once. */
import {
  forgetNote,
  keepNote,
  keptNote,
  keptNotes,
  toSend,
  waitingNotes,
  type KeptNote,
} from '../../editing-api/kept-notes.ts';
import { sendNote } from '../acts/desk.ts';

/** How it stands with the notes that wait: all has been said to the wiki, or it does not answer, or nobody takes them here. */
export type Reached = 'all' | 'unanswered' | 'no-desk';

/** What the document is told when something has become of a note. */
export const noteChanged = 'concord-note-changed';

let sending: Promise<Reached> | undefined;

/** Sends what waits and was not refused, the earliest first. */
export function sendWaiting(): Promise<Reached> {
  return (sending ??= sendAll().finally(() => (sending = undefined)));
}

async function sendAll(): Promise<Reached> {
  forgetLongSent();
  for (const { id, refused } of waitingNotes()) {
    if (refused !== undefined) continue;
    // Another window may have sent it meanwhile, or have taken it back.
    const note = keptNote(id);
    if (note?.state !== 'waiting') continue;
    const reached = await sendOne(note);
    if (reached !== 'all') return reached;
  }
  return 'all';
}

async function sendOne(note: KeptNote): Promise<Reached> {
  keepNote({ ...note, isTried: true });
  const result = await sendNote(toSend(note));
  switch (result.is) {
    case 'there':
      change({ ...note, state: 'sent', since: new Date().toISOString(), url: result.url });
      return 'all';
    case 'refused':
      change({ ...note, isTried: undefined, refused: result.why });
      return 'all';
    case 'no-desk':
      // What was tried elsewhere may have arrived there.
      change(note);
      return 'no-desk';
    case 'unanswered':
      return 'unanswered';
  }
}

function change(note: KeptNote): void {
  keepNote(note);
  document.dispatchEvent(new Event(noteChanged));
}

/** For how long a device says of a note that it has arrived. */
const daysSaid = 7;

function forgetLongSent(): void {
  const before = new Date(Date.now() - daysSaid * 86_400_000).toISOString();
  for (const { id, state, since } of keptNotes()) if (state === 'sent' && since < before) forgetNote(id);
}
