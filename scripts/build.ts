import { join, relative, resolve } from 'node:path';
import { chooseBackend } from '../src/cms/backend.ts';
import type { LiveWiki } from '../src/live/wiki.ts';
import type { Problem } from '../src/problem/problem.ts';
import { summary } from '../src/reports/text.ts';
import { namedMedia } from '../src/site/media.ts';
import type { Publication } from '../src/site/publication.ts';
import { loadTheme } from '../src/theme/theme.ts';
import { problemsOf } from '../src/wiki/checks.ts';
import { joinWiki } from '../src/wiki/join.ts';
import { keyOf, type Sources } from '../src/wiki/wiki.ts';
import { editorAssets, mediaAssets, pageAssets } from './build/assets.ts';
import { bundleScripts } from './build/bundle.ts';
import { buildEditor } from './build/editor.ts';
import { claim, workFolder } from './build/folders.ts';
import { SearchIndex } from './build/search.ts';
import { digestOf, digestOfSources, keepState, loadState, type Known } from './build/state.ts';
import { compileTheme } from './build/theme.ts';
import { SiteFolder, writeSite } from './build/write.ts';
import { exit, progress, run, UsageError } from './command.ts';
import { contentFolder, readContent, siteUrl, today } from './content.ts';

const help = `
Builds the wiki as static files.

  npm run build -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media
  --out DIR      where the site goes (default: dist)
  --strict       exit with 1 where the content has errors; the site is built all the same
  --drafts       publish drafts too, as a preview for editors
  --editing      let /admin/ save through the server that npm start runs
  --no-search    leave out the search index

What has not changed since the last build is not built again; what is known of that lies in .concord/, which may be
deleted.
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
  async (options, positionals) => {
    if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
    const folder = await contentFolder(options.content);
    const out = resolve(options.out);
    if (!relative(folder, out).startsWith('..')) {
      throw new UsageError(`“${options.out}” lies in the content folder: the site would become part of it.`);
    }
    await claim(out);
    const { drafts, editing, strict } = options;
    const { summary, live } = await build(folder, out, { drafts, editing, search: !options['no-search'] });
    console.log(summary.replace(out, options.out));
    // The site is built all the same.
    await bundleScripts().catch((error: unknown) => console.error(error));
    return strict ? judge(live ?? (await readContent(folder))) : exit.fine;
  },
);

interface BuildOptions {
  drafts: boolean;
  editing: boolean;
  search: boolean;
}

/** Builds the site. Returns what was done, and the wiki where that had to be read. */
async function build(
  folder: string,
  out: string,
  { drafts, editing, search }: BuildOptions,
): Promise<{ summary: string; live?: LiveWiki }> {
  const backend = chooseBackend(process.env, editing);
  const site = siteUrl();
  const compiled = await compileTheme(() =>
    console.log('Compiling the pages; that is done once for each version of the code …'),
  );
  const assets = await pageAssets(compiled);
  if ('backend' in backend)
    for (const [file, source] of await editorAssets(await buildEditor())) assets.set(file, source);
  const kept = join(await workFolder(folder, out, drafts, editing), 'site');
  const before = loadState(kept);
  const options = digestOf(compiled, site, folder, backend);
  const known = before?.options === options ? before.files : new Map<string, Known>();
  const sources = await digestOfSources(folder, assets);
  const target = new SiteFolder(out);
  const index = new SearchIndex(out, target, before?.indexed);
  if (
    before?.options === options &&
    before.sources === sources &&
    before.day === today(undefined, before.timeZone)
  ) {
    if (target.isAsWritten(known) && (search ? index.isWhole : !index.isThere))
      return { summary: `Nothing has changed: ${known.size} files in ${out} as they were.` };
  }

  // What has changed is read in another process; that one's time is enough to load the theme.
  const [live, theme] = await Promise.all([readContent(folder, { published: !drafts }), loadTheme(compiled)]);
  const { settings } = live.sources;
  const { timeZone } = settings.review;
  const day = today(undefined, timeZone);
  const trend = () => live.trend(day);
  const { wiki } = live;
  const problems = drafts ? live.sources.problems : withoutDrafts(live.sources);
  const shown = { editing: backend, showsDrafts: drafts, today: day };
  const publication: Publication = { wiki, problems, folder, trend, past: live, site, ...shown };
  for (const [file, source] of mediaAssets(folder, namedMedia(wiki))) assets.set(file, source);
  const bar = progress('Rendering');
  const written = writeSite(target, theme, publication, assets, known, bar.update);
  const { files, rendered, reused, removed } = await written.finally(() => {
    bar.end();
    target.discard();
  });
  const indexed = search ? await index.update(files) : await index.remove();
  await keepState(kept, { options, sources, day, timeZone, files, indexed });
  const done = `${rendered} pages rendered, ${reused} files as they were, ${removed} removed`;
  return { summary: `${files.size} files in ${out}: ${done}.`, live };
}

/** The problems of files and settings, but for those that would name a draft. */
function withoutDrafts({ problems, entries }: Sources): Problem[] {
  const drafts = new Set(entries.filter(({ draft }) => draft).map(keyOf));
  return problems.filter(({ entry }) => !drafts.has(entry));
}

/** Says how many problems there are, for builds that are to fail where there are errors. */
function judge({ sources }: LiveWiki): number {
  const wiki = joinWiki(sources, true);
  const day = today(undefined, sources.settings.review.timeZone);
  const problems = problemsOf(sources, wiki, day);
  console.log(`${summary(wiki.entries.length, problems)}; npm run check lists them.`);
  return problems.some((each) => each.level === 'error') ? exit.doesNotHold : exit.fine;
}
