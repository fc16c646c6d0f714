/** With what `/note/` is opened, and which note is written then. What was begun before stays as it is. */
import { keepNote, keptNote, newNoteId } from '../../editing-api/kept-notes.ts';
import { dayInWords } from '../../freshness/words.ts';
import { notShared, takeShared } from '../../offline/shared-words.ts';
import { base } from '../acts/desk.ts';
import { begunNotes, claimDraft, write } from './draft.ts';

export interface Opened {
  /** The id of the note that is written. */
  id: string;
  /** The page one came from, as `collection/id`. */
  page: string | undefined;
  /** What one is told of it. */
  said: string;
}

const lost = 'What you shared has not come along: this device was not ready. Share it once more.';

/** @param today as `YYYY-MM-DD`; empty where it is not known */
export async function open(today: string): Promise<Opened> {
  const isLost = location.hash === `#${notShared}`;
  if (isLost) history.replaceState(history.state, '', location.pathname);
  const page = pageIn(location.search);
  const shared = await draftOfShared(today);
  if (shared !== undefined && (await write(shared)))
    return { id: shared, page: undefined, said: others(shared) };
  const id = await claimDraft(page);
  const said = isLost ? lost : page === undefined ? begunBefore(id, today) : others(id);
  return { id, page, said };
}

/** The page is that of what is written: another was chosen, or the next note begins. */
export function leavePage(): void {
  if (location.search) history.replaceState(history.state, '', location.pathname);
}

function pageIn(search: string): string | undefined {
  const page = new URLSearchParams(search).get('page') ?? '';
  return /^[a-z0-9-]+\/[^\p{Cc}]+$/u.test(page) ? page : undefined;
}

/** Makes a note of whatever other apps have shared. The id of the last; `undefined` where there is none. */
async function draftOfShared(today: string): Promise<string | undefined> {
  let last: string | undefined;
  const take = (text: string) => {
    const id = newNoteId();
    const isKept = keepNote({ id, text, on: today, state: 'draft', since: new Date().toISOString() });
    if (isKept) last = id;
    return isKept;
  };
  const scope = new URL(`${base}/`, location.href).href;
  // Where nothing is kept for later, nothing is shared either.
  if ('caches' in window) await takeShared(caches, scope, take).catch(() => {});
  return last;
}

/** What else has been begun. */
function others(id: string): string {
  const begun = begunNotes().filter((note) => note.id !== id);
  const [first] = begun;
  if (first === undefined) return '';
  if (begun.length > 1) return `${begun.length} notes that you have begun are kept below.`;
  return `What you have begun${first.title === undefined ? '' : ` about “${first.title}”`} is kept below.`;
}

function begunBefore(id: string, today: string): string {
  const { on = today } = keptNote(id) ?? {};
  return on === today || on === ''
    ? ''
    : `You have begun this one before; it says that you heard it on ${dayInWords(on)}.`;
}
