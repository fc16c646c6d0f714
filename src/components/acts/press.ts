/** Does to a page what its reader has pressed, and remembers which text of it they have seen. */
import { me } from '../../editing-api/me.ts';
import { folders } from '../../editing-api/paths.ts';
import type { Acted, What } from '../../editing-api/protocol.ts';
import { act } from './desk.ts';

export type Asked = { what: What } | { undo: string };

/** What the document is told once a press has done something. */
export const pressed = 'concord-pressed';

/** The digests of texts that are others by now than when they were loaded, by the files of their pages. */
const seenNow = new Map<string, string>();

/**
 * Presses a button of a page. Rejects with an `Error` that says in words why nothing was done.
 *
 * @param buttons the element that carries the file of the page, and the digest of its text as it was loaded
 */
export async function press(buttons: HTMLElement, asked: Asked): Promise<Acted> {
  const who = me()?.id;
  if (who === undefined) throw new Error('Say in the editor who you are.');
  const file = buttons.getAttribute('file') ?? '';
  const seen = seenNow.get(file) ?? buttons.getAttribute('seen') ?? '';
  const done = await act({ who, page: `${folders.content}/${file}`, seen, ...asked });
  seenNow.set(file, done.seen);
  document.dispatchEvent(new Event(pressed));
  return done;
}
