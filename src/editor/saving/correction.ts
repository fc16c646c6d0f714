/** Whether the editor says of what they are about to publish that it is no more than a small correction. */
import type { Correcting } from '../../editing-api/protocol.ts';

let isSmall = false;
const listeners = new Set<() => void>();

export function isCorrection(): boolean {
  return isSmall;
}

export function setCorrection(value: boolean): void {
  isSmall = value;
  for (const listener of listeners) listener();
}

/** Calls back whenever that changes. Returns how to stop. */
export function onCorrection(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What a save is to carry of it. */
export function correcting(): Correcting {
  return isSmall ? { correction: true } : {};
}
