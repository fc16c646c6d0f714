/** Everything that is measured of one wiki. */
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { git } from '../../src/git/git.ts';
import type { Clone } from './clone.ts';
import { hugoSite, serveHugo } from './hugo.ts';
import { measure } from './measure.ts';
import { searchable, secondsOfSaves, secondsOfSearch, secondsOfWrites, serveWiki, spread } from './served.ts';
import type { Figures } from './table.ts';

export interface Wiki {
  /** A folder for whatever is made of it. */
  folder: string;
  /** The content folder. */
  content: string;
  /** The files of its pages. */
  pages: readonly string[];
}

/** Takes note of some figures. */
export type Note = (figures: Figures) => void;

/** Builds and checks in processes of their own, from nothing and again. */
export async function measureBuilds(
  { folder, content, pages }: Wiki,
  clone: Clone,
  note: Note,
): Promise<void> {
  const out = join(folder, 'site');
  const build = (...more: string[]) => clone.run('build', '--content', content, '--out', out, ...more);
  const check = () => clone.run('check', '--content', content, '--format', 'json', '--fail-on', 'never');
  await clone.forgetWikis();
  const { wall, cpu, memory } = await build('--no-search');
  note({ cold: wall, coldCpu: cpu, coldMemory: memory });
  note({ unchanged: (await build('--no-search')).wall });
  await appendFile(pages[Math.floor(pages.length / 2)] ?? '', '\nOne more sentence.\n');
  note({ edited: (await build('--no-search')).wall });
  const term = pages.find((file) => basename(dirname(file)) === 'lexicon') ?? '';
  const text = await readFile(term, 'utf8');
  await writeFile(term, text.replace(/^definition: .*/m, 'definition: What nobody has said before.'));
  note({ definition: (await build('--no-search')).wall });
  await clone.forgetWikis();
  await rm(out, { recursive: true });
  note({ withSearch: (await build()).wall });
  await clone.forgetWikis();
  note({ checkCold: (await check()).wall });
  note({ checkWarm: (await check()).wall });
}

/** Tells how fresh a wiki with a history is: from nothing, again, and after one more commit. */
export async function measureFreshness({ content, pages }: Wiki, clone: Clone, note: Note): Promise<void> {
  const freshness = () =>
    clone.run('freshness', '--content', content, '--format', 'json', '--fail-on', 'never');
  await clone.forgetWikis();
  note({ freshnessCold: (await freshness()).wall });
  note({ freshnessWarm: (await freshness()).wall });
  await appendFile(pages[0] ?? '', '\nOne more sentence.\n');
  await commitAll(content);
  note({ freshnessAfterCommit: (await freshness()).wall });
}

/**
 * Serves a wiki that lies in a repository from a fresh clone, and changes it while it is read.
 *
 * @param edits how many changes of each kind
 */
export async function measureServed(wiki: Wiki, clone: Clone, edits: number, note: Note): Promise<void> {
  const { content, pages } = wiki;
  await clone.forget();
  const first = await serveWiki(clone, content);
  try {
    note({ startFirst: first.start });
    await clone.bundled();
  } finally {
    await first.end();
  }
  const second = await serveWiki(clone, content);
  note({ startLater: second.start });
  await second.end('SIGKILL');
  const served = await serveWiki(clone, content);
  try {
    note({ startAfterKill: served.start });
    const some = spread(pages, content, edits);
    await searchable(served);
    note({ write: await secondsOfWrites(served, some) });
    // A save also takes in what others have left uncommitted; that is no part of what is measured.
    await commitAll(content);
    await searchable(served);
    note({ save: await secondsOfSaves(served, some, content) });
    note({ search: await secondsOfSearch(served, some.slice(0, 5), content) });
  } finally {
    await served.end();
  }
}

/** The same text through Hugo. */
export async function measureHugo(
  { folder, content, pages }: Wiki,
  edits: number,
  note: Note,
): Promise<void> {
  const site = join(folder, 'hugo');
  await mkdir(site);
  const copies = await hugoSite(site, content, pages);
  const { wall, cpu } = await measure('hugo', ['--quiet', '-d', join(folder, 'hugo-site')], site);
  note({ hugo: wall, hugoCpu: cpu });
  const served = await serveHugo(site);
  try {
    note({ hugoWrite: await secondsOfWrites(served, spread(copies, join(site, 'content'), edits)) });
  } finally {
    await served.end();
  }
}

/** Commits everything below a folder; makes it a repository where it is none. */
export async function commitAll(folder: string): Promise<void> {
  const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com'];
  await git({ cwd: folder }, 'init', '--quiet', '--initial-branch=main');
  await git({ cwd: folder }, 'add', '--all');
  await git({ cwd: folder }, ...author, 'commit', '--quiet', '--allow-empty', '--message', 'The wiki');
}
