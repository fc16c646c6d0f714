import type { Day } from '../../freshness/day.ts';
import { compare } from '../../plain.ts';
import type { Entry } from '../../wiki/entry.ts';
import type { Publication } from '../publication.ts';

/** As many the home page shows. */
export const shownAtHome = 4;

/** A page that says something else since a day. */
export interface LatelyChanged {
  entry: Entry;
  day: Day;
  /** It came on that day. */
  isNew: boolean;
  /** Who made the change; `undefined` where that is too long ago to be told. */
  by: string | undefined;
}

/**
 * The pages whose substance changed last, the latest first, as far as git tells. A page that was there on the day on
 * which git first knew of the wiki has not come that day.
 */
export function latelyChanged(
  { wiki, past }: Pick<Publication, 'wiki' | 'past'>,
  most: number,
): LatelyChanged[] {
  const found = wiki.entries.flatMap((entry) => {
    const { changed, began, created, isNew } = entry.history ?? {};
    const change = changed ?? (began && created);
    return change && !entry.draft && !isNew ? [{ entry, change, isNew: changed === undefined }] : [];
  });
  return found
    .toSorted((a, b) => b.change.order - a.change.order || compare(a.entry.title, b.entry.title))
    .slice(0, most)
    .map(({ entry, change, isNew }) => ({
      ...{ entry, isNew, day: change.day },
      by: past.edits.find(({ commit, file }) => commit === change.commit && file === entry.file)?.by,
    }));
}
