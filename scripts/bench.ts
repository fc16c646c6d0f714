import { cp, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { clone as cloneInto, type Clone } from './bench/clone.ts';
import { generateWiki } from './bench/generate.ts';
import { makeHistory } from './bench/history.ts';
import { hugoVersion } from './bench/hugo.ts';
import { measurePeers } from './bench/peers.ts';
import { enrich } from './bench/rich.ts';
import { table, type Figures, type Measured } from './bench/table.ts';
import {
  commitAll,
  measureBuilds,
  measureFreshness,
  measureHugo,
  measureServed,
  type Note,
  type Wiki,
} from './bench/wiki.ts';
import { exit, progress, run, UsageError } from './command.ts';

const help = `
Measures the wiki that ships and generated ones, beside Hugo where it is installed.

  npm run bench -- [options]

  --entries N,N,…  how many pages are generated (default: 1000,10000)
  --edits N        how many changes are made while a wiki is served; their median counts (default: 20)
  --seed N         other wikis of the same sizes (default: 1)
  --no-rich        leave out the wikis that are as connected as real ones
  --peers          also build the smallest generated wiki with Eleventy, Astro and Starlight

Prints a table in Markdown, with what is promised of each and by how much that is missed. A save is measured over HTTP,
from its request until the new text is in the page that is asked for, less what the commit itself took. Builds and checks are measured as processes of their own. Beside each build stands Hugo’s full one.

Peers are installed into .concord/bench, which may be deleted. Exit codes: 0 measured, 2 wrong use, or not measured.
`;

interface Options {
  clone: Clone;
  edits: number;
  seed: number;
  hasHugo: boolean;
}

await run(
  help,
  {
    entries: { type: 'string', default: '1000,10000' },
    edits: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
    'no-rich': { type: 'boolean', default: false },
    peers: { type: 'boolean', default: false },
  },
  async ({ entries, edits, seed, 'no-rich': noRich, peers }) => {
    const sizes = entries.split(',').map((each) => count('entries', each));
    const hugo = hugoVersion();
    const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`;
    const day = new Date().toISOString().slice(0, 10);
    const folder = await mkdtemp(join(tmpdir(), 'concord-bench-'));
    try {
      const clone = await cloneInto(join(folder, 'clone'));
      const options = {
        clone,
        edits: count('edits', edits),
        seed: count('seed', seed),
        hasHugo: hugo !== undefined,
      };
      const wikis: Measured[] = [{ size: undefined, plain: await shipped(options, join(folder, 'shipped')) }];
      for (const size of sizes) {
        const place = join(folder, String(size));
        const withPeers = peers && size === Math.min(...sizes);
        const plain = await generated(options, size, { place, withPeers });
        const rich = noRich
          ? undefined
          : await generated(options, size, { place: `${place}-rich`, isRich: true });
        wikis.push({ size, plain, rich });
      }
      console.log(
        `Measured on ${day}, ${machine}, Node ${process.version}, Hugo ${hugo ?? 'not installed'}.\n`,
      );
      console.log(table(wikis));
      return exit.fine;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
);

/** The wiki that ships, in a clone that nothing has run in yet. */
async function shipped({ clone, edits, hasHugo }: Options, folder: string): Promise<Figures> {
  const content = join(folder, 'content');
  await cp(join(clone.folder, 'content'), content, { recursive: true });
  const files = await readdir(content, { recursive: true });
  const pages = files.filter((file) => file.endsWith('.mdx')).map((file) => join(content, file));
  const wiki = { folder, content, pages };
  return noting('the wiki that ships', async (note) => {
    if (hasHugo) await measureHugo(wiki, edits, note);
    await commitAll(content);
    await measureServed(wiki, clone, edits, note);
    await clone.forget();
    const { wall } = await clone.run(
      'build',
      '--content',
      content,
      '--out',
      join(folder, 'new'),
      '--no-search',
    );
    note({ newVersion: wall });
    await measureBuilds(wiki, clone, note);
  });
}

/** A wiki that is generated. Only what is as connected as a real one has its history while it is built. */
async function generated(
  { clone, edits, seed, hasHugo }: Options,
  size: number,
  { place, isRich = false, withPeers = false }: { place: string; isRich?: boolean; withPeers?: boolean },
): Promise<Figures> {
  const content = join(place, 'content');
  await mkdir(content, { recursive: true });
  const pages = await generateWiki(content, size, seed);
  const wiki: Wiki = { folder: place, content, pages };
  const figures = await noting(`${size} pages${isRich ? ', richer' : ''}`, async (note) => {
    if (isRich) {
      await enrich(content, pages, seed);
      await makeHistory(content, pages, size, seed);
    }
    if (hasHugo && !isRich) await measureHugo(wiki, edits, note);
    if (withPeers) await measurePeers(wiki, note);
    await measureBuilds(wiki, clone, note);
    if (!isRich) await makeHistory(content, pages, size, seed);
    await measureFreshness(wiki, clone, note);
    await measureServed(wiki, clone, edits, note);
  });
  await rm(place, { recursive: true });
  return figures;
}

/** Shows how far the measuring of a wiki has come. */
async function noting(label: string, measure: (note: Note) => Promise<void>): Promise<Figures> {
  const figures: Figures = {};
  const bar = progress(`Measuring ${label}`);
  await measure((some) => bar.update(Object.keys(Object.assign(figures, some)).length, 20));
  bar.end();
  return figures;
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new UsageError(`--${name} takes a number such as 20, not “${text}”.`);
}
