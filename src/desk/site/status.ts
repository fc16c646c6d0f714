import type { Status } from '../../editing-api/protocol.ts';

/** Keeps count of changes. */
export interface Board {
  now(): Status;
  /** A change was made, by the desk or in a text editor. Gives its number. */
  changed(): number;
  /** Search knows all changes up to a number. */
  searchable(number: number): void;
}

/** The count begins with the content as it is found: that is change 1, and search does not know it yet. */
export function openBoard(): Board {
  let status: Status = { saved: 1, searchable: 0 };
  return {
    now: () => status,
    changed() {
      status = { ...status, saved: status.saved + 1 };
      return status.saved;
    },
    searchable(number) {
      status = { ...status, searchable: number };
    },
  };
}
