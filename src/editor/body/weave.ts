import { endedLike, normalise } from '../../line-ends.ts';
import { align, type Match } from './align.ts';

/** How the editor would write a text that it has read. Throws where it cannot. */
export type Says = (text: string) => string;

/**
 * Brings an edit back into the text as it was typed.
 *
 * The editor reads a text and writes it in its own way: `before` without the edit, `after` with it. The result
 * is the original with nothing but the edit changed, so that signs, blanks and line breaks stay as they were.
 * It says the same as `after`, by what `says` makes of both. Where an edit cannot be brought into the original
 * alone, what stands around it is taken from `after` too: the line, the block, at worst all of it.
 */
export function weave(original: string, before: string, after: string, says: Says = (text) => text): string {
  return weaveClosely(original, before, after, says) ?? after;
}

/** The same; `undefined` where more than the edit itself, or than blocks, would have to be taken from `after`. */
export function weaveClosely(
  original: string,
  before: string,
  after: string,
  says: Says,
  most: 'edit' | 'block' = 'block',
): string | undefined {
  if (before === after) return original;
  const meant = says(after);
  if (meant === says(before)) return original;
  const typed = normalise(original);
  const texts: Texts = { before, after, typed, matches: align(before, typed) };
  const edits = editsBetween(before, after);
  const tried = new Set<string>();
  for (const attempt of most === 'edit' ? narrow : [...narrow, ...wide]) {
    const woven = transfer(joined(edits, attempt.widen, texts), texts, attempt);
    if (woven === undefined || tried.has(woven)) continue;
    tried.add(woven);
    if (means(woven, meant, says)) return endedLike(original, woven);
  }
  return undefined;
}

interface Texts {
  before: string;
  after: string;
  typed: string;
  /** What `before` and the text as it was typed have in common. */
  matches: readonly Match[];
}

/** A stretch of `before`. */
interface Range {
  start: number;
  end: number;
}

/** What stands in a stretch of `before` stands from `from` to `to` in `after`. */
interface Edit extends Range {
  from: number;
  to: number;
}

/** Where something new is put: right behind what stands before it, or right before what stands behind it. */
type Side = 'left' | 'right';

type Widen = (range: Range, texts: Texts) => Range;

/** How much is taken from `after`, the least first. */
interface Attempt {
  widen: Widen;
  side: Side;
  /** What only the typed text has at the edges of an edit goes with it: the line below a heading, say. */
  edges?: true;
}

const narrow: readonly Attempt[] = [
  { widen: toShared, side: 'left' },
  { widen: toShared, side: 'right' },
];

const wide: readonly Attempt[] = [
  { widen: toLines, side: 'left' },
  { widen: toLines, side: 'left', edges: true },
  ...[1, 2, 4, 8, 16].flatMap((steps): Attempt[] => [
    { widen: (range, texts) => toBlocks(range, texts, steps, false), side: 'left' },
    { widen: (range, texts) => toBlocks(range, texts, steps, true), side: 'left', edges: true },
  ]),
];

function means(text: string, meant: string, says: Says): boolean {
  try {
    return says(text) === meant;
  } catch {
    return false;
  }
}

function editsBetween(before: string, after: string): Edit[] {
  const edits: Edit[] = [];
  let [start, from] = [0, 0];
  for (const { a, b, length } of [
    ...align(before, after),
    { a: before.length, b: after.length, length: 0 },
  ]) {
    if (a > start || b > from) edits.push({ start, end: a, from, to: b });
    [start, from] = [a + length, b + length];
  }
  return edits;
}

/** Widens an edit until it neither begins nor ends amid what only one of the texts has. */
function toShared({ start, end }: Range, { matches, before }: Texts): Range {
  const first = gapAt(start, matches, before.length);
  const last = gapAt(end, matches, before.length);
  return {
    start: first && first.start < start && start < first.end ? first.start : start,
    end: last && last.start < end && end < last.end ? last.end : end,
  };
}

function toLines(range: Range, texts: Texts): Range {
  const { before } = texts;
  const start = range.start === 0 ? 0 : before.lastIndexOf('\n', range.start - 1) + 1;
  const end = before.indexOf('\n', range.end);
  return toShared({ start, end: end < 0 ? before.length : end }, texts);
}

/** Widens an edit by blocks: to blank lines that stand in the text as it was typed too, or up to the next block. */
function toBlocks(range: Range, texts: Texts, steps: number, toNext: boolean): Range {
  const { before, typed, matches } = texts;
  const gaps = [...before.matchAll(/\n\n+/g)].filter(({ 0: gap, index }) => {
    const place = originOf(index + gap.length, matches, before, typed, 'left');
    return place !== undefined && /\n[^\S\n]*\n[^\S\n]*$/.test(typed.slice(0, place));
  });
  const first = gaps.filter(({ 0: gap, index }) => index + gap.length <= range.start).at(-steps);
  const last = gaps.filter(({ index }) => index >= range.end).at(steps - 1);
  const start = first ? first.index + first[0].length : 0;
  const end = last ? last.index + (toNext ? last[0].length : 0) : before.length;
  return { start, end };
}

/** Widens edits, and makes one of those that touch then. */
function joined(edits: readonly Edit[], widen: Widen, texts: Texts): Edit[] {
  const groups: { range: Range; members: Edit[] }[] = [];
  for (const edit of edits) {
    const range = widen(edit, texts);
    const last = groups.at(-1);
    if (last && range.start <= last.range.end) {
      last.range = {
        start: Math.min(last.range.start, range.start),
        end: Math.max(last.range.end, range.end),
      };
      last.members.push(edit);
    } else groups.push({ range, members: [edit] });
  }
  return groups.map(({ range, members }) => {
    // Outside the edits, both texts are the same.
    const [first, last] = [members[0], members.at(-1)];
    const from = (first?.from ?? 0) - ((first?.start ?? 0) - range.start);
    const to = (last?.to ?? 0) + (range.end - (last?.end ?? 0));
    return { ...range, from, to };
  });
}

/** Makes edits of `before` in the text as it was typed; `undefined` where they have no place in it. */
function transfer(
  edits: readonly Edit[],
  { before, after, typed, matches }: Texts,
  { side, edges }: Attempt,
): string | undefined {
  let woven = '';
  let position = 0;
  for (const edit of edits) {
    const isNew = edit.start === edit.end;
    const start = originOf(edit.start, matches, before, typed, isNew ? side : edges ? 'left' : 'right');
    const end = isNew ? start : originOf(edit.end, matches, before, typed, edges ? 'right' : 'left');
    if (start === undefined || end === undefined || start < position || end < start) return undefined;
    woven += typed.slice(position, start) + after.slice(edit.from, edit.to);
    position = end;
  }
  return woven + typed.slice(position);
}

/**
 * Where a place of `before` is in the text as it was typed; `undefined` amid what only `before` has.
 *
 * `side` decides where the typed text has something there that `before` has not.
 */
function originOf(
  place: number,
  matches: readonly Match[],
  before: string,
  typed: string,
  side: Side,
): number | undefined {
  const gap = gapAt(place, matches, before.length);
  if (gap === undefined) {
    const match = matches[lastBefore(place, matches)];
    return match && match.b + place - match.a;
  }
  const { previous, next } = gap;
  const left = previous ? previous.b + previous.length : 0;
  const right = next?.b ?? typed.length;
  if (gap.start === gap.end) return side === 'left' ? left : right;
  return place === gap.start ? left : place === gap.end ? right : undefined;
}

interface Gap extends Range {
  previous: Match | undefined;
  next: Match | undefined;
}

/** What of `before` lies between two pieces that the texts share, around a place; it may be empty. */
function gapAt(place: number, matches: readonly Match[], length: number): Gap | undefined {
  const index = lastBefore(place, matches);
  const previous = matches[index];
  const end = previous ? previous.a + previous.length : 0;
  if (place < end) return undefined;
  const next = matches[index + 1];
  return { start: end, end: next?.a ?? length, previous, next };
}

/** The index of the last piece that begins before a place; -1 where there is none. */
function lastBefore(place: number, matches: readonly Match[]): number {
  let [low, high] = [0, matches.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((matches[middle]?.a ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
