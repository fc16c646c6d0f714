import type { Author } from '../editing-api/protocol.ts';
import { dependentsOf, type Dependent } from './dependents.ts';
import { nobody } from './rejected.ts';
import { RequestError } from './request-error.ts';
import type { Saver } from './save.ts';
import type { Edit } from './git/plan.ts';
import { commitEdits } from './git/transaction.ts';
import { enumerated, titleOf } from './commit-message.ts';

export interface Removing {
  paths: readonly string[];
  author?: Author | undefined;
  /** Delete pages that others rest on, too. */
  confirmed: boolean;
  /** Nobody was asked yet: delete nothing, and say what rests on it, if only that nothing does. */
  unasked?: boolean;
}

/** Deletes files as one commit, and gives the commit. Throws a `RequestError` where one of them cannot be deleted. */
export async function remove(
  { files, lock }: Saver,
  contentFolder: string,
  { paths, author, confirmed, unasked = false }: Removing,
): Promise<string | undefined> {
  const places = [...new Set(paths)].map((path) => files.find(path));
  if (places.some(({ kind }) => kind === 'settings'))
    throw new RequestError(403, 'The settings of the wiki cannot be deleted.');
  const look = async () => {
    const edits: Edit[] = [];
    for (const place of places) {
      const seen = await files.bytes(place);
      if (seen === undefined) throw new RequestError(404, `There is no “${place.path}”.`);
      edits.push({ place, seen, data: undefined });
    }
    return edits;
  };
  await look();
  // Reading all pages takes a while, in which others can save.
  const dependents = confirmed ? [] : await dependentsOf(places, contentFolder);
  if (dependents.length > 0 || (unasked && !confirmed))
    throw new RequestError(409, whatRests(dependents), { dependents });
  return lock.withHead(async (repository, head) => {
    const edits = await look();
    const titles = edits.map(({ place, seen }) => titleOf(place.path, seen?.toString('utf8')));
    const writer = author ?? (await head.identity) ?? nobody;
    return commitEdits(repository, head, edits, `Delete ${enumerated(titles)}`, writer);
  });
}

function whatRests(dependents: readonly Dependent[]): string {
  const { length } = dependents;
  if (length === 0) return 'Nothing rests on what you want to delete.';
  const what = length === 1 ? 'One page rests' : `${length} pages rest`;
  return `${what} on what you want to delete: ${enumerated(dependents.map(({ title }) => title))}.`;
}
