import type { Author } from '../editing-api/protocol.ts';
import { textOf } from './files.ts';
import { bytesAt } from './history.ts';
import { nobody } from './rejected.ts';
import type { WikiFile } from './paths.ts';
import { sibling } from './paths.ts';
import { RequestError } from './request-error.ts';
import { checkImage, checkNotBlank, checkText } from './rules.ts';
import { checkProblems, type Done, type Saver } from './save.ts';
import { commitEdits } from './git/transaction.ts';
import { titleOf } from './commit-message.ts';

export interface Restoring {
  /** The change whose outcome is wanted again. */
  id: string;
  path: string;
  /** What the file is called today, where that is another name. */
  today?: string | undefined;
  author: Author | undefined;
}

/**
 * Gives a file the text that a change had left it with, or for a deletion the text before it, as a new commit.
 * What the file holds now stays in the history. Throws a `RequestError` where that text would not be accepted from an editor.
 */
export async function restore(
  saver: Saver,
  { id, path: then, today: path = then, author }: Restoring,
): Promise<Done> {
  const { files, lock } = saver;
  const place = files.find(path);
  return lock.withHead(async (repository, head) => {
    const { before, after, day } = await bytesAt(repository, id, files.find(then));
    const data = after ?? before;
    if (data === undefined) throw new RequestError(404, `This change did not touch “${then}”.`);
    const seen = await files.bytes(place);
    const done: Done = { change: undefined, took: 0, files: [], mergedWith: {} };
    if (place.kind !== 'media') done.files.push({ path, data: textOf(path, data) });
    if (seen === undefined || !seen.equals(data)) {
      await check(saver, place, seen, data);
      const message = `Restore ${titleOf(path, data.toString('utf8'))} as it was on ${inWords(day)}`;
      const writer = author ?? (await head.identity) ?? nobody;
      const begun = performance.now();
      done.change = await commitEdits(repository, head, [{ place, seen, data }], message, writer);
      done.took = performance.now() - begun;
    }
    for (const file of done.files) files.handOut(file.path, file.data);
    return done;
  });
}

/** The same rules as for saving; only a name that would not be given to a new page today may come back. */
async function check(saver: Saver, place: WikiFile, seen: Buffer | undefined, data: Buffer): Promise<void> {
  const other = await sibling(place);
  if (seen === undefined && other !== undefined)
    throw new RequestError(409, `“${place.path}” differs from “${other}” in capital letters only.`);
  if (place.kind === 'media') {
    checkImage(place, data);
    if (seen !== undefined)
      throw new RequestError(
        409,
        'Another image has this name now, and pages may show it. Delete that one first.',
      );
    return;
  }
  const text = textOf(place.path, data);
  const before = seen?.toString('utf8');
  checkText(place, text);
  if (before !== undefined) checkNotBlank(place, before, text);
  await checkProblems(saver, place.path, before, text);
}

/** A day such as 2026-10-12 as “12 October 2026”. */
function inWords(day: string): string {
  const style = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', style).format(new Date(`${day}T00:00:00Z`));
}
