import { deskPath } from '../../cms/backend.ts';
import { addressOn } from '../site.ts';
import { notByDesk, unreachable } from '../../editing-api/not-by-desk.ts';
import { statusPath, type Refused, type Status } from '../../editing-api/protocol.ts';

/** Whether there is a desk to save to. A published wiki is edited through the service that its files lie at. */
export const atDesk = document.body.dataset['backend'] === 'proxy';

/** A request that the desk did not carry out. The message is for the person who edits. */
export class DeskRefusal extends Error {
  readonly refused: Refused;

  constructor(refused: Refused) {
    super(refused.error);
    this.refused = refused;
  }
}

/** Asks the desk for something. Rejects with a {@link DeskRefusal}, also where the desk cannot be reached. */
export async function ask<T>(action: string, params: object = {}): Promise<T> {
  const response = await fetch(addressOn(deskPath), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ action, params }),
    // Somebody in front of the desk who sends elsewhere wants one to sign in again.
    redirect: 'manual',
  }).catch(() => undefined);
  if (response === undefined) throw new DeskRefusal({ error: unreachable });
  const answer: unknown = await response.json().catch(() => undefined);
  if (answer === undefined) throw new DeskRefusal({ error: notByDesk(response) });
  if (!response.ok) throw new DeskRefusal(answer as Refused);
  return answer as T;
}

/** Tells how far the site is, now and whenever that changes, or that the desk cannot be reached. Returns how to stop. */
export function onStatus(hear: (status: Status | 'unreachable') => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    source = new EventSource(addressOn(statusPath));
    source.addEventListener('status', ({ data }: MessageEvent<string>) => hear(JSON.parse(data) as Status));
    source.addEventListener('error', () => {
      hear('unreachable');
      // The browser tries again by itself where nothing answers, but not where something else does:
      // https://github.com/whatwg/html/commit/39b1845409d252e2a0ff2372cbe73c4fbec31e6f
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(watch, 3_000);
    });
  };
  watch();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
