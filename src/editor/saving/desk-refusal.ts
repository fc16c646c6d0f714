import type { Refused } from '../../editing-api/protocol.ts';

/** A request that the desk did not carry out. The message is for the person who edits. */
export class DeskRefusal extends Error {
  readonly refused: Refused;
  /** Nobody has answered: what was asked for may have been done. */
  readonly isUnanswered: boolean;

  constructor(refused: Refused, isUnanswered = false) {
    super(refused.error);
    this.refused = refused;
    this.isUnanswered = isUnanswered;
  }
}
