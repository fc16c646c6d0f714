import type { ReviewFacts } from './review.ts';

/** What lists and search carry of a page's review, as JSON in `data-review`. */
export type LineFacts = ReviewFacts & { timeZone: string };

/**
 * What search carries of a page's review: enough to work out its state where it is read.
 *
 * Whatever Pagefind carries of a page can be found by its words (https://pagefind.app/docs/metadata/). These
 * are written in signs that are no words, one for each character, or every page would be found by “months”
 * and “assignees”.
 */
export function packFacts(facts: LineFacts): string {
  return shifted(JSON.stringify(stateFacts(facts)), signs);
}

/** The facts that a state depends on: not who is to do something, nor which pages have changed. */
export function stateFacts({ rechecks = [], needsWork, ...facts }: LineFacts): LineFacts {
  const [first] = rechecks;
  return {
    ...facts,
    // Names may be written in any letters, and a state has none in it.
    rechecks: first && [{ ...first, key: '', title: '' }],
    needsWork: needsWork && { by: '' },
    corrected: undefined,
    assignees: { owner: undefined, covers: [], lead: undefined },
  };
}

/** The facts that search carried. */
export function unpackFacts(text: string): string {
  return shifted(text, -signs);
}

/** The braille patterns of Unicode, of which there are as many as there are plain characters. */
const signs = 0x2800;

function shifted(text: string, by: number): string {
  return [...text].map((character) => String.fromCharCode(character.charCodeAt(0) + by)).join('');
}
