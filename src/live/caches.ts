import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Where what was found out about a content folder is kept for the next time. All of it may be deleted. */
export interface CachePaths {
  /** What was read: a folder. */
  read: string;
  /** What git has told: a file. */
  history: string;
}

/** Where all is kept that is only kept to be quick: what `CONCORD_STATE` says, or else `.concord` in a folder. */
export function stateFolder(folder = '.'): string {
  return resolve(process.env['CONCORD_STATE'] || join(folder, '.concord'));
}

export function cachesOf(contentFolder: string): CachePaths {
  const name = createHash('sha256').update(contentFolder).digest('hex').slice(0, 16);
  const state = stateFolder();
  return { read: join(state, 'read', name), history: join(state, 'history', name) };
}
