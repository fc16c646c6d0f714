import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unpushedIn } from '../../../src/git/unpushed.ts';
import { makeRepo, type Repo } from '../../support/desk-repo.ts';
import { runScript } from '../../support/script.ts';

let repo: Repo;
let remote: string;
beforeEach(async () => {
  repo = await makeRepo();
  remote = join(dirname(repo.top), 'remote.git');
  repo.git('init', '--quiet', '--bare', remote);
});
afterEach(() => repo.remove());

const path = 'content/lexicon/lead.mdx';
const push = (branch = 'main') => repo.git('push', '--quiet', 'origin', `HEAD:${branch}`);
const save = async (summary: string) => {
  const desk = repo.open();
  const { data } = (await desk.ask('getEntry', { path })).json as unknown as { data: string };
  expect((await desk.save(path, data.replace(/summary: .*/, `summary: ${summary}`), data)).status).toBe(200);
  return desk;
};

it('are the commits that no branch of a remote has, since the oldest of them', async () => {
  repo.git('remote', 'add', 'origin', remote);
  push();
  expect(await unpushedIn(repo.content)).toBeUndefined();
  const desk = await save('One.');
  await save('Two.');
  const since = new Date(repo.git('log', '-1', '--skip=1', '--format=%cI')).toISOString();
  expect(await unpushedIn(repo.content)).toEqual({ count: 2, since });
  expect((await desk.ask('unpushed')).json).toEqual({ count: 2, since });
  for (const script of ['check', 'freshness']) {
    const { stderr } = await runScript(script, ['--content', repo.content]);
    expect(stderr).toMatch(
      /2 commits are on this disk alone, and not pushed since \d+ \w+ \d{4}\..*git push/,
    );
    const { stderr: silent } = await runScript(script, ['--content', repo.content, '--format', 'json']);
    expect(silent).not.toContain('on this disk alone');
  }
  push('another');
  expect((await desk.ask('unpushed')).json).toBeNull();
});

it.each<[string, string, () => void, RegExp]>([
  ['without a remote', 'no-remote', () => {}, /^The history is on this disk alone: .* no remote/m],
  [
    'with a remote that was never asked',
    'never-pushed',
    () => void repo.git('remote', 'add', 'origin', remote),
    /^1 commit is on this disk alone, and nothing was ever pushed\. .*git push$/m,
  ],
])('are all that there are %s', async (_name, all, arrange, words) => {
  arrange();
  const since = new Date(repo.git('log', '-1', '--format=%cI')).toISOString();
  expect(await unpushedIn(repo.content)).toEqual({ count: 1, since, all });
  expect((await repo.open().ask('unpushed')).json).toEqual({ count: 1, since, all });
  for (const script of ['check', 'freshness'])
    expect((await runScript(script, ['--content', repo.content])).stderr).toMatch(words);
});

it.each([
  [
    'with a remote whose branches are not noted',
    () => void repo.git('remote', 'add', '--mirror=push', 'origin', remote),
  ],
  [
    'where what was fetched is in no branch',
    () => {
      repo.git('push', '--quiet', remote, 'HEAD:main');
      repo.git('fetch', '--quiet', remote, 'main');
    },
  ],
  ['outside git', () => rm(join(repo.top, '.git'), { recursive: true })],
  ['before anything was committed', () => void repo.git('update-ref', '-d', 'HEAD')],
])('nothing is claimed %s', async (_name, arrange) => {
  await arrange();
  expect(await unpushedIn(repo.content)).toBeUndefined();
  expect((await repo.open().ask('unpushed')).json).toBeNull();
});
