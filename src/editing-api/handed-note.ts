/** Notes on their way from their own pages into the forms of the pages where they are to stand. */

export interface HandedNote {
  /** The file of the note, below the content folder. What it says is read there. */
  file: string;
  /** The page on which it is to stand, as `collection/id`. */
  into: string;
  /** When that was chosen, as an instant in ISO 8601. */
  since: string;
}

const key = 'concord-taking-over';

/** The notes that are to be put on pages, in the order in which they were chosen. */
export function handedNotes(): HandedNote[] {
  try {
    const notes: unknown = JSON.parse(localStorage.getItem(key) ?? '');
    return Array.isArray(notes) ? notes.filter(isNote) : [];
  } catch {
    return [];
  }
}

/** Hands a note on, behind those that wait already. Throws where the browser keeps nothing. */
export function handNote(note: HandedNote): void {
  keep([...handedNotes().filter(({ file }) => file !== note.file), note]);
}

/** Puts notes away, by their files. */
export function putAway(files: readonly string[]): void {
  const left = handedNotes().filter(({ file }) => !files.includes(file));
  if (left.length > 0) keep(left);
  else localStorage.removeItem(key);
}

function keep(notes: readonly HandedNote[]): void {
  localStorage.setItem(key, JSON.stringify(notes));
}

function isNote(note: Partial<HandedNote> | null): note is HandedNote {
  return [note?.file, note?.into, note?.since].every((each) => typeof each === 'string');
}
