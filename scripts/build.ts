import { copyFile, mkdir, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';

import { chooseBackend } from '../src/cms/backend.ts';
import { summary } from '../src/reports/text.ts';
import { problemsOf } from '../src/wiki/checks.ts';
import { mediaFolder } from '../src/wiki/files.ts';
import { indexWiki } from '../src/wiki/index.ts';
import { keepSources } from '../src/wiki/kept.ts';
import { readAndKeep } from '../src/wiki/read.ts';
import { buildEditor } from './build/editor.ts';
import { buildPages, claim, project, workFolder } from './build/pages.ts';
import { writeSchemas } from './build/schemas.ts';
import { exit, progress, run, UsageError } from './command.ts';
import { contentFolder, keptAt, today, withPast } from './content.ts';

const help = `
Builds the wiki as static files.

  npm run build -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media
  --out DIR      where the site goes (default: dist)
  --strict       exit with 1 where the content has errors; the site is built all the same
  --drafts       publish drafts too, as a preview for editors
  --editing      let /admin/ save through the server that npm start runs
  --no-search    leave out the search index

What has not changed since the last build is not built again; it is kept in .concord/, which may be deleted.
Exit codes: 0 built, 1 built but the content has errors (--strict), 2 wrong use, or not built.
`;

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
  async ({ content, out: outArgument, strict, drafts, editing, 'no-search': noSearch }, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const folder = await contentFolder(content);
    const out = resolve(outArgument);
    if (!relative(folder, out).startsWith('..')) {
      throw new UsageError(`“${outArgument}” lies in the content folder: the site would become part of it.`);
    }
    await claim(out);
    const work = await workFolder(folder, out, drafts, editing);
    const kept = join(work, 'sources');
    const bar = progress('Reading');
    const read = await readAndKeep(folder, keptAt('read', folder), { onProgress: bar.update });
    const sources = await withPast(folder, read);
    await keepSources(kept, sources);
    bar.end();
    const hasEditor = 'backend' in chooseBackend(process.env, editing);
    const editor = hasEditor ? await buildEditor() : undefined;
    const pages = await buildPages(
      work,
      { folder, out, sources: kept, drafts, editing, editor },
      sources.entries.length,
    );
    await copyMedia(folder, out, sources.media);
    if (!noSearch) await indexForSearch(out);
    // Where code editors look for them, see .vscode/settings.json.
    await writeSchemas(sources.settings, join(project, '.concord', 'schemas'));
    const wiki = indexWiki(sources, true);
    const problems = problemsOf(sources, wiki, today(undefined, sources.settings.review.timeZone));
    const hint = problems.length > 0 ? '; npm run check lists them' : '';
    console.log(`${pages} pages built in ${outArgument}\n${summary(wiki.entries.length, problems)}${hint}`);
    return strict && problems.some((each) => each.level === 'error') ? exit.doesNotHold : exit.fine;
  },
);

/** Puts the images of this content into the site, in place of any others; nothing else that lies among them. */
async function copyMedia(folder: string, out: string, images: readonly string[]): Promise<void> {
  await rm(join(out, 'media'), { recursive: true, force: true });
  for (const image of images) {
    await mkdir(dirname(join(out, 'media', image)), { recursive: true });
    await copyFile(join(mediaFolder(folder), image), join(out, 'media', image));
  }
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
