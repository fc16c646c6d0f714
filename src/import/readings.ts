/** Tables of what was measured, as other people keep them, read as the readings of a number. */
import type { Root, Table } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Collection } from '../collections/index.ts';
import { monthNames, parsePeriod, type Length } from '../freshness/period.ts';

interface Reading {
  period: string;
  value: number;
  of?: number;
  note?: string;
}

/** What columns of such a table are called. */
const columns = {
  period: /^(?:period|month|quarter|week|year|when)$/i,
  value: /^(?:value|actual|result|reading|measured)$/i,
  of: /^(?:of|out of|cases|n)$/i,
  note: /^(?:notes?|comments?|remarks?)$/i,
};

/**
 * Takes the first table of readings out of a text; `undefined` where there is none, or the collection has none. A table
 * with one column or cell that is not understood for certain stays where it is.
 */
export function takeReadings(root: Root, { schema }: Collection): Reading[] | undefined {
  if (!Object.hasOwn(schema.shape, 'readings')) return undefined;
  for (const [place, node] of root.children.entries()) {
    const readings = node.type === 'table' ? readingsIn(node) : undefined;
    if (readings === undefined) continue;
    root.children.splice(place, 1);
    return readings.toSorted((a, b) => (a.period < b.period ? -1 : 1));
  }
  return undefined;
}

function readingsIn(table: Table): Reading[] | undefined {
  const [head = [], ...rows] = table.children.map(({ children }) =>
    children.map((cell) => toString(cell).trim()),
  );
  const names = head.map((title) =>
    (Object.keys(columns) as (keyof typeof columns)[]).find((name) => columns[name].test(title)),
  );
  const isKnown = names.every((name) => name !== undefined) && new Set(names).size === names.length;
  if (!isKnown || !names.includes('period') || !names.includes('value') || rows.length === 0)
    return undefined;
  const readings = rows.map((row) =>
    readingOf(Object.fromEntries(names.map((name, at) => [name, row[at] ?? '']))),
  );
  return readings.every((each) => each !== undefined) ? readings : undefined;
}

function readingOf(row: Partial<Record<string, string>>): Reading | undefined {
  const [period, value, of] = [
    periodIn(row['period'] ?? ''),
    numberIn(row['value'] ?? ''),
    numberIn(row['of'] ?? ''),
  ];
  if (period === undefined || value === undefined || (row['of'] && of === undefined)) return undefined;
  return { period, value, ...(of !== undefined && { of }), ...(row['note'] && { note: row['note'] }) };
}

/** How long their periods are, where all are of one length that one can be read at: so often it is read. */
export function lengthOf(readings: readonly Reading[]): Length | undefined {
  const [length, ...others] = new Set(readings.map(({ period }) => parsePeriod(period)?.length));
  return others.length === 0 && length !== 'year' ? length : undefined;
}

/** A period as people write it: “2026-10”, “Q3 2026”, “10/2026”, “Oct 2026”. */
function periodIn(text: string): string | undefined {
  const [, quarter, ofYear] = /^Q([1-4])[ /]?(\d{4})$/i.exec(text) ?? [];
  const [, month, itsYear] = /^(0?[1-9]|1[0-2])[./](\d{4})$/.exec(text) ?? [];
  const [, name = '', year] = /^(\p{L}{3,9})\.? (\d{4})$/u.exec(text) ?? [];
  const index = monthNames.findIndex((each) => each.toLowerCase().startsWith(name.toLowerCase()));
  const written = quarter
    ? `${ofYear}-Q${quarter}`
    : month
      ? `${itsYear}-${month.padStart(2, '0')}`
      : year && index >= 0
        ? `${year}-${String(index + 1).padStart(2, '0')}`
        : text;
  return parsePeriod(written) && written;
}

/** A number with what it is of, such as “91 %”. “1,234” may mean either of two numbers, and is none. */
function numberIn(text: string): number | undefined {
  const [, digits] = /^[€$£]?\s*(-?\d+(?:[.,]\d{1,2})?)\s*(?:%|€|h|hours|days)?$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits.replace(',', '.'));
}
