import type { ReviewFacts } from './review.ts';

/** What lists and search carry of a page's review, as JSON in `data-review`. */
export type LineFacts = ReviewFacts & { timeZone: string };

/** The facts that a state depends on: not who is to do something, nor which pages have changed. */
export function stateFacts<T extends ReviewFacts>({ rechecks = [], needsWork, ...facts }: T): T {
  const [first] = rechecks;
  return {
    ...facts,
    rechecks: first && [{ ...first, key: '', title: '' }],
    needsWork: needsWork && { by: '' },
    corrected: undefined,
    assignees: { owner: undefined, covers: [], lead: undefined },
  } as unknown as T;
}
