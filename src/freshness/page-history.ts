import type { Day } from './day.ts';

/** When a change reached the readers. */
export interface Revision {
  day: Day;
  /** Its place among all changes: a later one has a higher number. What arrived together has the same. */
  order: number;
  /** Its name in git; empty for what is not committed yet. */
  commit: string;
}

/** That a file had another name until some change. Paths lie below the content folder. */
export interface FormerName {
  from: string;
  /** What it is called today, through whatever names it had in between. */
  to: string;
  until: Revision;
}

/** What a page said at a time: where it lay, git's name of its text, and the place of the commit among all. */
export interface Said {
  path: string;
  blob: string;
  index: number;
}

/** Nobody reads further back than this in a list: the history of each page is in the editor, and all of it in git. */
export const mostEdits = 1_000;

/** What one commit has made of a page. */
export interface Edit extends Revision {
  /** The file as it is called today; of a page that is gone, as it was called last. Below the content folder. */
  file: string;
  /** The name of whoever made the commit. */
  by: string;
  /** It says of itself that it is a small correction. */
  isCorrection: boolean;
  /** `undefined` where the page came with it. */
  was: Said | undefined;
  /** `undefined` where the page went with it. */
  now: Said | undefined;
}

/** What git tells of a page. A page without it has a history that is not known. */
export interface PageHistory {
  /** The change that brought the page. */
  created: Revision;
  /**
   * The day on which its text came into being. Left out where git cannot tell: it was there on the day on which git
   * first knew of the wiki, and may have been brought along, with reviews that were made elsewhere.
   */
  began?: Day;
  /** It is in no commit yet. It has come, as far as git can tell; what it was before is not known. */
  isNew?: true;
  /** The last change of substance since then. Changes of the form alone, or of the review alone, are none. */
  changed?: Revision;
  /** The change that brought the review that the page has now. */
  reviewed?: Revision;
  /** The page was changed in substance after that review. */
  edited?: Revision;
  /** The last small correction after that review: the page still says what was reviewed. */
  corrected?: Revision & { by: string };
  /** The last change of what other pages can rest on. */
  ground?: Revision;
  /** That change took back what had been changed before: the page says what it said from one change to another. */
  restored?: { from: Revision; until: Revision };
}

/** Whether something changed after a page was reviewed, as far as its readers could see. */
export function changedSince(
  change: Revision | undefined,
  reviewed: Day | undefined,
  review: Revision | undefined,
): boolean {
  if (change === undefined || reviewed === undefined || change.commit === review?.commit) return false;
  return (
    change.day > reviewed || (change.day === reviewed && review !== undefined && change.order > review.order)
  );
}
