/** Asks the desk, where one answers: a published wiki is files alone. */
import { deskPath } from '../../cms/backend.ts';
import { notByDesk, unreachable } from '../../editing-api/not-by-desk.ts';
import type { Act, Acted, Info, Refused } from '../../editing-api/protocol.ts';

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
  if (response) sessionStorage.setItem(key, answers ? 'yes' : 'no');
  return answers;
}

function post(action: string, params: object): Promise<Response | undefined> {
  return fetch(base + deskPath, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action, params }),
    // Somebody in front of the desk who sends elsewhere wants one to sign in again.
    redirect: 'manual',
  }).catch(() => undefined);
}
