/**
 * What the editor and the desk say to each other, beyond Decap's proxy protocol.
 *
 * Every request is `POST /api/v1` with `{action, params}`. The actions of the proxy protocol take what Decap sends;
 * what is listed here may be left out by clients that know no more than Decap. All answers are JSON; a refusal has a
 * status of 4xx and is a {@link Refused}.
 */
import type { Problem } from '../problem/problem.ts';
import type { HeardNote } from './notes.ts';

/** A person who edits. Becomes the author of commits. */
export interface Author {
  name: string;
  email: string;
}

/** Added to the parameters of every action that writes. */
export interface By {
  author?: Author;
}

/** The answer to `info`: what Decap is told, and whether no other machine can reach the desk. */
export interface Info {
  repo: string;
  publish_modes: string[];
  type: string;
  /** By the address that it listens on; there may be a proxy in front of it. */
  isLocal: boolean;
}

/**
 * Added to the parameters of `persistEntry` where what is saved is no more than a small correction: it leaves the page
 * as it was checked. Refused with 422 where it does more.
 */
export interface Correcting {
  correction?: boolean;
}

/**
 * Added to the parameters of `persistEntry` where what was heard outside is put on a page: its notes say so in the same
 * commit, as far as the text that is saved says what they say.
 */
export interface TakingOver {
  takenOver?: {
    /** The id of whoever does it, a person of the wiki. */
    who: string;
    notes: {
      /** The file of the note, as Decap calls it. */
      note: string;
      /** The file of the page, one of those that are saved. */
      page: string;
      /** Whoever saves says that it stands there, whatever its words are. */
      isSaid?: boolean | undefined;
    }[];
  };
}

/** What has become of a note that was to be taken over with a save. */
export interface TakenNote {
  note: string;
  /** It stands on the page from now on, it waits as before, or it had an end already that is another one. */
  is: 'taken' | 'open' | 'ended';
  /** The same in a sentence, for whoever saves. */
  said: string;
}

/** The answer to `persistEntry`. */
export interface Saved {
  message: string;
  /** The commit; `undefined` where there was nothing to change. */
  change: string | undefined;
  /** How long the commit took, in milliseconds. */
  took: number;
  /** Counts up with every change; see {@link Status}. */
  number: number;
  /** The text of each entry as it is now. */
  files: { path: string; data: string }[];
  /** Who else's changes were merged with these, by path. */
  mergedWith: Record<string, Who[]>;
  /** What has become of the notes that were to be taken over; left out where there were none. */
  notes?: TakenNote[];
}

/**
 * `act`: what someone does to a page with one press of a button, as one commit of theirs, or takes back again.
 *
 * Refused in words where it cannot be done, and with 409 where the page says something else by now than it did on the
 * screen: nothing is merged with what was not seen. Only a line of a log is added, or taken back, whatever else has changed.
 */
export type Act = Press & ({ what: What } | { /** The commit to take back. */ undo: string });

interface Press {
  /** The id of whoever presses: a person of the wiki, with whose name and address the change is made. */
  who: string;
  /** The file of the page, as Decap calls it. */
  page: string;
  /** The digest of the text that was shown, which the page carries. */
  seen: string;
}

/** What can be done with one press; each kind is one entry in `desk/acts.ts`. */
export type What =
  | { kind: 'review'; outcome: 'right' }
  | { kind: 'hand-over'; to: string }
  /** That a team stands by the words of the page, for which whoever presses may sign. */
  | { kind: 'sign'; team: string }
  /** Whether an answer worked when someone tried it, as a line of a log. */
  | { kind: 'result'; outcome: 'won' | 'lost'; note?: string | undefined }
  /**
   * That whoever presses has used a piece of material, and whether it helped. `of` is the day of a line of theirs that says
   * something else so far; without it, it was used today.
   */
  | { kind: 'use'; outcome: 'helped' | 'not' | 'unknown'; note?: string | undefined; of?: string | undefined }
  /** What whoever presses answers to a proposal. `because` is a reason from its list, `text` says it in a sentence. */
  | { kind: 'answer'; stance: 'yes' | 'if' | 'no'; because?: string | undefined; text?: string | undefined }
  /** That a task is done, which is known by what it says: others may stand before it by now. */
  | { kind: 'task'; field: string; text: string; who: string; by: string }
  /** That a field note is not taken over, and why. */
  | { kind: 'decline'; because: string }
  /** What was measured of a number in a period that is over, in the place of the value so far where that is said. */
  | {
      kind: 'reading';
      period: string;
      value: number;
      of?: number | undefined;
      note?: string | undefined;
      insteadOf?: number | undefined;
    };

/**
 * `note`: what somebody has heard outside, as one commit of theirs. Whoever gets no answer sends it again: it is known by
 * its id, and made once. Answered with an {@link Noted}. Refused with 409 and `there` where it is on the wiki with other
 * words that others have worked on.
 */
export interface SentNote extends SentWords {
  /** Made on the device, so that no other note has it. */
  id: string;
  /**
   * What was sent under this id before, the first first, where no answer came: that is there perhaps, and these words are
   * to stand in its place.
   */
  instead?: SentWords[] | undefined;
}

/** What a note says. */
export interface SentWords extends HeardNote {
  /** The id of whoever heard it. */
  by: string;
}

/** The answer to `note`. */
export interface Noted extends Saved {
  /** What became of it, as whoever sent it is told. */
  said: string;
  /** The address of the note, without the site's base. */
  url: string;
}

/** The answer to `act`. */
export interface Acted extends Saved {
  /** What became of the page, as its reader is told. */
  said: string;
  /** The digest of the page's text as it is now, where that is what was seen, changed by this alone; else the one that was sent. */
  seen: string;
}

/** Who changed something, and when, as an instant in ISO 8601. */
export interface Who {
  name: string;
  when: string;
}

/** A request that was not carried out, with everything that is needed to go on. */
export interface Refused {
  /** Why, in plain words. */
  error: string;
  /** The same place was changed by someone else. Status 409. */
  conflict?: Conflict;
  /** What this save would break. Status 422. */
  problems?: Problem[];
  /**
   * Pages that lead to what was to be deleted. Status 409; delete with `confirmed: true`. Where a request says
   * `unasked: true`, it is refused even if there are none.
   */
  dependents?: { title: string; url: string }[];
  /** Where the text that was refused is kept: the id of a {@link RejectedSave}. */
  kept?: string;
  /** The address of a note that is there with other words, without the site's base. Status 409. */
  there?: string;
}

export interface Conflict {
  path: string;
  /** The text of the file as it is now. Merge again with this as `theirs`. */
  theirs: string;
  /** Who changed it since the edit began, latest first. Empty where that cannot be known. */
  who: Who[];
}

/** `history`: the changes of the wiki, or with `path` of one file; latest first, `before` a commit, 50 at a time. */
export interface Change {
  id: string;
  who: string;
  when: string;
  /** What was done, in words: “Changed Summary and the text of Champion”. */
  what: string;
  /** Whoever made it says that it is no more than a small correction. */
  isCorrection: boolean;
  /** The files it touched, as many as fit a list. */
  files: ChangedFile[];
  /** How many more there are. */
  others: number;
}

export interface ChangedFile {
  path: string;
  /** The title of the entry, or the file's name. */
  title: string;
  kind: 'created' | 'changed' | 'deleted' | 'renamed';
  /** Its path before, where it was renamed: what happened to it earlier is the history of that path. */
  from?: string;
}

/**
 * `version` with `id` and `path`: a file before and after a change; `undefined` where it was not there. With `today`, the
 * path that it has now, where that is another; `restore` takes the same.
 */
export interface Version {
  path: string;
  before: string | undefined;
  after: string | undefined;
  /** The text of the file today. */
  now: string | undefined;
}

/** `kept`: texts that were refused, latest first. `keptText` with `id` gives one, `forget` with `id` removes it. */
export interface RejectedSave {
  id: string;
  path: string;
  title: string;
  who: string;
  when: string;
  /** Why it was refused. */
  reason: string;
}

/** `keptText`: the refused text, and what it was based on. */
export interface RejectedSaveContent extends RejectedSave {
  text: string;
  base: string | undefined;
}

/** `media`: the pictures of the wiki, the latest first. They are read at their addresses. */
export interface StoredPicture {
  /** As Decap calls it, such as `public/media/a.png`. */
  path: string;
  /** In bytes. */
  size: number;
}

/** `validate` with `path` and `raw`: what the checks say of a text that is not saved yet, and how it would look. */
export interface Validation {
  problems: Problem[];
  /** A whole HTML page; `undefined` where it was not asked for (`preview: true`) or cannot be made. */
  html: string | undefined;
}

/** `unpushed`: the changes that are on the disk of the desk alone; `null` where there are none, or that is not known. */
export type { Unpushed } from '../git/unpushed.ts';

/** `deleted`: how many files are gone on the disk of the desk that the latest commit still has. */
export type Deleted = number;

/** `GET /api/status`: what has been saved. Every page shows it at once. */
export interface Status {
  /** The number of the latest change. */
  saved: number;
  /** The number of the latest change that search knows. */
  searchable: number;
}

/** Where the desk reports what has been saved. */
export const statusPath = '/api/status';
