import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { filesBelow } from '../../src/files-below.ts';
import { stateFolder } from '../../src/live/caches.ts';
import { project } from './folders.ts';
import { stampOf } from './last-bundle.mjs';

/**
 * Makes something out of the project's code that is large and seldom changes, once for each version of the code. What
 * was made of other versions is removed, unless a process uses it that is still running.
 *
 * @param name the folder where it lies, below that of the state
 * @param key what it depends on beside the code
 * @param make fills a folder
 * @param code its version; by default that of what is compiled for browsers and pages
 * @returns the folder
 */
export async function makeOnce(
  name: string,
  key: string,
  make: (folder: string) => Promise<void>,
  code: string | Promise<string> = codeDigest(),
): Promise<string> {
  const version = `${await code}-${createHash('sha256').update(key).digest('hex').slice(0, 8)}`;
  const folder = join(stateFolder(project), name, version);
  // Of this process: what it makes, and then an empty folder, as long as it may use what was made.
  const own = `${folder}.${process.pid}`;
  process.once('exit', () => rmSync(own, { recursive: true, force: true }));
  await mkdir(own, { recursive: true });
  if (await isThere(folder)) return folder;
  await make(own);
  await rename(own, folder).catch(async (error: unknown) => {
    // Another process may have been faster.
    if (!(await isThere(folder))) throw error;
  });
  await mkdir(own, { recursive: true });
  await removeOthers(dirname(folder), await code);
  return folder;
}

async function isThere(folder: string): Promise<boolean> {
  return (await stat(folder).catch(() => undefined)) !== undefined;
}

let digest: Promise<string> | undefined;

/**
 * Differs with every version of the code and of the packages it uses.
 *
 * To read all of it takes twenty times as long as to see what it looks like: with that, the digest is kept.
 */
export function codeDigest(): Promise<string> {
  return (digest ??= keptDigest(['package-lock.json', 'astro.config.mjs', 'src', 'scripts/build']));
}

async function keptDigest(sources: readonly string[]): Promise<string> {
  const kept = join(stateFolder(project), 'code.json');
  const looks = createHash('sha256');
  // Before anything is read: what is changed after that looks different the next time.
  for (const file of await filesIn(sources)) looks.update(`${file} ${stampOf(file)}\n`);
  const seen = looks.digest('hex');
  const before = await readFile(kept, 'utf8')
    .then(JSON.parse)
    .catch(() => undefined);
  if (before?.seen === seen) return before.digest;
  const found = await digestOf(sources);
  const draft = `${kept}.${process.pid}`;
  await mkdir(dirname(kept), { recursive: true });
  await writeFile(draft, JSON.stringify({ seen, digest: found }));
  await rename(draft, kept);
  return found;
}

/** Differs where files, or those below folders, are others; each by its path in the project. */
export async function digestOf(sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const file of await filesIn(sources)) hash.update(file).update(await readFile(join(project, file)));
  return hash.digest('hex').slice(0, 16);
}

async function filesIn(sources: readonly string[]): Promise<string[]> {
  const all = sources.map(async (source) => {
    const path = join(project, source);
    const isFolder = (await stat(path)).isDirectory();
    return isFolder ? (await filesBelow(path)).map((file) => join(source, file)) : [source];
  });
  return (await Promise.all(all)).flat();
}

/** Removes what was made of other versions that nobody uses, and what processes have left that were killed. */
async function removeOthers(folder: string, code: string): Promise<void> {
  const all = (await readdir(folder)).map((name) => {
    const [version = '', owner] = name.split('.');
    return { name, version, owner };
  });
  const used = new Set(all.filter(({ owner }) => isRunning(Number(owner))).map(({ version }) => version));
  const old = all.filter(
    ({ version, owner }) => !used.has(version) && (owner !== undefined || !version.startsWith(code)),
  );
  await Promise.all(old.map(({ name }) => rm(join(folder, name), { recursive: true, force: true })));
}

export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
