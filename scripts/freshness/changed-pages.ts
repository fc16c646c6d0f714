/** Which pages a change touches, so that others have to be looked at again. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectionOf } from '../../src/collections/index.ts';
import { refusalOf } from '../../src/history/correction.ts';
import { reviewIn, sameSubstance, valueOf } from '../../src/history/substance.ts';
import { compare } from '../../src/plain.ts';
import type { ChangedPage } from '../../src/reports/freshness/dependents.ts';
import { namedAlike } from '../../src/wiki/naming/alike.ts';
import { keyOf, type Wiki } from '../../src/wiki/wiki.ts';
import type { ChangedFile } from './baseline.ts';

export interface ChangedPages {
  /** Pages of which others may rest on what has changed, or that are no longer at their address. */
  touched: ChangedPage[];
  /** The files of pages that were reviewed with the change. */
  reviewed: ReadonlySet<string>;
}

/** What of the changes is of substance, and what is a review. */
export async function pagesChangedBy(
  changes: readonly ChangedFile[],
  wiki: Wiki,
  folder: string,
): Promise<ChangedPages> {
  const byFile = new Map(wiki.entries.map((entry) => [entry.file, entry]));
  const touched: ChangedPage[] = [];
  const reviewed = new Set<string>();
  const nameOf = (name: string) =>
    wiki.byKey.has(name) ? name : (wiki.byFile.get(name) ?? wiki.moved.get(name));
  for (const { from, to, text: typed } of changes) {
    if (from === undefined || !isPage(from) || valueOf(typed, 'draft') === 'true') continue;
    const text = namedAlike(typed, from, nameOf);
    const entry = to === undefined ? undefined : byFile.get(to);
    const key = entry && to === from ? keyOf(entry) : from.replace(/\.\w+$/, '');
    if (entry === undefined || key !== keyOf(entry))
      touched.push({ key, title: valueOf(text, 'title') || key, isGone: true });
    if (entry === undefined) continue;
    const now = namedAlike(await readFile(join(folder, entry.file), 'utf8'), entry.file, nameOf);
    if (reviewIn(now) !== reviewIn(text)) reviewed.add(entry.file);
    const isCorrected = entry.history?.corrected && refusalOf(text, now, entry.file) === undefined;
    if (!isCorrected && !sameSubstance(text, now, 'others', entry.file))
      touched.push({ key: keyOf(entry), title: entry.title, isGone: false });
  }
  return { touched: touched.toSorted((a, b) => compare(a.key, b.key)), reviewed };
}

function isPage(file: string): boolean {
  return collectionOf(file.split('/')[0] ?? '')?.format === 'page' && /\.mdx?$/i.test(file);
}
