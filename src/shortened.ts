/** A text on one line, cut behind a word where it is longer than so many characters. */
export function shortened(text: string, most: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= most) return line;
  const cut = line.slice(0, most).toWellFormed();
  const atWord = line.charAt(most) === ' ' ? cut : cut.replace(/\s+\S*$/, '');
  return `${atWord.replace(/[\s,;:.–-]+$/, '')} …`;
}
