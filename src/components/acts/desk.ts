/** Asks the desk, where one answers: a published wiki is files alone. */
import { deskPath } from '../../cms/backend.ts';
import { notByDesk, unreachable } from '../../editing-api/not-by-desk.ts';
import type { Act, Acted, Info, Noted, Refused, SentNote } from '../../editing-api/protocol.ts';

export const base = import.meta.env.BASE_URL.replace(/\/$/, '');

/** Does something to a page. Rejects with an `Error` that says in words why it was not done. */
export async function act(asked: Act): Promise<Acted> {
  const response = await post('act', asked);
  if (response === undefined) throw new Error(unreachable);
  const answer = (await response.json().catch(() => undefined)) as Acted | Refused | undefined;
  if (answer === undefined) throw new Error(notByDesk(response));
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}

/** What came of sending a note. */
export type Sending =
  /** The wiki has it, at this address. */
  | { is: 'there'; url: string }
  /** The desk does not take it as it is. `there` is the address of the note, where that says something else by now. */
  | { is: 'refused'; why: string; there?: string | undefined }
  /** It is to be sent again, not before so many milliseconds are over: nobody has said that it is there, or why not. */
  | { is: 'later'; why?: string | undefined; after?: number | undefined }
  /** Something that is no desk has answered: one has to sign in, or it lets nothing through. */
  | { is: 'elsewhere'; why: string }
  | { is: 'no-desk' };

/** For how long an answer is waited for, in milliseconds. Other notes wait meanwhile. */
const longest = 30_000;

/** Sends what was heard. Whoever hears nothing sends it again: a desk makes a note once. */
export async function sendNote(note: SentNote): Promise<Sending> {
  const response = await post('note', note, AbortSignal.timeout(longest));
  if (response === undefined) return { is: 'later' };
  const { ok, status } = response;
  if (isOfFiles(status)) return { is: 'no-desk' };
  const answer = (await response.json().catch(() => undefined)) as
    Partial<Noted & Refused> | null | undefined;
  const { url, error, there } = answer ?? {};
  if (ok && url !== undefined) return { is: 'there', url: base + url };
  if (error !== undefined && (there !== undefined || [400, 413, 415, 422].includes(status)))
    return { is: 'refused', why: error, there: there && base + there };
  if (error !== undefined || isPassing(status)) return { is: 'later', why: error, after: afterIn(response) };
  return { is: 'elsewhere', why: notByDesk(response) };
}

/** Whether an answer is that of files alone, where nobody takes anything. */
function isOfFiles(status: number): boolean {
  return [404, 405, 501].includes(status);
}

/** Whether the same may be answered otherwise in a while. */
function isPassing(status: number): boolean {
  return [408, 409, 425, 429].includes(status) || status >= 500;
}

/** For how long whoever has answered wants to be left alone, in milliseconds: an hour at most. */
function afterIn({ headers }: Response): number | undefined {
  const said = headers.get('Retry-After') ?? '';
  const milliseconds = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return milliseconds > 0 ? Math.min(milliseconds, 3_600_000) : undefined;
}

/** Where it is kept for as long as the window is open whether a desk answers. */
const key = 'concord-desk';

let asking: Promise<boolean> | undefined;

/** Whether a desk answers here. It is asked once a window, and again only where nothing answered. */
export function atDesk(): Promise<boolean> {
  return (asking ??= findDesk());
}

async function findDesk(): Promise<boolean> {
  const known = sessionStorage.getItem(key);
  if (known !== null) return known === 'yes';
  const response = await post('info', {});
  const info = (await response?.json().catch(() => undefined)) as Info | undefined;
  const answers = response?.ok === true && info?.type === 'local_fs';
  // Who is too busy to answer says nothing of who it is.
  if (response && (isOfFiles(response.status) || !isPassing(response.status)))
    sessionStorage.setItem(key, answers ? 'yes' : 'no');
  return answers;
}

function post(action: string, params: object, signal?: AbortSignal): Promise<Response | undefined> {
  return fetch(base + deskPath, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action, params }),
    // Somebody in front of the desk who sends elsewhere wants one to sign in again.
    redirect: 'manual',
    ...(signal && { signal }),
  }).catch(() => undefined);
}
