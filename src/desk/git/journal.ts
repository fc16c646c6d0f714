import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Repository } from './repository.ts';
import { writeAtomically } from './atomic-file.ts';

/**
 * What a desk is about to do in a repository, written down before it begins.
 *
 * A desk that is killed leaves it behind; see `recover.ts`. There is one at a time, under the desk's lock.
 */
export type Journal = z.infer<typeof schema>;

/** One file of the work tree, by its path in the repository. */
export type JournalFile = Journal['files'][number];

const schema = z.object({
  version: z.literal(1),
  /** When it was written, in milliseconds; no lock of this desk's git is older. */
  time: z.number(),
  /** The branch that is to move, and where to; `undefined` where it is to be removed. */
  ref: z.string(),
  commit: z.string().optional(),
  files: z.array(
    z.object({
      path: z.string(),
      /** The id of the text that was found; `undefined` where there was no file. */
      before: z.string().optional(),
      /** The id of the text that is to be there. */
      after: z.string().optional(),
      /** The hidden file in which the text is made ready. */
      draft: z.string(),
    }),
  ),
});

const fileOf = ({ own }: Repository) => join(own, 'journal.json');

/** The journal that was left behind; `undefined` where there is none that can be read. */
export async function readJournal(repository: Repository): Promise<Journal | undefined> {
  try {
    return schema.parse(JSON.parse(await readFile(fileOf(repository), 'utf8')));
  } catch {
    return undefined;
  }
}

export async function writeJournal(
  repository: Repository,
  entry: Omit<Journal, 'version' | 'time'>,
): Promise<void> {
  await writeAtomically(fileOf(repository), JSON.stringify({ version: 1, time: Date.now(), ...entry }));
}

export async function closeJournal(repository: Repository): Promise<void> {
  await rm(fileOf(repository), { force: true });
}
