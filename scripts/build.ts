import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { writeSchemas } from '../src/desk/schemas.ts';
import { summary } from '../src/reports/text.ts';
import { problemsOf } from '../src/wiki/checks.ts';
import { listContent, mediaFolder } from '../src/wiki/files.ts';
import { indexWiki } from '../src/wiki/index.ts';
import { exit, progress, run, UsageError } from './command.ts';
import { contentFolder, readContent, today } from './content.ts';

const help = `
Builds the wiki as static files.

  npm run build -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media
  --out DIR      where the site goes (default: dist)
  --strict       exit with 1 where the content has errors; the site is built all the same
  --drafts       publish drafts too, as a preview for editors
  --editing      let /admin/ save through the server that npm start runs
  --no-search    leave out the search index

Exit codes: 0 built, 1 built but the content has errors (--strict), 2 wrong use, or not built.
`;

const project = fileURLToPath(new URL('..', import.meta.url));

await run(
  help,
  {
    content: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    strict: { type: 'boolean', default: false },
    drafts: { type: 'boolean', default: false },
    editing: { type: 'boolean', default: false },
    'no-search': { type: 'boolean', default: false },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const folder = await contentFolder(options.content);
    const out = resolve(options.out);
    await claim(out);
    const pages = await buildPages(folder, out, options);
    await copyMedia(folder, out);
    if (!options['no-search']) await indexForSearch(out);
    console.log(`${pages} pages built in ${options.out}`);
    return report(folder, options.strict);
  },
);

/**
 * Builds the pages in a process of its own. Returns how many were written or found unchanged.
 *
 * One thread for files is much faster than Node's four: writing many small files, they mostly wait for each
 * other. The number can only be set for a new process.
 */
async function buildPages(
  folder: string,
  out: string,
  options: { drafts: boolean; editing: boolean },
): Promise<number> {
  const { files } = await listContent(folder);
  const work = await workFolder([folder, out, options.drafts, options.editing].join('\n'));
  const child = spawn(process.execPath, [fileURLToPath(new URL('./astro-build.ts', import.meta.url))], {
    // Astro leaves files that it runs in its working directory: builds at the same time need one each.
    cwd: work,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      UV_THREADPOOL_SIZE: '1',
      NO_COLOR: '1',
      ASTRO_TELEMETRY_DISABLED: '1',
      CONCORD_CACHE: join(work, 'cache'),
      CONCORD_CONTENT: folder,
      CONCORD_OUT: out,
      ...(options.drafts && { CONCORD_DRAFTS: '1' }),
      ...(options.editing && { CONCORD_EDITING: '1' }),
    },
  });
  const bar = progress('Building');
  const log: string[] = [];
  let pages = 0;
  createInterface(child.stdout).on('line', (line) => {
    if (/[├└]─/.test(line)) bar.update(++pages, Math.max(pages, files.length));
    else log.push(line);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  bar.end();
  if (code !== 0) throw new Error(`The pages could not be built.\n${log.slice(-30).join('\n')}`);
  for (const line of log.filter((each) => each.includes('[WARN]'))) console.error(line);
  return pages;
}

/** What is kept between two builds of the same site, inside the project so that packages are found from it. */
async function workFolder(key: string): Promise<string> {
  const name = createHash('sha256').update(key).digest('hex').slice(0, 16);
  const folder = join(project, '.concord', 'work', name);
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Refuses to write among files that are not ours: a build removes pages it did not make. */
async function claim(out: string): Promise<void> {
  const marker = join(out, '.concord-site');
  const names = await readdir(out).catch((): string[] => []);
  if (names.length > 0 && !names.includes('.concord-site')) {
    throw new UsageError(
      `“${out}” is not empty, and what is in it was not made by this script. Choose another --out.`,
    );
  }
  await mkdir(out, { recursive: true });
  await writeFile(
    marker,
    'This folder is written by npm run build. What it holds may be removed at the next build.\n',
  );
  await rm(join(out, '_assets'), { recursive: true, force: true });
}

/** Puts the uploads of this content into the site, in place of any others. */
async function copyMedia(folder: string, out: string): Promise<void> {
  const from = mediaFolder(folder);
  await rm(join(out, 'media'), { recursive: true, force: true });
  if (await readdir(from).catch(() => undefined)) await cp(from, join(out, 'media'), { recursive: true });
}

async function indexForSearch(out: string): Promise<void> {
  const { createIndex, close } = await import('pagefind');
  const { index, errors } = await createIndex();
  if (!index) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
  const added = await index.addDirectory({ path: out });
  await rm(join(out, 'pagefind'), { recursive: true, force: true });
  const written = await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await close();
  const failed = [...added.errors, ...written.errors];
  if (failed.length > 0) throw new Error(`The search index could not be made: ${failed.join(', ')}`);
}

/**
 * Says in a line what the content is like; where asked to be strict, errors in it make the build fail.
 *
 * Leaves the JSON Schemas where code editors look for them.
 */
async function report(folder: string, strict: boolean): Promise<number> {
  const sources = await readContent(folder);
  await writeSchemas(sources.settings, join(project, '.concord', 'schemas'));
  const wiki = indexWiki(sources, true);
  const problems = problemsOf(sources, wiki, today(undefined, sources.settings.review.timeZone));
  console.log(
    `${summary(wiki.entries.length, problems)}${problems.length > 0 ? '; npm run check lists them' : ''}`,
  );
  return strict && problems.some((each) => each.level === 'error') ? exit.doesNotHold : exit.fine;
}
