import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { project } from './folders.ts';

/**
 * Makes something out of the project's code that is large and seldom changes, once for each version of the code. What
 * was made of other versions is removed.
 *
 * @param name the folder below `.concord/` where it lies
 * @param key what it depends on beside the code
 * @param make fills a folder
 * @returns the folder
 */
export async function makeOnce(
  name: string,
  key: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const code = await codeDigest();
  const version = `${code}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
  const folder = join(project, '.concord', name, version);
  if (await stat(folder).catch(() => undefined)) return folder;
  const draft = `${folder}.${process.pid}`;
  await mkdir(draft, { recursive: true });
  try {
    await make(draft);
    await rename(draft, folder).catch(async (error: unknown) => {
      // Another process may have been faster.
      if (!(await stat(folder).catch(() => undefined))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await removeOthers(dirname(folder), code);
  return folder;
}

let digest: Promise<string> | undefined;

/** Differs with every version of the code and of the packages it uses. */
export function codeDigest(): Promise<string> {
  return (digest ??= digestOf(['package-lock.json', 'astro.config.mjs', 'src', 'scripts/build']));
}

async function digestOf(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
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

/** Removes what was made of other versions, and what processes have left that were killed while they made something. */
async function removeOthers(folder: string, code: string): Promise<void> {
  const old = (await readdir(folder)).filter((name) => {
    const [version = '', maker] = name.split('.');
    return maker === undefined ? !version.startsWith(code) : !isRunning(Number(maker));
  });
  await Promise.all(old.map((each) => rm(join(folder, each), { recursive: true, force: true })));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
