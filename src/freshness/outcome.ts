/** What a review can find, as someone who enters it is asked. */
export const outcomes = {
  right: 'Still right',
  corrected: 'Corrected',
  'needs-work': 'Needs work by someone else',
} as const;

export type Outcome = keyof typeof outcomes;

/** What a review found, in one breath with the page: “Review of Champion: still right”; `undefined` where it does not say. */
export function outcomeInWords(outcome: unknown, workFor?: unknown): string | undefined {
  if (outcome === 'needs-work')
    return typeof workFor === 'string' && workFor !== '' ? `needs work by ${workFor}` : 'needs work';
  return outcome === 'right' || outcome === 'corrected' ? outcomes[outcome].toLowerCase() : undefined;
}
