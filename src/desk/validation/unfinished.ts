import { formatOf, unreadableField } from '../../document/format.ts';
import type { Problem } from '../../problem/problem.ts';

/**
 * A text without the items of lists, and the groups, that are still being filled in: a preview shows the page beside them.
 * Without all its fields, a page could only be shown as it is typed. `undefined` where its fields cannot be read.
 */
export function withoutUnfinished(
  path: string,
  raw: string,
  problems: readonly Problem[],
): string | undefined {
  const format = formatOf(path);
  const values = format.fromFile(raw);
  if (unreadableField in values) return undefined;
  const places = problems.flatMap(({ level, field }) => (level === 'error' && field ? [field] : []));
  const parts = Object.groupBy(places, ([name]) => String(name));
  const kept = Object.entries(parts).map(([name, all = []]) => [name, without(values[name], all)]);
  return format.toFile({ ...values, ...Object.fromEntries(kept) });
}

/** A value without what lies at some places in it; a field of the first level stays as it is. */
function without(value: unknown, places: readonly (readonly PropertyKey[])[]): unknown {
  const parts = new Set(places.flatMap(([, part]) => (part === undefined ? [] : [part])));
  if (Array.isArray(value)) return value.filter((_, index) => !parts.has(index));
  return parts.size === 0 ? value : undefined;
}
