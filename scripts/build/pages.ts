import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { progress, UsageError } from '../command.ts';

export const project = fileURLToPath(new URL('../..', import.meta.url));

export interface PageOptions {
  folder: string;
  out: string;
  /** Where the content that was read is kept. */
  sources: string;
  /** Publish drafts too. */
  drafts: boolean;
  /** Let the editor save through the server that serves the site. */
  editing: boolean;
  /** Where the editor's own script lies; `undefined` where the site has no editor. */
  editor: string | undefined;
}

/** What is kept between two builds of the same site, inside the project so that packages are found from it. */
export async function workFolder(...key: unknown[]): Promise<string> {
  const name = createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 16);
  const folder = join(project, '.concord', 'work', name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Refuses to write among files that are not ours: a build removes pages it did not make. */
export async function claim(out: string): Promise<void> {
  const names = await readdir(out).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOTDIR') throw new UsageError(`“${out}” is a file. Choose a folder.`);
    return [];
  });
  if (names.length > 0 && !names.includes(marker)) {
    const found = `“${out}” is not empty, and what is in it was not made by this script.`;
    throw new UsageError(`${found} Choose another --out.`);
  }
  try {
    await makeFolder(out);
  } catch (error) {
    throw new UsageError(
      `“${out}” cannot be made (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
  await mark(out);
  // Every build writes these anew, and what is left of an earlier one would never be missed.
  const inPeople = await readdir(join(out, 'people')).catch((): string[] => []);
  const calendars = inPeople.filter((name) => name.endsWith('.ics')).map((name) => join('people', name));
  await Promise.all(
    ['_assets', 'feed', ...calendars].map((name) => rm(join(out, name), { recursive: true, force: true })),
  );
}

const marker = '.concord-site';

/** Says that a folder is ours to clear. */
async function mark(out: string): Promise<void> {
  await writeFile(
    join(out, marker),
    'Written by npm run build. What is here may be removed at the next one.\n',
  );
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

/**
 * Builds the pages in a process of its own. Returns how many were written or found unchanged.
 *
 * One thread for files is faster than Node's four: writing many small files, they mostly wait for each other.
 * The number can only be set for a new process.
 *
 * @param expected about how many pages there will be, for showing how far it has come.
 */
export async function buildPages(work: string, options: PageOptions, expected: number): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./astro.ts', import.meta.url))], {
    // Astro leaves files that it runs in its working directory: builds at the same time need one each.
    cwd: work,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      UV_THREADPOOL_SIZE: '1',
      NODE_ENV: 'production',
      NO_COLOR: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
      CONCORD_CACHE: join(work, 'cache'),
      CONCORD_CONTENT: options.folder,
      CONCORD_SOURCES: options.sources,
      CONCORD_OUT: options.out,
      ...(options.drafts && { CONCORD_DRAFTS: '1' }),
      ...(options.editing && { CONCORD_EDITING: '1' }),
      ...(options.editor && { CONCORD_EDITOR: options.editor }),
    },
  });
  const bar = progress('Building');
  const log: string[] = [];
  let pages = 0;
  createInterface(child.stdout).on('line', (line) => {
    if (/[├└]─/.test(line)) bar.update(++pages, Math.max(pages, expected));
    else log.push(line);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  bar.end();
  // After a build was killed, the next one has been seen to leave the folder without the mark.
  await mark(options.out);
  if (code !== 0) throw new Error(`The pages could not be built.\n${log.slice(-30).join('\n')}`);
  // A collection may well have no entries yet.
  const warnings = log.filter(
    (line) => line.includes('[WARN]') && !line.includes('does not exist or is empty'),
  );
  for (const line of warnings) console.error(line);
  return pages;
}
