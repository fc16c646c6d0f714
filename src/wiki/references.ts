import { collections } from '../collections/index.ts';
import type { Entry } from './entry.ts';
import { linkTargetsOf } from './links.ts';
import type { Reference, Wiki } from './wiki.ts';

/** The pages an entry refers to that are there: in its fields, in its text, by cards and by terms. */
export function resolvedReferencesOf(entry: Entry, wiki: Wiki): Reference[] {
  return referencesOf(entry, wiki).filter(({ to }) => wiki.byKey.has(to));
}

/** The pages an entry refers to, each once, whether they are there or not. */
export function referencesOf(entry: Entry, wiki: Wiki): readonly Reference[] {
  return wiki.references.get(entry) ?? findReferences(entry, wiki);
}

/** The same, found anew. */
export function findReferences(entry: Entry, wiki: Wiki): Reference[] {
  const fields = entry.relations
    .filter((relation) => pages.has(relation.to))
    .map((relation) => ({ to: `${relation.to}/${relation.id}`, field: String(relation.path[0]) }));
  const text = [
    ...entry.facts.terms.map((each) => `lexicon/${each.to}`),
    ...entry.facts.entries.map((each) => each.to.replace(/^\/|\/$/g, '')),
    ...linkTargetsOf(entry, wiki).flatMap((target) => target?.key ?? []),
  ].map((to) => ({ to, field: undefined }));
  const seen = new Set<string>();
  const present = [...fields, ...text].map(({ to, field }) => ({ to: wiki.moved.get(to) ?? to, field }));
  return present.filter(({ to }) => !seen.has(to) && seen.add(to));
}

const pages = new Set(collections.map(({ id }) => id));
