import { appendFile, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateWiki } from './bench/generate.ts';
import { makeHistory } from './bench/history.ts';
import { hugoSite, hugoVersion } from './bench/hugo.ts';
import { measure, type Measure } from './bench/measure.ts';
import { exit, progress, run, UsageError } from './command.ts';
import { keptAt } from './content.ts';

const help = `
Measures building and checking on generated wikis, beside Hugo where it is installed.

  npm run bench -- [options]

  --entries N,N,…  how many pages (default: 1000,10000)
  --seed N         another wiki of the same size (default: 1)

Prints a table in Markdown. Takes some minutes. Exit codes: 0 measured, 2 wrong use, or not measured.
`;

interface Row extends Partial<Measure> {
  what: string;
  note?: string;
}

const project = fileURLToPath(new URL('..', import.meta.url));

await run(
  help,
  { entries: { type: 'string', default: '1000,10000' }, seed: { type: 'string', default: '1' } },
  async (options) => {
    const sizes = options.entries.split(',').map(Number);
    if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
      throw new UsageError(`--entries takes numbers such as 1000,10000, not “${options.entries}”.`);
    }
    const hugo = hugoVersion();
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
    console.log(
      `Measured on ${new Date().toISOString().slice(0, 10)}, ${machine}, Node ${process.version}, Hugo ${hugo ?? 'not installed'}.`,
    );
    for (const size of sizes)
      console.log(`\n${table(size, await measureWiki(size, Number(options.seed), hugo !== undefined))}`);
    return exit.fine;
  },
);

async function measureWiki(size: number, seed: number, withHugo: boolean): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
  try {
    const content = join(folder, 'content');
    const out = join(folder, 'site');
    const pages = await generateWiki(content, size, seed);
    const script = (name: string, ...args: string[]) =>
      measure(
        process.execPath,
        [join(project, 'scripts', `${name}.ts`), '--content', content, ...args],
        project,
      );
    const build = (...args: string[]) => script('build', '--out', out, ...args);
    const rows: Row[] = [];
    const bar = progress(`${size} entries: measuring`);
    const add = async (what: string, measured: Promise<Measure>) => {
      rows.push({ what, ...(await measured) });
      bar.update(rows.length, 10);
    };
    if (withHugo) {
      await hugoSite(join(folder, 'hugo'), content, pages);
      await add(
        'Hugo, full build',
        measure('hugo', ['--quiet', '-d', join(folder, 'hugo-site')], join(folder, 'hugo')),
      );
    }
    await add('cold build', build('--no-search'));
    await add('unchanged build', build('--no-search'));
    await appendFile(pages[Math.floor(size / 2)] ?? '', '\nOne more sentence.\n');
    await add('one entry edited', build('--no-search'));
    await add('check', script('check', '--format', 'json', '--fail-on', 'never'));
    await makeHistory(content, pages, size, seed);
    const freshness = () => script('freshness', '--format', 'json', '--fail-on', 'never');
    await Promise.all(
      ['read', 'history'].map((name) => rm(keptAt(name, content), { recursive: true, force: true })),
    );
    await add('freshness, 5 years of history, cold', freshness());
    await add('freshness, warm', freshness());
    rows.push({
      what: 'output a page',
      note: `${((await bytesBelow(out, /index\.html$/)) / size / 1024).toFixed(1)} KB`,
    });
    await add('build with search index', build());
    rows.push({
      what: 'search index',
      note: `${((await bytesBelow(join(out, 'pagefind'), /./)) / 1024 ** 2).toFixed(1)} MB`,
    });
    bar.end();
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The figures as a table in Markdown, with ratios to Hugo's full build where it was measured. */
function table(size: number, rows: readonly Row[]): string {
  const hugo = rows.find((row) => row.what.startsWith('Hugo'));
  const cell = (row: Row) => {
    if (row.wall === undefined) return [row.note ?? '', '', '', ''];
    const ratio = hugo?.wall && row !== hugo ? `${(row.wall / hugo.wall).toFixed(2)} ×` : '';
    const memory = row.memory ? `${Math.round(row.memory / 1024 ** 2)} MB` : '';
    return [`${row.wall.toFixed(1)} s`, row.cpu ? `${row.cpu.toFixed(1)} s` : '', memory, ratio];
  };
  return [
    `| ${size} entries | wall | CPU | peak memory | to Hugo |`,
    '| --- | ---: | ---: | ---: | ---: |',
    ...rows.map((row) => `| ${row.what} | ${cell(row).join(' | ')} |`),
  ].join('\n');
}

async function bytesBelow(folder: string, pattern: RegExp): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && pattern.test(entry.name));
  const sizes = await Promise.all(
    files.map(async (file) => (await stat(join(file.parentPath, file.name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
