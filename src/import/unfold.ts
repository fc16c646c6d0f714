/** Making a page of each term that stands on a page of many. */
import GithubSlugger from 'github-slugger';
import type { FootnoteDefinition, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { commonFieldNames } from '../collections/collection.ts';
import { oneLine } from '../plain.ts';
import type { Change } from './change.ts';
import { detailsBox } from './components-in.ts';
import type { Target } from './context.ts';
import { asYaml } from './front-matter.ts';
import { asAliases } from './mappers.ts';
import { slug } from './names.ts';
import { derive, placesOf } from './outline.ts';
import type { Draft } from './page.ts';
import type { Moved } from './term-links.ts';
import { isCalledGlossary } from './term-names.ts';
import { placesIn, slugsOf } from './term-places.ts';
import { termsOn, type Found } from './terms.ts';
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

/** What a page of terms says of all of them: whose they are, and who has checked them. */
const shared = commonFieldNames.filter((name) => name !== 'title' && name !== 'summary');

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
  return { leaves, moved: { places: draft.places, to: placesIn(found.terms, leaves, slugs, draft.places) } };
}

function leavesOf(
  { terms, beside, rows, groups }: Found,
  draft: Draft,
  collection: Target['collection'],
): Leaf[] {
  const fields = Object.entries(draft.data);
  const common = fields.filter(([name]) => shared.includes(name));
  const others = fields
    .filter(([name]) => !commonFieldNames.includes(name))
    .map(([name, value]) => asYaml({ [name]: value }).trim());
  const notes = draft.root.children.filter((each) => each.type === 'footnoteDefinition');
  const named = notesNamedIn(draft.root.children);
  const slugger = new GithubSlugger();
  const about = draft.changes.filter(({ kind }) => kind !== 'title' && kind !== 'summary');
  const { title, summary } = draft.data;
  const dropped = [title, draft.saysSummary ? summary : undefined, ...groups, ...others]
    .filter((each) => each !== undefined)
    .map(String);
  const aside = [
    ...beside.filter(isContent),
    ...rows,
    ...notes.filter(({ identifier }) => !named.has(identifier)),
  ];
  return terms.map((term, index): Leaf => {
    const isFirst = index === 0;
    const own = term.nodes.filter((each) => each.type === 'anchor' || isContent(each));
    const begin = own.findIndex((each) => each.type !== 'anchor' && each.type !== 'html');
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

/** Nodes with the footnotes that they name. */
function withNotes(children: RootContent[], notes: readonly FootnoteDefinition[]): Root {
  const named = notesNamedIn(children);
  return {
    type: 'root',
    children: [...children, ...notes.filter(({ identifier }) => named.has(identifier))],
  };
}

function notesNamedIn(nodes: readonly RootContent[]): Set<string> {
  const named = new Set<string>();
  for (const each of nodes)
    walk(each, (node) => void (node.type === 'footnoteReference' && named.add(node.identifier)));
  return named;
}

/** Whether a block says something where it stands: footnotes go with what names them, and rulers only divide. */
function isContent({ type }: RootContent): boolean {
  return type !== 'anchor' && type !== 'footnoteDefinition' && type !== 'thematicBreak';
}

/** A page of one term: what it begins with is what the term means, unless its fields say that. */
function withDefinition(draft: Draft): Draft {
  const { children } = draft.root;
  if (draft.data['definition'] !== undefined) return draft;
  const index = children.findIndex((node) => node.type !== 'anchor' && node.type !== 'html');
  const first = children[index];
  const isProse =
    first?.type === 'paragraph' &&
    /^[^\s{<$]*\p{L}/u.test(oneLine(toString(first, { includeImageAlt: false })));
  if (isProse) {
    const notes = children.filter((each) => each.type === 'footnoteDefinition');
    const root: Root = { type: 'root', children: children.toSpliced(index, 1) };
    return { ...draft, root, definition: withNotes([first], notes) };
  }
  return draft.saysSummary ? { ...draft, data: { ...draft.data, definition: draft.data['summary'] } } : draft;
}
