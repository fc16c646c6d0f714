/**
 * Words of a text that the editor did not take up.
 *
 * A guard: a text that the editor would not show in full is shown as it stands in the file.
 */
export function lostWords(text: string, written: string): string[] {
  const left = count(written);
  return [...count(text)].filter(([word, times]) => (left.get(word) ?? 0) < times).map(([word]) => word);
}

function count(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  // Character references, closing tags and the numbers of list items may be written in another way.
  const bare = text
    .replace(/<\/[A-Z]\w*\s*>/g, ' ')
    .replace(/&#?\w+;/g, ' ')
    .replace(/^[ >\t]*\d+[.)]/gm, ' ');
  for (const [word] of bare.matchAll(/[\p{L}\p{N}]+/gu)) {
    const known = word.toLowerCase();
    counts.set(known, (counts.get(known) ?? 0) + 1);
  }
  return counts;
}
