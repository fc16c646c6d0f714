/** Sends from any page of the wiki what `/note/` has kept, and says so in a line. */
import { keptNote, waitingNotes } from '../../editing-api/kept-notes.ts';
import { element } from '../../element.ts';
import { shortened } from '../../shortened.ts';
import { atDesk, base } from '../acts/desk.ts';
import { sendWaiting } from './send.ts';

let sending: Promise<void> | undefined;

/** Where no desk takes notes they wait on, and nothing is said: `/note/` and the editor show them. */
export function sendFromAnywhere(): Promise<void> {
  return (sending ??= sendAndSay().finally(() => (sending = undefined)));
}

async function sendAndSay(): Promise<void> {
  const ids = waitingNotes().flatMap(({ id, refused }) => (refused === undefined ? [id] : []));
  if (ids.length === 0 || !(await atDesk())) return;
  await sendWaiting();
  const lines = ids.flatMap((id) => lineOf(id) ?? []);
  document.querySelector('main')?.prepend(...lines);
}

/** What has become of a note; `undefined` where nothing did. */
function lineOf(id: string): HTMLElement | undefined {
  const note = keptNote(id);
  const words = `“${shortened(note?.text ?? '', 80)}”`;
  if (note?.state === 'sent') {
    const link = element('a', { href: note.url ?? `${base}/note/`, textContent: words });
    return element(
      'p',
      { className: 'as-of note-sent', role: 'status' },
      'Your note is on the wiki now: ',
      link,
    );
  }
  if (note?.refused === undefined) return undefined;
  const link = element('a', { href: `${base}/note/`, textContent: 'Look at it' });
  const why = `Your note ${words} was not taken: ${note.refused} `;
  return element('p', { className: 'as-of note-sent', role: 'status' }, why, link);
}
