import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { mediaFolder } from '../src/wiki/files.ts';
import { installed } from './bench/installed.ts';
import { findChromium } from './chromium.ts';
import { exit, readPort, run, UsageError } from './command.ts';
import { contentFolder } from './content.ts';

const help = `
Has Lighthouse judge pages of every kind, of the wiki as it would be for everyone, on a phone and at a desk.

  npm run lighthouse -- [options]

  --content DIR  the content folder (default: content)
  --runs N       how often each page is judged; the median counts (default: 3)

Let the machine do nothing else meanwhile: Lighthouse measures how long things take. It is installed into
.concord/bench, which may be deleted. The variable PORT sets the port that the wiki is served at meanwhile.

Exit codes: 0 all have 100 in everything, 1 some have not, 2 wrong use, or they could not be judged.
`;

const pages = [
  '/',
  '/guides/',
  '/competitors/pitledger/',
  '/lexicon/mql/',
  '/guides/lead-handoff/',
  '/freshness/',
];
const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
const devices = { phone: [], desk: ['--preset=desktop'] };
const start = promisify(execFile);

type Scores = Record<(typeof categories)[number], number>;

await run(
  help,
  { content: { type: 'string' }, runs: { type: 'string', default: '3' } },
  async ({ content, runs }) => {
    const times = Number(runs);
    if (!Number.isInteger(times) || times < 1) throw new UsageError(`“${runs}” is not a number of runs.`);
    const root = await mkdtemp(join(tmpdir(), 'concord-lighthouse-'));
    const lighthouse = join(
      await installed('lighthouse', { lighthouse: '13.5.0' }),
      'node_modules/.bin/lighthouse',
    );
    const port = readPort();
    const site = await publicSite(await contentFolder(content), root, `http://localhost:${port}`);
    const app = new Hono().use(compress()).use(serveStatic({ root: relative(process.cwd(), site) }));
    const server = serve({ fetch: app.fetch, port, hostname: 'localhost' });
    await once(server, 'listening');
    let fallsShort = false;
    try {
      for (const [device, words] of Object.entries(devices))
        for (const page of pages) {
          const judged: Scores[] = [];
          for (let each = 0; each < times; each++)
            judged.push(await judge(lighthouse, `http://localhost:${port}${page}`, words));
          const scores = categories.map((name) => median(judged.map((each) => each[name])));
          fallsShort ||= scores.some((score) => score < 100);
          console.log(
            [device.padEnd(6), page.padEnd(30), ...scores.map((each) => `${each}`.padStart(4))].join(''),
          );
        }
    } finally {
      server.close();
      await rm(root, { recursive: true, force: true });
    }
    return fallsShort ? exit.doesNotHold : exit.fine;
  },
);

/** Builds the wiki as one that everyone may read: search engines are turned away from others. Returns its folder. */
async function publicSite(folder: string, root: string, address: string): Promise<string> {
  const [content, out] = [join(root, 'content'), join(root, 'site')];
  await cp(folder, content, { recursive: true, dereference: true });
  await cp(mediaFolder(folder), mediaFolder(content), { recursive: true }).catch(() => {});
  const settings = join(content, 'wiki.yaml');
  const others = (await readFile(settings, 'utf8')).replace(/^audience:.*\n/m, '');
  await writeFile(settings, `audience: public\n${others}`);
  const build = [
    '--import',
    './scripts/compiled.mjs',
    'scripts/build.ts',
    '--content',
    content,
    '--out',
    out,
  ];
  await start(process.execPath, build, { env: { ...process.env, SITE_URL: address } });
  return out;
}

async function judge(lighthouse: string, address: string, words: readonly string[]): Promise<Scores> {
  const options = ['--quiet', '--output=json', `--only-categories=${categories.join()}`, ...words];
  const chromium = ['--chrome-flags=--headless=new --no-sandbox --disable-gpu'];
  const { stdout } = await start(lighthouse, [address, ...options, ...chromium], {
    env: { ...process.env, CHROME_PATH: findChromium() },
    maxBuffer: 2 ** 26,
  });
  const found = JSON.parse(stdout) as { categories: Record<string, { score: number | null }> };
  const scoreOf = (name: string) => Math.round((found.categories[name]?.score ?? 0) * 100);
  return Object.fromEntries(categories.map((name) => [name, scoreOf(name)])) as Scores;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}
