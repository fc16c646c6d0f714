import { readFile, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { deletedIn } from '../../../src/git/deleted.ts';
import { mediaFolder } from '../../../src/wiki/files.ts';
import { makeRepo, type Repo } from '../../support/desk-repo.ts';
import { runScript, temporaryFolder } from '../../support/script.ts';

let repo: Repo | undefined;
afterEach(() => repo?.remove());

it('counts what a push still publishes though it is gone here, staged or not', async () => {
  repo = await makeRepo();
  const { content, top, git } = repo;
  const told = async () => (await runScript('check', ['--content', content])).stderr;
  expect(await deletedIn(content, mediaFolder(content))).toBe(0);
  expect(await told()).not.toContain('gone here');
  await rm(join(content, 'lexicon/lead.mdx'));
  git('rm', '--quiet', 'wiki/public/media/old.png');
  await rm(join(top, 'notes.txt'));
  expect(await deletedIn(content, mediaFolder(content))).toBe(2);
  expect((await repo.open().ask('deleted')).json).toBe(2);
  expect(await told()).toMatch(
    /^2 files are gone here, .* push still publishes .* git add --all .* git commit/m,
  );
  git('commit', '--quiet', '--all', '--message=Delete');
  expect(await told()).not.toContain('gone here');
});

it('leaves the index alone, which a save may be writing, though a file looks changed to git', async () => {
  repo = await makeRepo();
  const index = join(repo.top, '.git/index');
  const before = await readFile(index);
  await utimes(join(repo.content, 'lexicon/lead.mdx'), 1, 1);
  expect(await deletedIn(repo.content, mediaFolder(repo.content))).toBe(0);
  expect(await readFile(index)).toEqual(before);
});

it('counts nothing where git tells nothing', async () => {
  const folder = await temporaryFolder();
  expect(await deletedIn(folder, join(folder, 'media'))).toBe(0);
  await rm(folder, { recursive: true });
});
