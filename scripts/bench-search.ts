import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { helpNames } from '../src/components/help/pages.ts';
import { openNames } from '../src/search/names/names.ts';
import { packWiki } from '../src/search/names/wiki.ts';
import { names, namesAndText, text } from './bench/search/engines.ts';
import { measureBox } from './bench/search/box.ts';
import { sqlite } from './bench/search/floor.ts';
import { isHeld, queriesFromLinks, withoutAnswers } from './bench/search/foreign.ts';
import { readQueries, type Query } from './bench/search/queries.ts';
import { answer, score, scoreTable, type Answer, type Engine } from './bench/search/score.ts';
import { openText } from './bench/search/text.ts';
import { engineBytes, weigh, weightTable } from './bench/search/weight.ts';
import { exit, run } from './command.ts';
import { contentFolder, readContent } from './content.ts';

const help = `
Measures how well search finds what people look for, beside SQLite’s full-text search on the same text.

  npm run bench:search -- [options]

  --handbook DIR  also import a folder of Markdown pages that link to each other, and look in it for what its own
                  links say; may be given several times

The queries about the wiki that ships are in test/search, with the pages that are right. What is measured of a handbook
is measured without the links in the words of the query, and once more without the words of any link; a half of its
queries, by the page they mean, is reported by itself and not to be tuned for.

Prints tables in Markdown. Exit codes: 0 measured, 2 wrong use, or not measured.
`;

await run(help, { handbook: { type: 'string', multiple: true, default: [] } }, async ({ handbook }) => {
  const folder = await mkdtemp(join(tmpdir(), 'concord-bench-search-'));
  try {
    await shipped(folder);
    for (const [index, source] of handbook.entries())
      await foreign(resolve(source), join(folder, `handbook-${index}`));
    return exit.fine;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function shipped(folder: string): Promise<void> {
  const { wiki } = await readContent(await contentFolder(), { published: true });
  const queries = await readQueries('test/search');
  const all = [...queries.values()].flat();
  const file = packWiki(wiki, helpNames);
  const [withList, without] = [openNames(file, ''), openNames({ ...file, synonyms: '' }, '')];
  const site = await built('content', folder);
  const found = await openText(site, wiki);
  const engines = [
    sqlite(found.pages),
    text('Pagefind, word by word', found),
    names('names', () => without),
    names('names, synonyms', () => withList),
    namesAndText('names and text', () => without, found),
    namesAndText('names and text, synonyms', () => withList, found),
  ];
  await report('The wiki that ships', engines, all, {
    ...Object.fromEntries(
      [...queries].map(([name, some]) => [name, (query) => some.includes(query)] as Part),
    ),
    'without the class of synonyms': ({ kind }) => kind !== 'synonym',
  });
  await found.close();
  console.log(weightTable([weigh(() => packWiki(wiki, helpNames), all)]));
  console.log(weightTable([await measureBox(site, typedIn(all))]));
  console.log(`\nThe engine: ${((await engineBytes()) / 1000).toFixed(1)} KB (brotli).\n`);
}

async function foreign(source: string, folder: string): Promise<void> {
  const content = join(folder, 'content');
  await mkdir(join(content, 'guides'), { recursive: true });
  for (const each of ['wiki.yaml', 'people'])
    await cp(join('content', each), join(content, each), { recursive: true });
  const { wiki: empty } = await readContent(content, { published: true });
  const owner = empty.people[0]?.id ?? '';
  await script('import', source, '--collection', 'guides', '--owner', owner, '--content', content);
  const { wiki } = await readContent(content, { published: true });
  const queries = queriesFromLinks(wiki, 1);
  if (queries.length === 0) {
    console.log(
      `### ${basename(source)}: no page links to another in words, so there is nothing to look for\n`,
    );
    return;
  }
  const site = await built(content, folder);
  const found = await openText(site, wiki);
  const [withLinks, noLinks] = [withoutAnswers(wiki, true), withoutAnswers(wiki, false)];
  const engines = [
    sqlite(found.pages),
    text('Pagefind, word by word', found),
    names('names, no words of links', noLinks),
    names('names', withLinks),
    namesAndText('names and text, no words of links', noLinks, found),
    namesAndText('names and text', withLinks, found),
  ];
  const often = new Set(queriesFromLinks(wiki, 2).map(({ words }) => words));
  await report(`The links of ${basename(source)}`, engines, queries, {
    'held back': isHeld,
    'on two pages or more': ({ words }) => often.has(words),
    'on two pages or more, held back': (query) => often.has(query.words) && isHeld(query),
  });
  await found.close();
  console.log(weightTable([weigh(() => packWiki(wiki, helpNames), queries)]), '\n');
  console.log(weightTable([await measureBox(site, typedIn(queries))]), '\n');
}

/** Some of the queries, for a browser: the first box is opened with a name that most wikis have. */
function typedIn(queries: readonly Query[]): string[] {
  const step = Math.ceil(queries.length / 20);
  return ['lead handoff', ...queries.filter((_, at) => at % step === 0).map(({ words }) => words)];
}

type Part = [name: string, isIn: (query: Query) => boolean];

/** Prints how well engines answer queries, all of them and in parts. */
async function report(
  title: string,
  engines: readonly Engine[],
  queries: readonly Query[],
  parts: Readonly<Record<string, Part[1]>>,
): Promise<void> {
  const answers = new Map<string, Answer[]>();
  for (const engine of engines) answers.set(engine.name, await answer(engine, queries));
  for (const [name, isIn] of [['', () => true] as Part, ...Object.entries(parts)]) {
    const part = name === '' ? title : `${title}: ${name}`;
    const some = [...answers].map(
      ([engine, all]) => [engine, all.filter(({ query }) => isIn(query))] as const,
    );
    const isEmpty = some.every(([, few]) => few.length === 0);
    if (isEmpty) console.log(`### ${part}: no query\n`);
    else
      console.log(
        scoreTable(
          part,
          some.map(([engine, few]) => score(engine, few)),
        ),
      );
  }
}

/** Builds a site with its index. Returns its folder. */
async function built(content: string, folder: string): Promise<string> {
  const site = join(folder, 'site');
  await script('build', '--content', content, '--out', site);
  return site;
}

async function script(name: string, ...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [join('scripts', `${name}.ts`), ...args], {
    maxBuffer: 2 ** 26,
  });
}
