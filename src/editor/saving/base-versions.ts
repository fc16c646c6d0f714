/**
 * Which version of its file each unsaved text was made from.
 *
 * A save has to say which version it began with. The form knows, as long as it is open. Decap keeps a backup of unsaved
 * texts in the browser, but not what they were made from: that is kept beside it, in the browser too.
 */
const prefix = 'concord-base:';

/** The texts that were recovered, but of which nobody knows any more what they were made from, by path. */
const unknown = new Set<string>();

/** To be called with every change: another window may be editing the same file, from another version. */
export function keepBase(path: string, text: string): void {
  if (unknown.has(path) || localStorage.getItem(prefix + path) === text) return;
  try {
    localStorage.setItem(prefix + path, text);
  } catch {
    // A full browser storage must not keep anyone from writing. A note that is missing is better than a wrong one.
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key);
  }
}

/** What the backup of a text was made from; `undefined` where that is not known. */
export function keptBase(path: string): string | undefined {
  return localStorage.getItem(prefix + path) ?? undefined;
}

/** A form was filled from a backup. Without a base, its text is compared with the file place by place. */
export function recovered(path: string, base: string | undefined): void {
  if (base !== undefined) return;
  unknown.add(path);
  localStorage.removeItem(prefix + path);
}

export function isUnknown(path: string): boolean {
  return unknown.has(path);
}

/** The form shows the file itself: there is nothing unsaved. */
export function forgetBase(path: string): void {
  unknown.delete(path);
  localStorage.removeItem(prefix + path);
}
