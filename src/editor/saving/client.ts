import { deskPath } from '../../cms/backend.ts';
import { addressOn } from '../site.ts';
import { notByDesk, unreachable } from '../../editing-api/not-by-desk.ts';
import { DeskRefusal } from './desk-refusal.ts';
import { statusPath, type Refused, type Status } from '../../editing-api/protocol.ts';

/** Whether there is a desk to save to. A published wiki is edited through the service that its files lie at. */
export const atDesk = document.body.dataset['backend'] === 'proxy';

/** After which time one says that there is no answer yet. */
const patience = 5_000;
/** For how long an answer is waited for: a large picture takes its time. */
const longest = 60_000;
/** How often one looks what has been saved. */
const beat = 2_000;

/** Asks the desk for something. Rejects with a {@link DeskRefusal}, also where the desk cannot be reached. */
export async function ask<T>(action: string, params: object = {}): Promise<T> {
  const late = setTimeout(() => unheard(action), patience);
  try {
    const response = await post(action, params);
    const answer: unknown = await response.json().catch(() => undefined);
    heard(action);
    if (answer === undefined) throw new DeskRefusal({ error: notByDesk(response) });
    if (!response.ok) throw new DeskRefusal(answer as Refused);
    return answer as T;
  } finally {
    clearTimeout(late);
  }
}

async function post(action: string, params: object): Promise<Response> {
  try {
    return await fetch(addressOn(deskPath), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action, params }),
      // Somebody in front of the desk who sends elsewhere wants one to sign in again.
      redirect: 'manual',
      signal: AbortSignal.timeout(longest),
    });
  } catch (error) {
    // Whoever still wants to know asks again before this is forgotten.
    unheard(
      action,
      setTimeout(() => heard(action), patience),
    );
    const isOverdue = error instanceof DOMException && error.name === 'TimeoutError';
    throw new DeskRefusal({ error: unreachable }, !isOverdue);
  }
}

type Timer = ReturnType<typeof setTimeout>;

let known: Status | 'unreachable' | undefined;
/** What has no answer, though the status may have one: a proxy can let one through and drop the other. */
const unanswered = new Map<string, Timer | undefined>();
const listeners = new Set<() => void>();
let timer: Timer | undefined;

function unheard(action: string, forgotten?: Timer): void {
  clearTimeout(unanswered.get(action));
  unanswered.set(action, forgotten);
  changed();
}

function heard(action: string): void {
  clearTimeout(unanswered.get(action));
  if (unanswered.delete(action)) changed();
  else if (known !== 'unreachable') return;
  void look();
}

/** How far the site is, or that the desk does not answer; `undefined` where that is not known yet. */
export function statusNow(): Status | 'unreachable' | undefined {
  return unanswered.size > 0 ? 'unreachable' : known;
}

/**
 * Calls back whenever {@link statusNow} changes. Returns how to stop.
 *
 * Windows that are seen ask every two seconds. A connection that stays open would be dearer: a browser has six of them for
 * all its windows on a site, and the seventh window would never get its form (https://crbug.com/275955).
 */
export function onStatus(listener: () => void): () => void {
  listeners.add(listener);
  if (listeners.size === 1) {
    document.addEventListener('visibilitychange', look);
    void look();
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    document.removeEventListener('visibilitychange', look);
    clearTimeout(timer);
  };
}

async function look(): Promise<void> {
  clearTimeout(timer);
  if (document.hidden) return;
  tell(await askStatus().catch(() => 'unreachable' as const));
  clearTimeout(timer);
  if (listeners.size > 0) timer = setTimeout(() => void look(), beat);
}

async function askStatus(): Promise<Status> {
  const response = await fetch(addressOn(statusPath), { signal: AbortSignal.timeout(patience) });
  if (!response.ok) throw new Error(`The status could not be had (${response.status}).`);
  return (await response.json()) as Status;
}

function tell(next: Status | 'unreachable'): void {
  if (JSON.stringify(next) === JSON.stringify(known)) return;
  known = next;
  changed();
}

function changed(): void {
  for (const listener of listeners) listener();
}
