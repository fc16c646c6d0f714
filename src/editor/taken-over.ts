/** The notes from outside that are put on the page whose form is open, until a save says in them where they stand. */
import { recordFormat, unreadableField } from '../document/format.ts';
import { endOf } from '../document/note-end.ts';
import type { Heard } from '../document/take-over.ts';
import { entryPath } from '../editing-api/entry-path.ts';
import { handedNotes, putAway, type HandedNote } from '../editing-api/handed-note.ts';
import { folders } from '../editing-api/paths.ts';
import type { Saved, TakenNote, TakingOver } from '../editing-api/protocol.ts';
import type { OpenForm } from './decap/store.ts';
import { me, names } from './names.ts';
import { ask, atDesk } from './saving/client.ts';

/** A note that was chosen for this page, and what is known of it. */
export interface Taking extends HandedNote {
  heard?: Heard | undefined;
  /** Whoever saves says that it stands here, whatever its words are. */
  isSaid?: boolean | undefined;
  /** Why it cannot be taken over, or what has become of it. */
  said?: string | undefined;
  /** It is no longer to be put here. */
  isOver?: boolean | undefined;
}

let takings: readonly Taking[] = [];
const listeners = new Set<() => void>();

/** The notes of the open form; the same list until something in it changes. */
export function takingsNow(): readonly Taking[] {
  return takings;
}

/** Calls back whenever {@link takingsNow} changes. Returns how to stop. */
export function onTakings(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Reads the notes that were chosen for a page. Whoever leaves its form has them put here again the next time. */
export async function openTakings({ collection, slug, isNew }: OpenForm): Promise<readonly Taking[]> {
  const into = `${collection}/${slug}`;
  const chosen = isNew || !atDesk ? [] : handedNotes().filter((each) => each.into === into);
  const read = await Promise.all(chosen.map(taking));
  putAway(read.filter(({ isOver }) => isOver).map(({ file }) => file));
  set(read);
  return read;
}

export function closeTakings(): void {
  set([]);
}

async function taking(note: HandedNote): Promise<Taking> {
  try {
    const { data } = await ask<{ data: string }>('getEntry', { path: pathOf(note) });
    const fields = recordFormat().fromFile(data);
    if (unreadableField in fields) return { ...note, said: 'A field note cannot be read.' };
    const ended = endOf(fields);
    if (ended) return { ...note, said: ended.said, isOver: true };
    const { text, on, by, kind, exact, where } = fields as unknown as Heard;
    const heard = { ...{ text: String(text), on, kind, exact, where }, by: await nameOf(by) };
    return { ...note, heard };
  } catch (error) {
    return { ...note, said: error instanceof Error ? error.message : String(error) };
  }
}

async function nameOf(id: string): Promise<string> {
  const all = await names().catch(() => []);
  return all.find((each) => each.collection === 'people' && each.id === id)?.title ?? id;
}

/** Leaves a note as it is: it waits on, and is not put here again. */
export function giveUp(file: string): void {
  putAway([file]);
  set(takings.filter((each) => each.file !== file));
}

/** Notes that a note stands here, whatever its words are; without a change of the page that is saved at once. */
export async function sayThatItStands(
  file: string,
  { path, base }: OpenForm,
  isUnsaved: boolean,
): Promise<void> {
  set(takings.map((each) => (each.file === file ? { ...each, isSaid: true, said: undefined } : each)));
  if (isUnsaved || path === undefined || base === undefined) return;
  const dataFiles = [{ path, raw: base, base }];
  try {
    const params = { dataFiles, options: { newEntry: false }, author: me(), ...notesAlong([path], [file]) };
    const { notes = [] } = await ask<Saved>('persistEntry', params);
    notesSaved(notes, true);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    set(takings.map((each) => (each.file === file ? { ...each, isSaid: false, said } : each)));
  }
}

/** What a save of some files is to carry: the notes that are put on one of their pages. */
export function notesAlong(paths: readonly string[], files?: readonly string[]): TakingOver {
  const notes = takings.flatMap(({ file, into, heard, isSaid }) => {
    const page = entryPath(...keyParts(into));
    const isMeant = heard && paths.includes(page) && (files?.includes(file) ?? true);
    return isMeant ? [{ note: pathOf({ file }), page, ...(isSaid && { isSaid }) }] : [];
  });
  return notes.length > 0 ? { takenOver: { who: me()?.id ?? '', notes } } : {};
}

/**
 * Takes note of what has become of notes with a save, and gives what is to be said of that.
 *
 * @param isToStay it is said beside the form, and not at its foot
 */
export function notesSaved(saved: readonly TakenNote[], isToStay = false): string | undefined {
  const found = new Map(saved.map((each) => [each.note, each]));
  const next = takings.map((each): Taking => {
    const { is, said } = found.get(pathOf(each)) ?? {};
    if (is === undefined || is === 'open') return isToStay && is ? { ...each, said, isSaid: false } : each;
    putAway([each.file]);
    return { ...each, said: is === 'taken' && !isToStay ? undefined : said, isOver: true };
  });
  set(next.filter(({ isOver, said }) => !isOver || said !== undefined));
  return [...new Set(saved.map(({ said }) => said))].join(' ') || undefined;
}

function set(next: readonly Taking[]): void {
  takings = next;
  for (const listener of listeners) listener();
}

function pathOf({ file }: Pick<HandedNote, 'file'>): string {
  return `${folders.content}/${file}`;
}

function keyParts(key: string): [collection: string, id: string] {
  const [collection = '', ...id] = key.split('/');
  return [collection, id.join('/')];
}
