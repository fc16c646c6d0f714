import { createHash } from 'node:crypto';
import { resolve } from 'node:path';

/** Where what was found out about a content folder is kept for the next time. All of it may be deleted. */
export interface CachePaths {
  /** What was read: a folder. */
  read: string;
  /** What git has told: a file. */
  history: string;
}

export function cachesOf(contentFolder: string): CachePaths {
  const name = createHash('sha256').update(contentFolder).digest('hex').slice(0, 16);
  return { read: resolve('.concord', 'read', name), history: resolve('.concord', 'history', name) };
}
