/** A note on its way from its own page into the form of the page where it is to stand. */
import type { Heard } from '../document/take-over.ts';

export interface HandedNote extends Heard {
  /** The file of the note, below the content folder, and the digest of its text that was seen. */
  file: string;
  seen: string;
  /** The page on which it is to stand, as `collection/id`. */
  into: string;
  /** The page is saved, but the note does not say so yet. */
  isSaved?: boolean | undefined;
}

const key = 'concord-taking-over';

/** The note that is to be put on a page; `undefined` where there is none. */
export function handedNote(): HandedNote | undefined {
  try {
    const note = JSON.parse(localStorage.getItem(key) ?? '') as Partial<HandedNote>;
    return typeof note.file === 'string' && typeof note.into === 'string' ? (note as HandedNote) : undefined;
  } catch {
    return undefined;
  }
}

/** Hands a note on, or puts it away. Throws where the browser keeps nothing. */
export function handNote(note: HandedNote | undefined): void {
  if (note === undefined) localStorage.removeItem(key);
  else localStorage.setItem(key, JSON.stringify(note));
}
