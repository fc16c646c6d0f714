import { normaliseMarkdown } from '../line-ends.ts';
import type { Change } from './change.ts';
import type { Imported, SourceFolder, Target } from './context.ts';
import { firstReviews } from './first-reviews.ts';
import { readMatter } from './front-matter.ts';
import { heldBackIn } from './mappers.ts';
import { idsFor, slug } from './names.ts';
import { type Draft, finish, isHidden, readDraft } from './page.ts';
import { filesByPath, foldersOf, type Targets, targetsOf } from './targets.ts';
import { leadToTerms, type TermTargets } from './term-links.ts';
import { walk } from './tree.ts';
import { type Leaf, unfold, type Unfolded } from './unfold.ts';

/**
 * Turns a folder of other people’s pages into pages of a collection. Pure: what is to be written comes back.
 *
 * Every file has a result, also where nothing is to be written, and says why.
 *
 * @param onProgress is told how many of how many files are done.
 */
export function importFolder(
  folder: SourceFolder,
  target: Target,
  onProgress: (done: number, of: number) => void = () => {},
): Imported[] {
  const total = folder.pages.length * 2;
  let done = 0;
  const unfolded = new Map<string, Unfolded>();
  const cascades = cascadesOf(folder, target);
  for (const { path, text } of folder.pages) {
    if (text !== undefined) {
      const draft = readDraft(path, text, target, folder.name);
      unfolded.set(path, unfold(heldBackBy(cascades, draft), target));
    }
    onProgress(++done, total);
  }
  const leaves = [...unfolded.values()].flatMap((each) => each.leaves);
  const terms = termTargets(unfolded, leaves);
  const whole = folder.pages.map(({ path }) => path).filter((path) => !terms.moved.has(path));
  const { ids, numbered } = idsFor(whole, folder.name, target.into);
  const folders = foldersOf(ids, target.collection.id);
  for (const [key, id, isNumbered] of termIds(leaves, new Set(ids.values()), target.into)) {
    ids.set(key, id);
    if (isNumbered) numbered.add(key);
  }
  const { collection } = target;
  const addresses = new Map([...ids].map(([key, id]) => [key, `/${collection.id}/${id}/`]));
  // Whoever means all terms is led to the list of them.
  for (const path of terms.moved.keys()) addresses.set(path, `/${collection.id}/`);
  const targets: Targets = {
    ...targetsOf(addresses, permalinks(leaves.map(({ draft }) => draft))),
    folders,
    places: new Map(leaves.map(({ key, draft }) => [key, draft.places])),
    others: filesByPath(folder.others),
    images: folder.images,
    media: folder.media,
    root: folder.path,
  };
  const drafts = new Set(leaves.flatMap(({ key, draft }) => (isHidden(draft, collection) ? [key] : [])));
  const published = new Map([...ids].filter(([key]) => !drafts.has(key)));
  const hidden = new Set([...drafts].map((key) => addresses.get(key) ?? ''));
  // A folder of drafts alone has no list; a collection has one.
  const lists = new Set([`/${collection.id}/`, ...foldersOf(published, collection.id).values()]);
  for (const address of folders.values()) if (!lists.has(address)) hidden.add(address);
  const isNew = (key: string) => !target.existing.has((ids.get(key) ?? '').toLowerCase());
  // What has happened needs no review.
  const toReview = collection.dated === undefined ? leaves.filter(({ key }) => isNew(key)) : [];
  const firstBy = firstReviews(
    toReview.map(({ key, draft: { data } }) => ({ key, data })),
    target,
  );
  return folder.pages.flatMap(({ path, changes: reading }) => {
    onProgress(++done, total);
    const own: (Pick<Leaf, 'key'> & Partial<Leaf>)[] = unfolded.get(path)?.leaves ?? [{ key: path }];
    return own.map(({ key, draft }, index) => imported(key, draft, index === 0 ? reading : []));
  });

  function imported(key: string, draft: Draft | undefined, reading: readonly Change[]): Imported {
    const id = ids.get(key) ?? '';
    const changes: Change[] = [...reading];
    if (numbered.has(key)) changes.push({ kind: 'address-numbered', detail: addresses.get(key) ?? '' });
    const file = `${collection.id}/${id}.mdx`;
    const path = draft?.path ?? key;
    const result: Imported = { path, id, file, text: undefined, data: {}, changes, images: [], embedded: [] };
    if (!isNew(key)) return { ...result, changes: [{ kind: 'exists', detail: file }] };
    if (draft === undefined) return result;
    const day = firstBy.get(key);
    if (day) changes.push({ kind: 'first-review', detail: day });
    const data = day ? { ...draft.data, reviewFirstBy: day } : draft.data;
    for (const each of [draft.definition, draft.root]) if (each) leadToTerms(each, path, targets, terms);
    const finished = finish({ ...draft, data }, targets, collection);
    if (finished.data['draft'] !== true)
      for (const address of linksIn(draft).filter((each) => hidden.has(each)))
        changes.push({ kind: 'link-draft', detail: address });
    return { ...result, ...finished, changes: [...changes, ...finished.changes] };
  }
}

/** The folders whose pages Hugo keeps from readers, because their `_index` says so for all of them. */
function cascadesOf({ pages }: SourceFolder, { review }: Target): string[] {
  return pages.flatMap(({ path, text = '' }) => {
    const [, below] = /^(.*\/|)_index\.[^/]*$/i.exec(path) ?? [];
    if (below === undefined) return [];
    const { cascade } = readMatter(normaliseMarkdown(text)).values;
    return heldBackIn(cascade, review.today).length > 0 ? [below] : [];
  });
}

function heldBackBy(cascades: readonly string[], draft: Draft): Draft {
  const by = cascades.find((folder) => draft.path.startsWith(folder));
  if (by === undefined || draft.data['draft'] === true) return draft;
  const changes: Change[] = [...draft.changes, { kind: 'draft', detail: `cascade of ${by}_index` }];
  return { ...draft, data: { ...draft.data, draft: true }, changes };
}

/** The pages of the wiki that a page links to, once its links are rewritten. */
function linksIn({ definition, root }: Draft): string[] {
  const found: string[] = [];
  for (const each of [definition, root])
    if (each) walk(each, (node) => void (node.type === 'link' && found.push(node.url.replace(/#.*$/, ''))));
  return found;
}

function termTargets(unfolded: ReadonlyMap<string, Unfolded>, leaves: readonly Leaf[]): TermTargets {
  return {
    moved: new Map([...unfolded].flatMap(([path, { moved }]) => (moved ? [[path, moved] as const] : []))),
    called: new Map(leaves.flatMap(({ key, names = [] }) => names.map((name) => [slug(name), key] as const))),
  };
}

/** The id of each term that stood on a page with others, by its key: its name, in the folder of that page. */
function termIds(leaves: readonly Leaf[], taken: Set<string>, into: string): [string, string, boolean][] {
  return leaves.flatMap(({ key, draft, names: [name] = [] }): [string, string, boolean][] => {
    if (name === undefined) return [];
    const folders = [...into.split('/'), ...draft.path.split('/').slice(0, -1)].filter(Boolean);
    const wanted = [...folders, name].map(slug).join('/');
    let id = wanted;
    for (let count = 2; taken.has(id); count++) id = `${wanted}-${count}`;
    taken.add(id);
    return [[key, id, id !== wanted]];
  });
}

/** Addresses that pages give themselves in their front matter. */
function permalinks(drafts: Iterable<Draft>): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, matter } of drafts) {
    for (const name of ['permalink', 'slug', 'url', 'id']) {
      const value = matter.values[name];
      if (typeof value === 'string' && value.trim() !== '') found.set(value.trim(), path);
    }
  }
  return found;
}
