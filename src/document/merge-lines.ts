import { diff3Merge } from 'node-diff3';

/** A run of lines that both sides agree on, or a place where they do not. */
export type Piece = { ok: string[] } | { base: string[]; theirs: string[]; mine: string[] };

/**
 * Merges three texts by line.
 *
 * Changes of neighbouring lines are a conflict: nobody has seen the two together. Texts that would take too long to
 * compare (thousands of lines alike) are one conflict between what their beginnings and ends have in common.
 */
export function mergeLines(base: string, theirs: string, mine: string): Piece[] {
  const [b, t, m] = [base, theirs, mine].map((text) => text.split('\n')) as [string[], string[], string[]];
  const shortest = Math.min(b.length, t.length, m.length);
  let head = 0;
  while (head < shortest && b[head] === t[head] && b[head] === m[head]) head++;
  let tail = 0;
  while (tail < shortest - head && b.at(-1 - tail) === t.at(-1 - tail) && b.at(-1 - tail) === m.at(-1 - tail))
    tail++;
  const middle = (lines: string[]) => lines.slice(head, lines.length - tail);
  const pieces = compare(middle(b), middle(t), middle(m));
  return [{ ok: b.slice(0, head) }, ...pieces, { ok: b.slice(b.length - tail) }].filter(
    (piece) => !('ok' in piece) || piece.ok.length > 0,
  );
}

function compare(base: string[], theirs: string[], mine: string[]): Piece[] {
  if (equal(theirs, mine)) return [{ ok: theirs }];
  if (equal(base, theirs)) return [{ ok: mine }];
  if (equal(base, mine)) return [{ ok: theirs }];
  if (effort(base, theirs) + effort(base, mine) > tooMuch) return [{ base, theirs, mine }];
  const found = diff3Merge(theirs, base, mine, { excludeFalseConflicts: true }) as Found[];
  return found.map((each) =>
    each.conflict
      ? { base: each.conflict.o, theirs: each.conflict.a, mine: each.conflict.b }
      : { ok: each.ok ?? [] },
  );
}

interface Found {
  ok?: string[];
  conflict?: { a: string[]; o: string[]; b: string[] };
}

const tooMuch = 2_000_000;

/** How many pairs of equal lines two texts have, and how many lines: what comparing them costs. */
function effort(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const line of a) counts.set(line, (counts.get(line) ?? 0) + 1);
  return b.reduce((sum, line) => sum + (counts.get(line) ?? 0), 0) + 20 * (a.length + b.length);
}

function equal(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((line, index) => line === b[index]);
}
