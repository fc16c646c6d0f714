/** What a watched process, the thread that looks after it and its parent agree on. */

/** Where a watched process notes what it is doing: the first place behind input, output, errors and messages. */
export const noteFile = 4;

/** What ends a note. No path holds it. */
export const endOfNote = '\0';

/** What the numbers mean that a watched process and its thread share. */
export const slots = {
  /** Counts beginnings and ends: odd while something is being done. */
  count: 0,
  /** How much processor time that may take, in milliseconds. */
  limit: 1,
  /** Never changes: to wait for it is to sleep. */
  pause: 2,
} as const;
