import type { Change } from './change.ts';
import type { Imported, SourceFolder, Target } from './context.ts';
import { firstReviews } from './first-reviews.ts';
import { targetsOf, type Targets } from './targets.ts';
import { idsFor } from './names.ts';
import { finish, readDraft, type Draft } from './page.ts';

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
  const { ids, numbered } = idsFor(
    folder.pages.map((page) => page.path),
    folder.name,
    target.into,
  );
  const addressOf = (path: string) => `/${target.collection.id}/${ids.get(path) ?? ''}/`;
  const total = folder.pages.length * 2;
  let done = 0;
  const drafts = new Map<string, Draft>();
  for (const { path, text } of folder.pages) {
    if (text !== undefined) drafts.set(path, readDraft(path, text, target, folder.name));
    onProgress(++done, total);
  }
  const targets: Targets = {
    ...targetsOf(
      new Map(folder.pages.map(({ path }) => [path, addressOf(path)])),
      permalinks(drafts.values()),
    ),
    places: new Map([...drafts].map(([path, draft]) => [path, draft.places])),
    others: folder.others,
    images: folder.images,
    root: folder.path,
  };
  const isNew = (path: string) => !target.existing.has((ids.get(path) ?? '').toLowerCase());
  const firstBy = firstReviews(
    [...drafts].filter(([path]) => isNew(path)).map(([key, { data }]) => ({ key, data })),
    target,
  );
  return folder.pages.map(({ path, changes: reading }) => {
    const id = ids.get(path) ?? '';
    const changes: Change[] = [...reading];
    if (numbered.has(path)) changes.push({ kind: 'address-numbered', detail: addressOf(path) });
    const result: Imported = {
      path,
      id,
      file: `${target.collection.id}/${id}.mdx`,
      text: undefined,
      data: {},
      changes,
      images: [],
    };
    const draft = drafts.get(path);
    onProgress(++done, total);
    if (!isNew(path)) return { ...result, changes: [{ kind: 'exists', detail: result.file }] };
    if (draft === undefined) return result;
    const day = firstBy.get(path);
    if (day) changes.push({ kind: 'first-review', detail: day });
    const data = day ? { ...draft.data, reviewFirstBy: day } : draft.data;
    const finished = finish({ ...draft, data }, targets, target.collection);
    return { ...result, ...finished, changes: [...changes, ...finished.changes] };
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
