import { diffArrays } from 'diff';

/** A piece of one text that stands in another as well. */
export interface Match {
  /** Where it begins in the one text. */
  a: number;
  /** Where it begins in the other. */
  b: number;
  length: number;
}

/** Words, blank lines, line ends, blanks, and every other sign for itself. */
const token = /[\p{L}\p{N}\p{M}]+|\n\n?|[^\S\n]+|[^]/gu;

/**
 * Finds what two versions of a text have in common, in order.
 *
 * Lines with the same words are matched first: a sign or a blank line would be found everywhere.
 */
export function align(a: string, b: string): Match[] {
  if (a === b) return a === '' ? [] : [{ a: 0, b: 0, length: a.length }];
  const matches: Match[] = [];
  const [linesA, linesB] = [worded(a), worded(b)];
  let [fromA, fromB] = [0, 0];
  let [indexA, indexB] = [0, 0];
  const between = (toA: number, toB: number) => {
    compare(a.slice(fromA, toA), b.slice(fromB, toB), fromA, fromB);
    [fromA, fromB] = [toA, toB];
  };
  for (const { added, removed, count } of diffArrays(
    linesA.map(({ words }) => words),
    linesB.map(({ words }) => words),
  )) {
    if (!added && !removed) {
      for (let index = 0; index < count; index++) {
        const [lineA, lineB] = [linesA[indexA + index], linesB[indexB + index]];
        if (!lineA || !lineB) continue;
        between(lineA.start, lineB.start);
        between(lineA.end, lineB.end);
      }
    }
    if (!added) indexA += count;
    if (!removed) indexB += count;
  }
  between(a.length, b.length);
  return matches;

  function compare(partA: string, partB: string, offsetA: number, offsetB: number): void {
    if (partA === partB) return add(offsetA, offsetB, partA.length);
    let [atA, atB] = [offsetA, offsetB];
    for (const { added, removed, value } of diffArrays(partA.match(token) ?? [], partB.match(token) ?? [])) {
      const { length } = value.join('');
      if (!added && !removed) add(atA, atB, length);
      if (!added) atA += length;
      if (!removed) atB += length;
    }
  }

  function add(atA: number, atB: number, length: number): void {
    const last = matches.at(-1);
    if (length === 0) return;
    if (last && last.a + last.length === atA && last.b + last.length === atB) last.length += length;
    else matches.push({ a: atA, b: atB, length });
  }
}

interface Line {
  words: string;
  start: number;
  end: number;
}

/** The lines that have words, by what their words are. */
function worded(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const words = line.match(/[\p{L}\p{N}]+/gu)?.join(' ');
    if (words !== undefined) lines.push({ words, start: index, end: index + line.length });
  }
  return lines;
}
