/** Sends the notes that wait on this device. It may be begun anywhere, as often as one likes: each arrives once. */
import {
  asTried,
  forgetNote,
  keepNote,
  keptNote,
  keptNotes,
  saysSame,
  toSend,
  waitingNotes,
  type KeptNote,
} from '../../editing-api/kept-notes.ts';
import { sendNote } from '../acts/desk.ts';

/**
 * How it stands with the notes that wait: all has been said to the wiki, or some are to be sent again, or something that
 * is no desk answers for it, or nobody takes them here.
 */
export type Reached = 'all' | 'later' | 'elsewhere' | 'no-desk';

/** What the document is told when something has become of a note. */
export const noteChanged = 'concord-note-changed';

let sending: Promise<Reached> | undefined;

/** Sends what waits and was not refused, the earliest first, and each by itself: one that fails keeps no other waiting. */
export function sendWaiting(): Promise<Reached> {
  return (sending ??= sendAll().finally(() => (sending = undefined)));
}

async function sendAll(): Promise<Reached> {
  forgetLongSent();
  const begun = new Set<string>();
  const reached = new Set<Reached>();
  // Looked up anew each time: some are written, changed or taken back while others are on their way.
  for (;;) {
    const left = waitingNotes().filter(({ refused }) => refused === undefined);
    const due = left.find((note) => isDue(note) && !begun.has(turnOf(note)));
    if (due === undefined) return reached.has('elsewhere') ? 'elsewhere' : left.length > 0 ? 'later' : 'all';
    begun.add(turnOf(due));
    const found = await sendOne(due);
    if (found === 'no-desk') return found;
    reached.add(found);
  }
}

/** Known by what it says at the moment, too: a note that was changed meanwhile is another one. */
function turnOf({ id, since }: KeptNote): string {
  return `${id} ${since}`;
}

function isDue({ notBefore = '' }: KeptNote): boolean {
  return notBefore <= new Date().toISOString();
}

async function sendOne(note: KeptNote): Promise<Reached> {
  const sent = toSend(note);
  keepNote(asTried(note));
  const result = await sendNote(sent);
  const now = keptNote(note.id);
  // It was changed or taken back meanwhile: what is kept knows that this was tried.
  const isSame = now?.state === 'waiting' && saysSame(now, note);
  const become = (more: Partial<KeptNote>) => isSame && change({ ...now, late: undefined, ...more });
  switch (result.is) {
    case 'there':
      become({ state: 'sent', since: new Date().toISOString(), url: result.url, tried: undefined });
      return 'all';
    case 'refused':
      become({ refused: result.why, url: result.there });
      return 'all';
    case 'later': {
      const { why, after = 0 } = result;
      become({ late: why, notBefore: after > 0 ? new Date(Date.now() + after).toISOString() : undefined });
      return 'later';
    }
    case 'elsewhere':
      become({ late: result.why });
      return 'elsewhere';
    case 'no-desk':
      // What was tried elsewhere may have arrived there.
      become({ tried: note.tried });
      return 'no-desk';
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
