/** What search keeps in this browser, and nowhere else: the pages read last, and what was sought in vain. */

export interface ReadPage {
  /** With the base of the site. */
  url: string;
  title: string;
}

const keys = { read: 'concord-read', missed: 'concord-missed' } as const;
const most = { read: 12, missed: 30 } as const;

/** The pages that were read here, the last first. */
export function readLately(): ReadPage[] {
  return kept<ReadPage>('read').filter(
    (each) => typeof each?.url === 'string' && typeof each.title === 'string',
  );
}

export function keepRead({ url, title }: ReadPage): void {
  keep('read', [{ url, title }, ...readLately().filter((each) => each.url !== url)]);
}

/** What was sought here and not found, the last first. */
export function missed(): string[] {
  return kept<string>('missed').filter((each) => typeof each === 'string');
}

export function keepMissed(words: string): void {
  const sought = words.trim();
  const others = missed().filter((each) => each.toLowerCase() !== sought.toLowerCase());
  if (sought !== '') keep('missed', [sought, ...others]);
}

export function forget(what: keyof typeof keys): void {
  try {
    localStorage.removeItem(keys[what]);
  } catch {
    // Where nothing may be kept, nothing is.
  }
}

function kept<T>(what: keyof typeof keys): T[] {
  try {
    const list = JSON.parse(localStorage.getItem(keys[what]) ?? '[]') as unknown;
    return Array.isArray(list) ? (list as T[]) : [];
  } catch {
    return [];
  }
}

function keep(what: keyof typeof keys, list: readonly unknown[]): void {
  try {
    localStorage.setItem(keys[what], JSON.stringify(list.slice(0, most[what])));
  } catch {
    // Search works without.
  }
}
