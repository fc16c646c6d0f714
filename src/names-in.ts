/** What in a text may tell who somebody is: what is published, and kept by git for ever, does better without. */

/** Something in a text that names a person or a way to reach them. */
export interface NameIn {
  of: 'mail' | 'telephone' | 'person';
  /** As it stands in the text. */
  found: string;
}

const patterns: readonly (readonly [NameIn['of'], RegExp])[] = [
  ['mail', /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu],
  // Begun by a plus or a nought, or in the groups of America: neither prices nor days are.
  ['telephone', /(?<![\p{L}\d.,€£$/-])(?:\+\d|\(?0\d)[\d ()/.-]{5,18}\d(?![\d%€])/gu],
  ['telephone', /(?<![\p{L}\d.,€£$/-])(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?!\d)/gu],
  [
    'person',
    /(?<![\p{L}\d])(?:Mr|Mrs|Ms|Miss|Mister|Herrn?|Frau|Dr|Prof|Monsieur|Madame)\.?\s+(?:(?:Dr|Prof|van|von|de|der|den|zu|la|le)\.?\s+)*\p{Lu}[\p{L}'’-]*/gu,
  ],
];

/**
 * The mail addresses, telephone numbers, and names behind a form of address (“Mr”, “Frau”) in a text, in its order, each
 * once. Names that stand alone are not found: nobody can tell them from those of places and products.
 */
export function namesIn(text: string): NameIn[] {
  const all = patterns.flatMap(([of, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: found, index }) => ({ of, found: found.trim(), index })),
  );
  const inOrder = all.filter(isTelephone).toSorted((a, b) => a.index - b.index);
  return inOrder.flatMap(({ of, found }, at) =>
    inOrder.findIndex((each) => each.found === found) === at ? [{ of, found }] : [],
  );
}

/** A number has digits enough to be dialled from anywhere, and no more than any has; whatever is no number is not asked. */
function isTelephone({ of, found }: NameIn): boolean {
  const digits = found.replace(/\D/g, '').length;
  return of !== 'telephone' || (digits >= 7 && digits <= 15);
}

/** What was found, in words: “a mail address”. */
export const kindsOfName: Readonly<Record<NameIn['of'], string>> = {
  mail: 'a mail address',
  telephone: 'a telephone number',
  person: 'somebody’s name',
};
