import type { Day } from '../../freshness/day.ts';
import type { Linker } from '../../site/agenda/link.ts';
import type { Publication } from '../../site/publication.ts';
import type { Entry } from '../../wiki/entry.ts';
import { keyOf } from '../../wiki/wiki.ts';
import type { Line } from '../model.ts';

/** What sources find lines in. */
export interface Context extends Pick<Publication, 'wiki' | 'past'> {
  /** The id of the team that is told; `undefined` for all of them together. */
  team: string | undefined;
  /** The pages that are there for readers, and concern the team. */
  entries: readonly Entry[];
  /** Whether something that concerns some teams concerns the one that is told. */
  concerns: (teams: readonly string[]) => boolean;
  /** What happened before this day is no news. */
  since: Day;
  today: Day;
  link: Linker;
  /** Whether a fact was told before, by its name. */
  wasTold: (fact: string) => boolean;
}

/** A line, of whichever part its source is. */
export type Found = Omit<Line, 'part'>;

export function inAList(names: readonly string[]): string {
  return new Intl.ListFormat('en-GB').format(names);
}

/** How much a page is used: how many others refer to it, up to nine. */
export function usesOf(entry: Entry, { wiki }: Context): number {
  return Math.min(9, wiki.backlinks.get(keyOf(entry))?.length ?? 0);
}
