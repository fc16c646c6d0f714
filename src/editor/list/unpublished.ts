/**
 * Files of the wiki that its published pages do not know: drafts, and what was written since.
 *
 * At a desk there are none: it shows drafts, and what was just saved.
 */
import { useMemo, useSyncExternalStore } from 'react';
import { folders } from '../../editing-api/paths.ts';
import { titleFromName } from '../../plain.ts';
import type { Name } from '../names.ts';

let files: readonly string[] = [];
const listeners = new Set<() => void>();

/** Takes note of the files of a folder, by their paths as Decap calls them. */
export function noteFiles(paths: readonly string[]): void {
  files = [...new Set([...files, ...paths])];
  listeners.forEach((listener) => listener());
}

/** Names for those files that have none yet, now and whenever there are others. */
export function useUnpublished(names: readonly Name[] | undefined): readonly Name[] {
  const all = useSyncExternalStore(subscribe, () => files);
  return useMemo(() => (names ? unpublishedIn(names) : []), [all, names]);
}

export function unpublishedIn(names: readonly Name[]): Name[] {
  const known = new Set(names.map(({ file }) => `${folders.content}/${file}`));
  return files.filter((path) => !known.has(path)).flatMap(nameOf);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Without an address on the wiki. */
function nameOf(path: string): Name[] {
  const [, file, collection, id] = new RegExp(`^${folders.content}/(([^/]+)/(.+)\\.\\w+)$`).exec(path) ?? [];
  if (file === undefined || collection === undefined || id === undefined) return [];
  return [{ collection, id, title: titleFromName(id), file, url: '', aliases: [] }];
}
