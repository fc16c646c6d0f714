/** Repositories in which anything happens: what is kept of the past, and brought up to date, is what is found anew. */
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { mulberry32 } from '../../scripts/bench/generate.ts';
import type { Day } from '../../src/freshness/day.ts';
import type { LiveHistory } from '../../src/history/live.ts';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { datedRepo, openHistory, type Dated } from '../support/dated-repo.ts';
import { size } from '../support/size.ts';

let repo: Dated;
let random: () => number;

beforeEach(async () => {
  // Whatever is not committed counts as changed today.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2027-12-24T12:00:00Z') });
  repo = await datedRepo('2026-09-01');
});
afterEach(async () => {
  vi.useRealTimers();
  await repo.remove();
});

const since = '2026-09-20' as Day;

it.each(Array.from({ length: size(3, 60) }, (_, index) => index + 1))(
  'holds whatever happens (seed %i)',
  async (seed) => {
    random = mulberry32(seed);
    await repo.write('guides/first.mdx', page());
    repo.commit();
    const byAll = await openHistory(repo.content, 'UTC', file('all'));
    const byPaths = await openHistory(repo.content, 'UTC', file('paths'));
    for (let step = 0; step < 25; step++) {
      const before = await texts();
      const earlier = copy(byPaths);
      const happened: string[] = [];
      for (let count = pick([1, 2, 5]); count > 0; count--) happened.push(await happen());
      // Otherwise most of what is told would be of files that are not committed.
      if (random() < 0.5) commitAll();
      const said = `step ${step}: ${happened.join(', ')}`;
      await rm(file('none'), { force: true });
      const found = await openHistory(repo.content, 'UTC', file('none'));
      const anew = copy(found);
      expect(copy(await openHistory(repo.content, 'UTC', file('kept'))), `kept, ${said}`).toEqual(anew);
      await byAll.update();
      expect(copy(byAll), `all files, ${said}`).toEqual(anew);
      const told = await byPaths.update(differences(before, await texts()));
      expect(copy(byPaths), `written files, ${said}`).toEqual(anew);
      if (told !== 'all')
        expect([...told].sort(), said).toEqual(differences(earlier.histories, anew.histories));
      expect(await byPaths.reviewsSince(since), said).toEqual(await found.reviewsSince(since));
    }
  },
);

const happenings: Record<string, () => Promise<unknown> | unknown> = {
  edits: async () => repo.write(await some(), page()),
  reviews: async () => {
    const path = await some();
    const text = (await texts()).get(path) ?? page();
    await repo.write(path, text.replace(/^reviewed: .*$/m, `reviewed: ${day()}`));
  },
  'lays out anew': async () => {
    const path = await some();
    await repo.write(path, ((await texts()).get(path) ?? page()).replace('\n\n', '\n\n\n'));
  },
  creates: () => repo.write(pick(names), page()),
  'takes away': async () => rm(join(repo.content, await some()), { force: true }),
  renames: async () => {
    const [from, to] = [await some(), pick(names)];
    await mkdir(dirname(join(repo.content, to)), { recursive: true });
    await rename(join(repo.content, from), join(repo.content, to)).catch(() => undefined);
  },
  corrects: async () => {
    const path = await some();
    const text = (await texts()).get(path) ?? page();
    await repo.write(path, text.replace(/(lead|deal)(?=[^l]*$)/, pick(['leed', 'lead', 'dael'])));
    allowed(() => repo.commit(undefined, 'Correct it\n\nSmall-correction: yes'));
  },
  commits: () => commitAll(),
  'commits one': async () => {
    repo.git('add', '--all');
    const path = await some();
    attempt('commit', '--quiet', '--message=One', '--', join('wiki/content', path));
  },
  stages: () => attempt('add', '--all'),
  'unstages one': async () => attempt('rm', '--quiet', '--cached', join('wiki/content', await some())),
  'commits beside': async () => {
    await repo.write('../beside.txt', String(random()));
    repo.git('add', 'wiki/beside.txt');
    attempt('commit', '--quiet', '--message=Beside', '--', 'wiki/beside.txt');
  },
  branches: () => attempt('checkout', '--quiet', '-b', newName()),
  'goes elsewhere': () => attempt('checkout', '--quiet', '--force', pick(branches())),
  merges: () => merge(),
  'works on a branch': workOnBranch,
  reverts: () => attempt('revert', '--no-edit', pick(commits())) || attempt('revert', '--abort'),
  'brings back': () => attempt('checkout', pick(commits()), '--', 'wiki/content'),
  amends: () => attempt('commit', '--quiet', '--amend', '--all', '--message=Amended'),
  'goes back': () => attempt('reset', '--quiet', pick(['--hard', '--soft', '--mixed']), pick(commits())),
  'puts all as it was': () => attempt('checkout', '--force', '--', '.'),
};

/** Makes changes on a branch of their own, and merges it. */
async function workOnBranch(): Promise<void> {
  const [name = '', main] = [newName(), repo.git('rev-parse', 'HEAD')];
  attempt('checkout', '--quiet', '--force', '-b', name, pick(commits()));
  for (let count = pick([1, 2]); count > 0; count--) {
    await repo.write(await some(), page());
    commitAll();
  }
  attempt('checkout', '--quiet', '--force', '-b', newName(), main);
  await repo.write(pick(names), page());
  commitAll();
  merge(name);
}

/** Merges another branch; where git cannot, what either side says is taken for the whole. */
function merge(branch = pick(branches())): void {
  const side = pick(['ours', 'theirs']);
  const isMerged = attempt('merge', '--quiet', '--no-edit', `--strategy-option=${side}`, '--no-ff', branch);
  if (!isMerged) attempt('merge', '--abort');
}

/** Something happens, one thing as often as another. Returns what it was. */
async function happen(): Promise<string> {
  const name = pick(Object.keys(happenings));
  await happenings[name]?.();
  return name;
}

const names = ['guides', 'lexicon'].flatMap((folder) =>
  ['a.mdx', 'b.mdx', 'c.mdx', 'c.md', 'd.mdx', 'note.txt', 'sub/e.mdx'].map((name) => `${folder}/${name}`),
);

function file(name: string): string {
  return join(repo.top, '.git', name);
}

function copy({ histories, removed }: LiveHistory) {
  return { histories: new Map(histories), removed: new Map(removed) };
}

/** The files that are there, and what they say. */
async function texts(): Promise<Map<string, string>> {
  const found = await readdir(repo.content, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name).slice(repo.content.length + 1));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, await readFile(join(repo.content, path), 'utf8')] as const),
    ),
  );
}

/** The keys of what is in only one of two maps, or not the same in both. */
function differences(one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): string[] {
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  return keys.filter((key) => JSON.stringify(one.get(key)) !== JSON.stringify(other.get(key))).sort();
}

function page(): string {
  const words = Array.from({ length: 12 }, () => pick(['lead', 'deal', 'quarter', 'price', 'call']));
  return guide({ title: pick(['A', 'B']), reviewed: day() }).trimEnd() + `\n\n${words.join(' ')}\n`;
}

function day(): string {
  return `2026-09-${String(10 + Math.floor(random() * 20))}`;
}

/** The path of a file that is there, or of one that may not be. */
async function some(): Promise<string> {
  return pick([...(await texts()).keys(), pick(names)]);
}

function pick<T>(list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('There is nothing to pick.');
  return found;
}

function newName(): string {
  return `branch-${Math.floor(random() * 1e9)}`;
}

function branches(): string[] {
  return repo.git('for-each-ref', '--format=%(refname:short)', 'refs/heads').split('\n');
}

function commits(): string[] {
  return repo.git('rev-list', '--max-count=5', 'HEAD').split('\n');
}

function commitAll(): boolean {
  return allowed(() => repo.commit());
}

function attempt(...words: string[]): boolean {
  return allowed(() => repo.git(...words));
}

/** Does what git allows at the time; whatever it does not is passed over. */
function allowed(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
