import type { Day } from '../freshness/day.ts';
import type { FormerName, Revision } from '../freshness/page-history.ts';
import type { Entry } from './entry.ts';
import { keyOfFile } from './files.ts';
import { sectionAt } from './sections.ts';
import { keyOf, type FormerKey, type Wiki } from './wiki.ts';

/**
 * What pages were called before, from the former names of their files, the oldest first. A page that is called so again
 * has that name among them, for what it was called in between is not what it was called first.
 *
 * A name that another page has had since, or has but for capitals, leads nowhere. One that differs from what the page is
 * called now in capitals alone leads there, though no file can stand at it; see {@link isRecased}.
 */
export function formerKeys(
  names: readonly FormerName[],
  entries: readonly Entry[],
  removed: ReadonlyMap<string, Revision>,
): Pick<Wiki, 'moved' | 'formerly'> {
  const moved = new Map<string, string>();
  const formerly = new Map<string, FormerKey[]>();
  if (names.length === 0) return { moved, formerly };
  const byFile = new Map(entries.map((entry) => [entry.file, keyOf(entry)]));
  const taken = new Set(Array.from(byFile.values(), (key) => key.toLowerCase()));
  for (const { from, to, until } of names) {
    const [key, before] = [byFile.get(to), keyOfFile(from)];
    if (key === undefined || before === undefined) continue;
    const known = formerly.get(key) ?? [];
    known.push({ key: before, until });
    formerly.set(key, known);
    const gone = removed.get(from.replace(/\.\w+$/, ''));
    const isLast = gone === undefined || gone.order <= until.order;
    const isFree = !taken.has(before.toLowerCase()) || (before !== key && isRecased(before, key));
    if (isLast && isFree) moved.set(before, key);
  }
  return { moved, formerly };
}

/** Whether a former name differs from the present one in capitals alone: on some disks the two would be the same file. */
export function isRecased(former: string, key: string): boolean {
  return former.toLowerCase() === key.toLowerCase();
}

/** The former names of pages that differ from the present ones in capitals alone, with those. */
export function recasedIn({ moved }: Pick<Wiki, 'moved'>): [former: string, key: string][] {
  return [...moved].filter((each) => isRecased(...each));
}

/** Whether a file can stand at a former name that leads on: no page is there but for capitals, and no folder has come. */
export function leadsOnAt(wiki: Wiki, former: string): boolean {
  const key = wiki.moved.get(former);
  return key !== undefined && !isRecased(former, key) && sectionAt(wiki, former) === undefined;
}

/** Whether a page is called so, or was, and a file that belongs to it can stand at that name. */
export function canHaveFile({ byKey, moved }: Pick<Wiki, 'byKey' | 'moved'>, key: string): boolean {
  const now = moved.get(key);
  return byKey.has(key) || (now !== undefined && !isRecased(key, now));
}

/** What a page was called on a day, for what is to keep the name it was given then. A page that is called so counts more. */
export function keyOn(wiki: Wiki, key: string, day: Day): string {
  const former = wiki.formerly.get(key)?.find(({ until }) => until.day >= day)?.key ?? key;
  const other = wiki.byKey.get(former);
  const isTaken = other !== undefined && (other.history?.created.day ?? day) <= day;
  return isTaken ? key : former;
}

/** What a page was called first, for what is to keep one name through all others. */
export function firstKeyOf(wiki: Wiki, key: string): string {
  const first = wiki.formerly.get(key)?.[0]?.key ?? key;
  return wiki.byKey.has(first) ? key : first;
}
