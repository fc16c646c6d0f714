import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The files below a folder, as paths from it with slashes, in a fixed order. Links are not followed: they may lead out
 * of the folder, or round in circles.
 *
 * Rejects where the folder cannot be read.
 *
 * @param isPassedOver names of files and folders that are not looked at
 */
export async function filesBelow(
  folder: string,
  isPassedOver: (name: string) => boolean = () => false,
): Promise<string[]> {
  const found = await Promise.all(
    (await readdir(folder, { withFileTypes: true })).map(async (entry): Promise<string[]> => {
      if (isPassedOver(entry.name)) return [];
      if (entry.isFile()) return [entry.name];
      if (!entry.isDirectory()) return [];
      const below = await filesBelow(join(folder, entry.name), isPassedOver);
      return below.map((path) => `${entry.name}/${path}`);
    }),
  );
  return found.flat().toSorted();
}
