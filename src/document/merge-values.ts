import { isRecord } from '../plain.ts';
import type { MergeChoice, MergeConflict } from './merge-conflict.ts';
import { mergeLines } from './merge-lines.ts';
import { same, type Values } from './same.ts';

/** Gathers conflicts, and says how each is to be settled. */
export interface Settler {
  conflicts: MergeConflict[];
  settle(conflict: MergeConflict): MergeChoice;
}

/** Merges fields, and groups of fields in them, one by one. */
export function mergeValues(
  base: Values,
  theirs: Values,
  mine: Values,
  path: string,
  settled: Settler,
): Values {
  const names = new Set([...Object.keys(theirs), ...Object.keys(mine)]);
  const merged = [...names].map((name) => {
    const at = path === '' ? name : `${path}.${name}`;
    return [name, mergeValue(own(base, name), own(theirs, name), own(mine, name), at, settled)] as const;
  });
  return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
}

function mergeValue(base: unknown, theirs: unknown, mine: unknown, name: string, settled: Settler): unknown {
  if (same(base, mine) || same(theirs, mine)) return theirs;
  if (same(base, theirs)) return mine;
  if (isRecord(theirs) && isRecord(mine))
    return mergeValues(isRecord(base) ? base : {}, theirs, mine, name, settled);
  const items = isTexts(theirs) && isTexts(mine) ? mergeItems(base, theirs, mine) : undefined;
  if (items !== undefined) return items;
  const choice = settled.settle({ kind: 'field', name, base, theirs, mine });
  if (choice === 'both') return together(theirs, mine);
  return choice === 'theirs' ? theirs : mine;
}

/** Lists of plain texts, merged by item; `undefined` where both sides have changed the same place. */
function mergeItems(base: unknown, theirs: readonly string[], mine: readonly string[]): string[] | undefined {
  // An item may hold line breaks: what is compared are items written as JSON, one a line.
  const lines = (items: readonly string[]) => items.map((each) => JSON.stringify(each)).join('\n');
  const pieces = mergeLines(lines(isTexts(base) ? base : []), lines(theirs), lines(mine));
  if (!pieces.every((each) => 'ok' in each)) return undefined;
  return pieces
    .flatMap((each) => ('ok' in each ? each.ok : []))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string);
}

/** Two values side by side, where that makes sense: texts of more than one word, and lists. */
function together(theirs: unknown, mine: unknown): unknown {
  if (mine === undefined) return theirs;
  if (Array.isArray(theirs) && Array.isArray(mine)) {
    return [...theirs, ...mine.filter((item) => !theirs.some((each) => same(each, item)))];
  }
  if (typeof theirs !== 'string' || typeof mine !== 'string') return mine;
  if (!/\s/.test(theirs.trim()) && !/\s/.test(mine.trim())) return mine;
  const between = /\n/.test(theirs.trim() + mine.trim()) ? '\n\n' : ' ';
  return `${theirs.trimEnd()}${between}${mine}`;
}

function own(values: Values, name: string): unknown {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
