import type { Author } from '../../editing-api/protocol.ts';
import type { JournalFile } from './journal.ts';
import { emptyIn, entriesAt, entriesInIndex, store, type Blob, type Entries, type Step } from './objects.ts';
import { pathIn, type Head, type Repository } from './repository.ts';
import { draftOf } from './atomic-file.ts';
import type { WikiFile } from '../paths.ts';
import { RequestError } from '../request-error.ts';

/** A file to write or to remove. */
export interface Edit {
  place: WikiFile;
  /** What was found there when this was decided; `undefined` where there was no file. */
  seen: Buffer | undefined;
  /** What is to be there; `undefined` where there is to be no file. */
  data: Buffer | undefined;
}

/** What is to happen to some files: the commits, and each file of the work tree. */
export interface Plan {
  /** First what these files hold that is in no commit yet, then the edits; none where git sees no difference. */
  steps: Step[];
  /** The files as the last commit is to have them. */
  entries: Entries;
  files: JournalFile[];
}

type Ids = (string | undefined)[];

/** Stores all texts, and plans the commits. Throws a `RequestError` where git waits for a person to merge one of the files. */
export async function planCommits(
  repository: Repository,
  head: Head,
  edits: readonly Edit[],
  message: string,
  authors: { edit: Author; outside: Author },
): Promise<Plan> {
  const { top } = repository;
  const paths = edits.map(({ place }) => pathIn(repository, place));
  const stored = (data: Buffer | undefined, index: number) =>
    data === undefined ? undefined : store(top, paths[index] ?? '', data);
  const [inHead, { entries: inIndex, unmerged }, before, after] = await Promise.all([
    entriesAt(top, head.commit, paths),
    entriesInIndex(top, paths),
    Promise.all(edits.map(({ seen }, index) => stored(seen, index))),
    Promise.all(edits.map(({ data }, index) => stored(data, index))),
  ]);
  const [open] = unmerged;
  if (open !== undefined)
    throw new RequestError(
      409,
      `Git holds two versions of “${open}” that nobody has merged yet. In a terminal: choose the words that hold, remove git’s lines “<<<<<<<”, “=======” and “>>>>>>>”, then git add ${open}`,
    );
  // What `git add --intent-to-add` puts into the index.
  const empty = emptyIn(repository);
  const committed = paths.map((path) => inHead.get(path)?.id);
  const staged = paths.map((path, index) =>
    stagedOnly(committed[index], inIndex.get(path)?.id, before[index], empty),
  );
  const entriesOf = (ids: Ids): Entries =>
    new Map(paths.map((path, index) => [path, blobOf(inHead.get(path), ids[index])]));
  const names = edits.map(({ place }) => place.path).join(', ');
  const outside = { message: `Keep changes made outside the editor: ${names}`, author: authors.outside };
  const states = [
    { ids: staged, ...outside },
    { ids: before, ...outside },
    { ids: after, message, author: authors.edit },
  ];
  const steps = states.flatMap(({ ids, ...step }, index): Step[] => {
    const last = states[index - 1]?.ids ?? committed;
    return ids.every((id, at) => id === last[at]) ? [] : [{ entries: entriesOf(ids), ...step }];
  });
  const files = paths.map((path, index) => ({
    path,
    before: before[index],
    after: after[index],
    draft: draftOf(path),
  }));
  return { steps, entries: entriesOf(after), files };
}

/** What only the index has, neither committed nor in the work tree any more; otherwise what is committed. */
function stagedOnly(
  committed: string | undefined,
  staged: string | undefined,
  found: string | undefined,
  empty: string,
): string | undefined {
  return staged === undefined || staged === empty || staged === found ? committed : staged;
}

function blobOf(old: Blob | undefined, id: string | undefined): Blob | undefined {
  return id === undefined ? undefined : { mode: old?.mode === '100755' ? old.mode : '100644', id };
}
