import type { Entry } from './entry.ts';
import { inOrder } from './join.ts';
import { takeOver } from './once.ts';
import { findReferences, resolvedReferencesOf } from './references.ts';
import { keyOf, type Backlink, type Wiki } from './wiki.ts';

/**
 * The same wiki with another version of one of its pages, as `joinWiki` would join it; the wiki before is not to be
 * used any more. `undefined` where more than a page has changed, and all has to be joined anew: its address, whether
 * it is published, or a person.
 */
export function replaceEntry(wiki: Wiki, entry: Entry): Wiki | undefined {
  const key = keyOf(entry);
  const before = wiki.byKey.get(key);
  if (before === undefined || entry.collection === 'people') return undefined;
  if (before.file !== entry.file || before.draft !== entry.draft) return undefined;
  const entries = withoutOne(wiki.entries, before);
  entries.splice(placeIn(entries, entry), 0, entry);
  const byKey = new Map(wiki.byKey).set(key, entry);
  const backlinks = new Map(wiki.backlinks);
  const references = new Map(wiki.references).set(entry, findReferences(entry, wiki));
  references.delete(before);
  const next: Wiki = { ...wiki, entries, byKey, references, backlinks };
  // What is known of a page holds what is known of those it refers to.
  const referring = (wiki.backlinks.get(key) ?? []).flatMap(({ from }) => wiki.byKey.get(from) ?? []);
  takeOver(wiki, next, [before, ...referring]);
  for (const { to } of resolvedReferencesOf(before, wiki)) {
    const rest = (backlinks.get(to) ?? []).filter(({ from }) => from !== key);
    if (rest.length > 0) backlinks.set(to, rest);
    else backlinks.delete(to);
  }
  for (const { to, fields } of resolvedReferencesOf(entry, next)) {
    if (to !== key) backlinks.set(to, withLink(backlinks.get(to) ?? [], { from: key, fields }, next));
  }
  return next;
}

function withoutOne(entries: readonly Entry[], entry: Entry): Entry[] {
  const at = entries.indexOf(entry);
  return [...entries.slice(0, at), ...entries.slice(at + 1)];
}

/** Where an entry belongs among others that are in order. Those it is level with are in the order of their files. */
function placeIn(entries: readonly Entry[], entry: Entry): number {
  let [from, to] = [0, entries.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = entries[middle];
    if (other !== undefined && inOrder(other, entry) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Links to a page are in the order of the pages they are on. */
function withLink(links: readonly Backlink[], link: Backlink, { byKey }: Wiki): Backlink[] {
  const own = byKey.get(link.from);
  const isAfter = ({ from }: Backlink) => {
    const other = byKey.get(from);
    return own !== undefined && other !== undefined && inOrder(other, own) > 0;
  };
  const at = links.findIndex(isAfter);
  return at < 0 ? [...links, link] : links.toSpliced(at, 0, link);
}
