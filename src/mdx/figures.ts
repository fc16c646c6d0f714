/** A figure in a sentence, with the words around it. */
export interface Figure {
  /** As it stands there, with its sign. */
  found: string;
  value: number;
  isShare: boolean;
  around: string;
}

/** How much is looked at on either side of a figure, and how many figures of a text are. */
const [reach, most] = [90, 100];

/** The figures in a text that may be a target; none that are part of a date, a version or a name. */
export function figuresIn(text: string): Figure[] {
  return [...text.matchAll(figure)].slice(0, most).map(({ 0: whole, 1: digits = '', 2: sign, index }) => ({
    found: whole.trim(),
    value: Number(digits.replaceAll(',', '')),
    isShare: sign !== undefined,
    around: text.slice(Math.max(0, index - reach), index + whole.length + reach),
  }));
}

const figure =
  /(?<![\w.,:/–-])(\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,6})?)(\s?%|\sper\scent\b)?(?![\w/:–-]|[.,]\d)/g;
