/** Why somebody may say no to a proposal, in words. Taste is no reason. */
export const reasonsForNo = {
  worked: 'The list is already being worked',
  room: 'No room in those weeks',
  proof: 'The promise cannot be kept or proved',
  clash: 'Another campaign speaks to the same people',
  use: 'I would not know how to use it with a customer',
  other: 'Another reason, written below',
} as const;

export type ReasonForNo = keyof typeof reasonsForNo;
