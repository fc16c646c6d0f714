/** Notes of what was heard outside, kept on the device from the first key until the wiki has them. */
import type { SentNote, SentWords } from './protocol.ts';
import { mostTries } from './tries.ts';

/** A note on this device. */
export interface KeptNote {
  id: string;
  /** The day it was heard. */
  on: string;
  text: string;
  /** The page it is about, and how that is called. */
  page?: string | undefined;
  title?: string | undefined;
  kind?: string | undefined;
  exact?: boolean | undefined;
  where?: string | undefined;
  /** The id of whoever heard it. */
  by?: string | undefined;
  /** It is being written, is to be sent, or is on the wiki. */
  state: 'draft' | 'waiting' | 'sent';
  /** When it came to that, as an instant in ISO 8601. */
  since: string;
  /** What was sent of it, the first first, where nobody knows what has arrived: one of these may be on the wiki. */
  tried?: SentWords[] | undefined;
  /** Why it could not be taken at the last try; it is tried again. */
  late?: string | undefined;
  /** Before this instant, in ISO 8601, it is not tried again: whoever was asked has said so. */
  notBefore?: string | undefined;
  /** Why the wiki did not take it. */
  refused?: string | undefined;
  /** Where it is read, with the base of the site. */
  url?: string | undefined;
}

/** The beginning of the names under which the browser keeps them, one each: two windows never write over each other's. */
export const notePrefix = 'concord-note:';

/** All notes on this device, the latest first. */
export function keptNotes(): KeptNote[] {
  try {
    return Object.keys(localStorage)
      .flatMap((key) => (key.startsWith(notePrefix) ? (noteAt(key) ?? []) : []))
      .toSorted((a, b) => (a.since < b.since ? 1 : -1));
  } catch {
    return [];
  }
}

export function keptNote(id: string): KeptNote | undefined {
  return noteAt(notePrefix + id);
}

/** Keeps a note. Whether it could: a browser may have no room, or keep nothing. */
export function keepNote(note: KeptNote): boolean {
  try {
    localStorage.setItem(notePrefix + note.id, JSON.stringify(note));
    return true;
  } catch {
    return false;
  }
}

export function forgetNote(id: string): void {
  localStorage.removeItem(notePrefix + id);
}

/** Those that are to be sent, the earliest first. */
export function waitingNotes(): KeptNote[] {
  return keptNotes()
    .filter(({ state }) => state === 'waiting')
    .toReversed();
}

/** What of a note is sent. Whoever takes it says what is not as it should be. */
export function toSend(note: KeptNote): SentNote {
  return { ...wordsOf(note), id: note.id, ...(note.tried && { instead: note.tried }) };
}

/** A note of which nobody knows from now on whether it has arrived as it is. */
export function asTried(note: KeptNote): KeptNote {
  const { tried = [] } = note;
  if (tried.some((each) => saysSame(each, note))) return note;
  const all = [...tried, wordsOf(note)];
  // The first gives the file its name.
  return { ...note, tried: all.length > mostTries ? all.toSpliced(1, 1) : all };
}

/** Whether two notes say the same. */
export function saysSame(a: Words, b: Words): boolean {
  return JSON.stringify(wordsOf(a)) === JSON.stringify(wordsOf(b));
}

/** What a new note is known by, wherever it goes: eight letters and digits that no other note has. */
export function newNoteId(): string {
  const signs = '0123456789abcdefghijklmnopqrstuvwxyz';
  return Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => signs[byte % signs.length]).join('');
}

type Words = Pick<KeptNote, 'by' | 'on' | 'text' | 'page' | 'kind' | 'exact' | 'where'>;

function wordsOf({ by, on, text, page, kind, exact, where }: Words): SentWords {
  return { by, on, text, page, kind, exact, where } as SentWords;
}

function noteAt(key: string): KeptNote | undefined {
  try {
    const note = JSON.parse(localStorage.getItem(key) ?? '') as Partial<KeptNote>;
    const isNote = typeof note.id === 'string' && typeof note.text === 'string';
    return isNote ? (note as KeptNote) : undefined;
  } catch {
    return undefined;
  }
}
