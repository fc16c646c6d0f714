import { DeskRefusal } from './desk-refusal.ts';
import type { SavedFile, SaverOptions } from './types.ts';

/**
 * Keeps the texts of a save that was not carried out, whoever refused it, and says why. Gives the error that Decap is to
 * be told.
 */
export async function refuse(
  { keep, notify }: Pick<SaverOptions, 'keep' | 'notify'>,
  files: readonly SavedFile[],
  error: unknown,
): Promise<Error> {
  const why = error instanceof Error ? error.message : String(error);
  const keptAtDesk = error instanceof DeskRefusal ? error.refused.kept : undefined;
  const where = await keep(files, why, keptAtDesk).then(
    () => kept,
    () => (keptAtDesk === undefined ? notKept : kept),
  );
  const reason = `${why}\n${where}`;
  notify({ kind: 'refused', reason });
  return new Error(reason);
}

const kept = 'Your text is still here, and a copy is kept under “Kept texts”.';
const notKept = 'Your text is still here, and nowhere else: leave this page open.';
