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

/** Whether an entry is right only as long as another says what it did. */
export function restsOn(entry: Entry, other: string, wiki: Wiki): boolean {
  return referencesOf(entry, wiki).some(({ to, rests }) => rests && to === other);
}

/** What {@link referencesOf} gives, found anew. */
export function findReferences(entry: Entry, wiki: Wiki): Reference[] {
  const fields = entry.relations
    .filter((relation) => pages.has(relation.to))
    .map(({ to, id, path, rests }) => ({ to: `${to}/${id}`, fields: [String(path[0])], rests }));
  const text = [
    ...entry.facts.terms.map((each) => `lexicon/${each.to}`),
    ...entry.facts.numbers.map((each) => `numbers/${each.to}`),
    ...entry.facts.entries.map((each) => each.to.replace(/^\/|\/$/g, '')),
    ...linkTargetsOf(entry, wiki).flatMap((target) => target?.key ?? []),
  ].map((to) => ({ to, fields: [], rests: true }));
  const found = new Map<string, Reference>();
  for (const each of [...fields, ...text]) {
    // Whoever names a page by a former name means the page.
    const to = wiki.moved.get(each.to) ?? each.to;
    const { fields = [], rests = false } = found.get(to) ?? {};
    found.set(to, { to, fields: [...new Set([...fields, ...each.fields])], rests: rests || each.rests });
  }
  return [...found.values()];
}

const pages = new Set(collections.map(({ id }) => id));
