import { cp, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { problemsOf } from '../src/wiki/checks.ts';
import { mediaFolder } from '../src/wiki/files.ts';
import { indexWiki } from '../src/wiki/index.ts';
import { summary } from '../src/reports/text.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, readContent, today } from './content.ts';

const help = `
Builds the wiki as static files.

  npm run build -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media
  --out DIR      where the site goes (default: dist)
  --strict       exit with 1 where the content has errors; the site is built all the same
  --drafts       publish drafts too, as a preview for editors
  --no-search    leave out the search index

Exit codes: 0 built, 1 built but the content has errors (--strict), 2 wrong use, or not built.
`;

await run(
  help,
  {
    content: { type: 'string' },
    out: { type: 'string', default: 'dist' },
    strict: { type: 'boolean', default: false },
    drafts: { type: 'boolean', default: false },
    'no-search': { type: 'boolean', default: false },
  },
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const folder = await contentFolder(options.content);
    const out = resolve(options.out);
    await buildSite(folder, out, options.drafts);
    await rm(join(out, 'media'), { recursive: true, force: true });
    await cp(mediaFolder(folder), join(out, 'media'), { recursive: true }).catch(() => {});
    if (!options['no-search']) await indexForSearch(out);
    if (!options.strict) return exit.fine;
    const sources = await readContent(folder);
    const problems = problemsOf(sources, indexWiki(sources, true), today(undefined, sources.settings.review.timeZone));
    console.log(summary(sources.entries.length, problems));
    return problems.some((each) => each.level === 'error') ? exit.doesNotHold : exit.fine;
  },
);

async function buildSite(folder: string, out: string, drafts: boolean): Promise<void> {
  process.env['CONCORD_CONTENT'] = folder;
  process.env['CONCORD_OUT'] = out;
  if (drafts) process.env['CONCORD_DRAFTS'] = '1';
  const { build } = await import('astro');
  await build({ logLevel: 'warn' });
}

async function indexForSearch(out: string): Promise<void> {
  const pagefind = await import('pagefind');
  const { index, errors } = await pagefind.createIndex();
  if (!index) throw new Error(`The search index could not be made: ${errors.join(', ')}`);
  await index.addDirectory({ path: out });
  await index.writeFiles({ outputPath: join(out, 'pagefind') });
  await pagefind.close();
}
