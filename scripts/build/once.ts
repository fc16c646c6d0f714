import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { project } from './pages.ts';

/**
 * Makes something out of the project's code that is large and seldom changes, once for each version of the code.
 *
 * @param name the folder below `.concord/` where its versions lie
 * @param key what it depends on beside the code
 * @param make fills a folder
 * @returns the folder
 */
export async function makeOnce(
  name: string,
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(project, '.concord', name, await digest(key));
  if (await stat(folder).catch(() => undefined)) return folder;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await make(draft);
    // Another process may have been faster.
    await rename(draft, folder).catch(() => {});
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return folder;
}

async function digest(key: string): Promise<string> {
  const hash = createHash('sha256').update(key);
  for (const source of ['package-lock.json', 'src', 'scripts/build']) {
    for (const file of await filesBelow(join(project, source))) {
      hash.update(relative(project, file)).update(await readFile(file));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesBelow(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .toSorted();
}
