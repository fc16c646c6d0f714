import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Entry } from './entry.ts';
import type { Found } from './files.ts';
import type { Sources } from './index.ts';
import { readSources } from './read.ts';

/** Sources as they are kept in a file, with what each file looked like from outside when it was read. */
interface Kept {
  /** Differs with every change of the code that reads. */
  code: string;
  sources: Sources;
  stamps: Map<string, string>;
}

/**
 * Reads all content below a folder like {@link readSources}, but only files that have changed since the last time.
 *
 * What was read is kept in `file` with what git tells of it, where another process finds it with {@link keptSources}.
 */
export async function readAndKeep(
  folder: string,
  file: string,
  onProgress?: (done: number, of: number) => void,
  complete?: (sources: Sources) => Promise<Sources>,
): Promise<Sources> {
  const code = await codeDigest();
  const kept = await load(file);
  const earlier = new Map(
    // A page that took too long on a busy machine may do better the next time.
    kept?.code === code
      ? kept.sources.entries.filter((entry) => !entry.plain).map((entry) => [entry.file, entry])
      : [],
  );
  const stamps = new Map<string, string>();
  const unchanged = (found: Found): Entry | undefined => {
    const stamp = stampOf(join(folder, found.file));
    stamps.set(found.file, stamp);
    const entry = earlier.get(found.file);
    return stamp !== '' && entry?.id === found.id && kept?.stamps.get(found.file) === stamp
      ? entry
      : undefined;
  };
  const read = await readSources(folder, onProgress, unchanged);
  const sources = complete ? await complete(read) : read;
  const draft = `${file}.${process.pid}`;
  await mkdir(dirname(file), { recursive: true });
  await writeFile(draft, serialize({ code, sources, stamps } satisfies Kept));
  await rename(draft, file);
  return sources;
}

/** The sources that {@link readAndKeep} has left in a file. Rejects where there are none. */
export async function keptSources(file: string): Promise<Sources> {
  const kept = await load(file);
  if (kept === undefined) throw new Error(`There are no sources in “${file}”.`);
  return kept.sources;
}

async function load(file: string): Promise<Kept | undefined> {
  try {
    return deserialize(await readFile(file)) as Kept;
  } catch {
    // What cannot be read is read from the content again.
    return undefined;
  }
}

/** What a file looks like from outside: any write changes it. Empty where there is nothing to look at. */
function stampOf(path: string): string {
  try {
    const { ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [ino, size, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}

async function codeDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of ['.', '../mdx', '../collections', '../freshness', '..']) {
    const at = new URL(`${folder}/`, import.meta.url);
    for (const name of (await readdir(at)).filter((each) => each.endsWith('.ts')).toSorted()) {
      hash.update(name).update(await readFile(new URL(name, at)));
    }
  }
  return hash.update(await readFile(new URL('../../package.json', import.meta.url))).digest('hex');
}
