import type { Entry } from './entry.ts';
import type { Wiki } from './wiki.ts';

type Work = (entry: Entry, wiki: Wiki) => unknown;

/** What was worked out for entries of a wiki. */
const found = new WeakMap<Wiki, Map<Work, Map<Entry, unknown>>>();

/** Has something be worked out once for each entry of a wiki: lists, cards, keys and pages ask again and again. */
export function once<T>(work: (entry: Entry, wiki: Wiki) => T): (entry: Entry, wiki: Wiki) => T {
  return (entry, wiki) => {
    const all = found.get(wiki) ?? new Map<Work, Map<Entry, unknown>>();
    if (all.size === 0) found.set(wiki, all);
    const known = all.get(work) ?? new Map<Entry, unknown>();
    if (known.size === 0) all.set(work, known);
    const before = known.get(entry);
    if (before !== undefined || known.has(entry)) return before as T;
    const result = work(entry, wiki);
    known.set(entry, result);
    return result;
  };
}

/** Takes over from one wiki to another what was worked out, except for some entries. The first is not used any more. */
export function takeOver(from: Wiki, to: Wiki, except: Iterable<Entry>): void {
  const all = found.get(from);
  if (all === undefined) return;
  for (const known of all.values()) for (const entry of except) known.delete(entry);
  found.delete(from);
  found.set(to, all);
}
