/** Making a page of each term that stands on a page of many. */
import GithubSlugger from 'github-slugger';
import type { Heading, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { oneLine } from '../plain.ts';
import type { Change } from './change.ts';
import { detailsBox } from './components-in.ts';
import type { Target } from './context.ts';
import { asAliases } from './mappers.ts';
import { slug } from './names.ts';
import { derive, placesOf } from './outline.ts';
import type { Draft } from './page.ts';
import type { Moved } from './term-links.ts';
import { isCalledGlossary } from './term-names.ts';
import { termsOn, type Found, type Term } from './terms.ts';
import { walk } from './tree.ts';

/** A page that a file becomes. */
export interface Leaf {
  /** Tells it from all others. */
  key: string;
  draft: Draft;
  /** What it is called as a term that stood on a page with others; `undefined` where it is the page of the file. */
  names?: string[];
}

export interface Unfolded {
  leaves: Leaf[];
  /** Where links into the file lead now; `undefined` where it is one page. */
  moved?: Moved;
}

/** What a page of terms says of itself, and of none of them. */
const ofTheTerm: ReadonlySet<string> = new Set(['title', 'summary', 'aliases', 'definition']);

/** A page of terms as a page for each, where the collection is one of terms; every other page as it is. */
export function unfold(draft: Draft, { collection }: Pick<Target, 'collection'>): Unfolded {
  const one = (leaf: Draft): Unfolded => ({ leaves: [{ key: draft.path, draft: leaf }] });
  if (!Object.hasOwn(collection.schema.shape, 'definition')) return one(draft);
  const found = termsOn(draft.root.children, draft.names.some(isCalledGlossary));
  if (found === undefined) return one(withDefinition(draft));
  if (found === 'unsure') {
    const unsure: Change = { kind: 'terms-unsure', detail: '' };
    return one(withDefinition({ ...draft, changes: [...draft.changes, unsure] }));
  }
  const slugs = slugsOf(draft.root);
  const leaves = leavesOf(found, draft, collection);
  return { leaves, moved: { places: draft.places, to: placesIn(found.terms, leaves, slugs, draft) } };
}

function leavesOf({ terms, beside, groups }: Found, draft: Draft, collection: Target['collection']): Leaf[] {
  const common = Object.entries(draft.data).filter(([name]) => !ofTheTerm.has(name));
  const notes = draft.root.children.filter((each) => each.type === 'footnoteDefinition');
  const slugger = new GithubSlugger();
  const about = draft.changes.filter(({ kind }) => kind !== 'title' && kind !== 'summary');
  const dropped = [...groups, ...(draft.saysSummary ? [String(draft.data['summary'])] : [])];
  const aside = beside.filter((each) => each.type !== 'anchor' && each.type !== 'footnoteDefinition');
  return terms.map((term, index): Leaf => {
    const isFirst = index === 0;
    const own = term.nodes.filter((each) => each.type !== 'footnoteDefinition');
    const begin = own.findIndex((each) => each.type !== 'anchor');
    const first = own[begin];
    const defines = first?.type === 'paragraph' || first?.type === 'list' || first?.type === 'blockquote';
    const rest = defines ? own.toSpliced(begin, 1) : own;
    const box = isFirst && aside.length > 0 ? [detailsBox('From the imported page', aside)] : [];
    const children = [...rest, ...box];
    const derived = derive({ type: 'root', children: own }, '');
    const root = withNotes(children, notes);
    const changes: Change[] = [
      { kind: 'term', detail: `${term.name}, by ${term.from}` },
      ...(isFirst ? about : about.filter(({ kind }) => kind === 'owner')),
      ...(isFirst ? dropped.map((detail): Change => ({ kind: 'terms-heading', detail })) : []),
      ...(box.length > 0
        ? [{ kind: 'terms-beside', detail: oneLine(toString(aside)).slice(0, 80) } as const]
        : []),
    ];
    return {
      key: `${draft.path}#${slugger.slug(slug(term.name))}`,
      names: [term.name, ...term.aliases],
      draft: {
        ...draft,
        ...(isFirst ? {} : { kept: [], keptFields: '', matter: { ...draft.matter, broken: undefined } }),
        data: {
          title: term.name,
          summary: derived.summaryFrom === 'nothing' ? undefined : derived.summary,
          ...Object.fromEntries(common),
          ...asAliases(term.aliases, collection),
        },
        definition: defines ? withNotes([first], notes) : undefined,
        root,
        places: placesOf(root),
        changes,
      },
    };
  });
}

/** Where what links named on the page of all terms is now. */
function placesIn(
  terms: readonly Term[],
  leaves: readonly Leaf[],
  slugs: ReadonlyMap<Heading, string>,
  { places }: Draft,
): Moved['to'] {
  const to = new Map<string, { key: string; place: string }>();
  terms.forEach(({ name, heading, nodes }, index) => {
    const key = leaves[index]?.key ?? '';
    const slugger = new GithubSlugger();
    const add = (place: string | undefined, now: string) => {
      if (place !== undefined && !to.has(place)) to.set(place, { key, place: now });
    };
    if (heading) add(slugs.get(heading), '');
    for (const node of nodes) {
      walk(node, (each) => {
        if (each.type === 'heading') add(slugs.get(each), slugger.slug(headingOf(each)));
        else if (each.type === 'anchor' && places.slugs.has(each.name) === false && heading === undefined)
          add(each.name, '');
      });
    }
    if (heading === undefined) add(new GithubSlugger().slug(name), '');
  });
  return to;
}

/** The slug of each heading among all of a page. */
function slugsOf(root: Root): Map<Heading, string> {
  const slugger = new GithubSlugger();
  const slugs = new Map<Heading, string>();
  walk(root, (node) => {
    if (node.type === 'heading') slugs.set(node, slugger.slug(headingOf(node)) || 'section');
  });
  return slugs;
}

function headingOf(node: Heading): string {
  return oneLine(toString(node, { includeHtml: false }));
}

/** Nodes with the footnotes that they name. */
function withNotes(children: RootContent[], notes: readonly RootContent[]): Root {
  const wanted = new Set<string>();
  for (const child of children)
    walk(child, (node) => void (node.type === 'footnoteReference' && wanted.add(node.identifier)));
  const own = notes.filter((note) => note.type === 'footnoteDefinition' && wanted.has(note.identifier));
  return { type: 'root', children: [...children, ...own] };
}

/** A page of one term: what it begins with is what the term means, unless its fields say that. */
function withDefinition(draft: Draft): Draft {
  const { children } = draft.root;
  if (draft.data['definition'] !== undefined) return draft;
  const index = children.findIndex((node) => node.type !== 'anchor' && node.type !== 'html');
  const first = children[index];
  const isProse = first?.type === 'paragraph' && /^[^\s{<$]*\p{L}/u.test(oneLine(toString(first)));
  if (isProse) {
    const notes = children.filter((each) => each.type === 'footnoteDefinition');
    const root: Root = { type: 'root', children: children.toSpliced(index, 1) };
    return { ...draft, root, definition: withNotes([first], notes) };
  }
  return draft.saysSummary ? { ...draft, data: { ...draft.data, definition: draft.data['summary'] } } : draft;
}
