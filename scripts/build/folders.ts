import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stateFolder } from '../../src/live/caches.ts';
import { UsageError } from '../command.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));

/** What is kept between two builds of the same site. */
export async function workFolder(...key: unknown[]): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  const folder = join(stateFolder(project), 'work', name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Says that a folder is ours to clear. */
export const marker = '.concord-site';

/** Refuses to write among files that are not ours: a build removes what it did not make. */
export async function claim(out: string): Promise<void> {
  const names = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOTDIR') throw new UsageError(`“${out}” is a file. Choose a folder.`);
    return [];
  });
  if (names.includes(marker)) return;
  if (names.length > 0) {
    const found = `“${out}” is not empty, and what is in it was not made by this script.`;
    throw new UsageError(`${found} Choose another --out.`);
  }
  try {
    await makeFolder(out);
    await writeFile(
      join(out, marker),
      'Written by npm run build. What is here may be removed at the next one.\n',
    );
  } catch (error) {
    throw new UsageError(
      `“${out}” cannot be made (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}

/** Makes a folder and those above it. Node's own way never ends where nobody may make one, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  const code = await mkdir(folder).then(
    () => 'made',
    (error: NodeJS.ErrnoException) => error.code,
  );
  if (code === 'made' || code === 'EEXIST') return;
  if (code !== 'ENOENT' || dirname(folder) === folder) throw new Error(code);
  await makeFolder(dirname(folder));
  await mkdir(folder);
}
