import { collections } from '../collections/index.ts';
import { compare } from '../plain.ts';
import { happenedOn } from './dated.ts';
import type { Entry } from './entry.ts';
import { formerKeys } from './former-keys.ts';
import { findReferences, resolvedReferencesOf } from './references.ts';
import { keyOf, type Backlink, type Reference, type Sources, type Wiki } from './wiki.ts';

/** Joins what was read. Pure: the same sources give the same wiki. */
export function joinWiki(
  { settings, entries: all, media, removed = new Map(), formerNames = [], untold }: Omit<Sources, 'problems'>,
  drafts: boolean,
): Wiki {
  const pages = all.filter(({ collection }) => places.has(collection));
  const entries = pages.filter(({ draft }) => drafts || !draft).toSorted(inOrder);
  const people = all
    .filter((entry) => entry.collection === 'people')
    .toSorted((a, b) => collator.compare(a.title, b.title));
  const byKey = new Map([...entries, ...people].map((entry) => [keyOf(entry), entry]));
  const renamed = entries.map(
    (entry) => [entry.file.replace(/\.\w+$/, '').normalize('NFC'), keyOf(entry)] as const,
  );
  const byFile = new Map(renamed.filter(([file, key]) => file !== key));
  const references = new Map<Entry, Reference[]>();
  const backlinks = new Map<string, Backlink[]>();
  // Of two files whose names look the same, that whose letters are written in one way comes last, and counts.
  const composed = (file: string) => Number(file === file.normalize('NFC'));
  const images = new Map(
    media.toSorted((a, b) => composed(a) - composed(b)).map((file) => [file.normalize('NFC'), file]),
  );
  const wiki: Wiki = {
    settings,
    entries,
    people,
    byKey,
    drafts: new Set(pages.filter(({ draft }) => draft && !drafts).map(keyOf)),
    byFile,
    references,
    backlinks,
    media: images,
    removed,
    ...formerKeys(formerNames, [...entries, ...people], removed),
    untold,
  };
  for (const entry of entries) {
    references.set(entry, findReferences(entry, wiki));
    const from = keyOf(entry);
    for (const { to, fields } of resolvedReferencesOf(entry, wiki)) {
      if (to === from) continue;
      const list = backlinks.get(to) ?? [];
      list.push({ from, fields });
      backlinks.set(to, list);
    }
  }
  return wiki;
}

const places = new Map(collections.map((each, index) => [each.id, index]));
const collator = new Intl.Collator('en', { numeric: true });

/** The order of pages: by collection as in the navigation, the latest first of what has happened, by title, by file. */
export function inOrder(a: Entry, b: Entry): number {
  const byCollection = (places.get(a.collection) ?? 0) - (places.get(b.collection) ?? 0);
  if (byCollection) return byCollection;
  const byDay = compare(happenedOn(b) ?? '', happenedOn(a) ?? '');
  return byDay || collator.compare(a.title, b.title) || compare(a.file, b.file);
}
