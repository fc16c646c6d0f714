import type { Mention } from '../mdx/facts.ts';
import { problem, type Fault, type Problem } from '../problem/problem.ts';
import { locationOf, type Entry } from './entry.ts';
import { keyOf } from './wiki.ts';

/** A problem of a field of an entry. */
export function at(entry: Entry, fault: Fault, path: PropertyKey[]): Problem {
  return problem(fault, { ...locationOf(entry, path), entry: keyOf(entry), field: path });
}

/** A problem of something in the body, or in the Markdown of a field. */
export function mentionedAt(
  entry: Entry,
  fault: Fault,
  { path, line, column }: Omit<Mention, 'to'>,
): Problem {
  if (path) return at(entry, fault, path);
  return problem(fault, { file: entry.file, line, column, entry: keyOf(entry) });
}
