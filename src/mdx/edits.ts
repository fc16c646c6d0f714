import { lastAtMost } from './points.ts';

/** A replacement of part of a text. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The source with its edits made, and where an offset in it was before. Of edits that overlap, the first counts. */
export function apply(
  edits: readonly Edit[],
  source: string,
): { source: string; back: (offset: number) => number } {
  const copies: { from: number; length: number }[] = [];
  const copiedTo: number[] = [];
  const parts: string[] = [];
  let length = 0;
  let position = 0;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const copyUntil = (end: number) => {
    copies.push({ from: position, length: end - position });
    copiedTo.push(length);
    add(source.slice(position, end));
    position = end;
  };
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < position) continue;
    copyUntil(edit.start);
    add(edit.text);
    position = edit.end;
  }
  copyUntil(source.length);
  const back = (offset: number) => {
    const index = lastAtMost(copiedTo, offset);
    const { from, length: most } = copies[index] ?? { from: 0, length: 0 };
    return from + Math.min(offset - (copiedTo[index] ?? 0), most);
  };
  return { source: parts.join(''), back };
}
