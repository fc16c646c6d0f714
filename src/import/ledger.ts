import type { Change } from './change.ts';
import type { FrontMatter } from './front-matter.ts';
import { mappings, plainName, type Mapping } from './table.ts';

/** The front matter of a page, with a record of what has been taken over of it. */
export interface Ledger extends Pick<FrontMatter, 'values' | 'written' | 'typed'> {
  /** Fields that the collection has under the same name, with a value that fits. */
  own: ReadonlySet<string>;
  used: Set<string>;
  changes: Change[];
}

/** Notes that a field has been taken over. */
export function take({ used, changes }: Ledger, name: string): void {
  used.add(name);
  changes.push({ kind: 'field', detail: name });
}

/** The fields there are that may say what a field of the wiki says, the best first. */
export function namesOf({ values }: Ledger, to: Mapping['to']): string[] {
  const named = new Map(Object.keys(values).map((name) => [plainName(name), name]));
  const from = mappings.find((each) => each.to === to)?.from ?? [];
  return from.flatMap((each) => named.get(plainName(each)) ?? []);
}
