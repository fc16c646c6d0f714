import type { Notice } from './saving/types.ts';

/** What the parts of the editor tell each other: what has become of a save. */
export type Message = Notice;

const bus = new EventTarget();

export function tell(message: Message): void {
  bus.dispatchEvent(new CustomEvent('message', { detail: message }));
}

/** Hears every message from now on. Returns how to stop. */
export function hear(listener: (message: Message) => void): () => void {
  const heard = (event: Event) => listener((event as CustomEvent<Message>).detail);
  bus.addEventListener('message', heard);
  return () => bus.removeEventListener('message', heard);
}
