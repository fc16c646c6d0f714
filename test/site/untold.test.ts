import { execFileSync } from 'node:child_process';
import { truncateSync } from 'node:fs';
import { chmod, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { guide } from '../fixtures/frontmatter/cases.ts';
import { bareWiki, copyOfProject, run, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

const page = guide({ reviewed: '2026-11-01', reviewedBy: 'ada' });
let root: string;
let top: string;
beforeEach(async () => {
  root = await temporaryFolder();
  top = join(root, 'repo');
  await writeFiles(join(top, 'content'), { ...bareWiki, 'guides/a.mdx': page });
});
afterEach(() => rm(root, { recursive: true }));

const git = (folder: string, ...words: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-C', folder, ...words]);

function commit() {
  git(top, 'add', '.');
  git(top, 'commit', '--quiet', '--message=All');
}

function commitAll() {
  git(top, 'init', '--quiet', '--initial-branch=main');
  commit();
}

function lose(...words: string[]) {
  commitAll();
  git(top, ...words);
}
const lost = 'on a branch without commits, though';

function empty(file: string) {
  commitAll();
  truncateSync(join(top, '.git', file));
}

/** What the checks and the report on freshness say of the past. */
async function said(folder = top, env: NodeJS.ProcessEnv = {}) {
  const args = ['--content', join(folder, 'content')];
  const checked = await runScript('check', args, { env });
  const told = await runScript('freshness', args, { env });
  expect(told.code, told.stdout + told.stderr).toBe(2);
  return { checked: checked.stdout, told: told.stderr };
}

describe('a past that git does not tell is said with its cause and what helps', () => {
  it.each([
    ['without git', commitAll, { PATH: '/nowhere' }, 'Git is not installed', 'apt-get install git'],
    ['outside git', () => {}, {}, 'not kept in git', 'git init'],
    ['before the first commit', () => git(top, 'init', '--quiet'), {}, 'Nothing was committed', 'Commit the'],
    [
      'on a branch that is gone',
      () => lose('symbolic-ref', 'HEAD', 'refs/heads/gone'),
      {},
      lost,
      'git branch --all',
    ],
    [
      'on one that was deleted',
      () => lose('update-ref', '-d', 'refs/heads/main'),
      {},
      lost,
      'git reflog --all',
    ],
    ['on one that a crash has emptied', () => empty('refs/heads/main'), {}, 'is damaged', 'git fsck'],
    ['in a repository that has lost its head', () => empty('HEAD'), {}, 'is damaged', 'git fsck'],
  ])('%s', async (_name, arrange, env, cause, advice) => {
    arrange();
    for (const text of Object.values(await said(top, env))) {
      expect(text).toContain(cause);
      expect(text).toContain(advice);
      expect(text).not.toContain('fetch-depth');
    }
  });

  it('in a repository of another user', async () => {
    commitAll();
    const bin = join(root, 'bin');
    const real = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const script = `#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=true exec ${real} "$@"\n`;
    await writeFiles(bin, { git: script });
    await chmod(join(bin, 'git'), 0o755);
    for (const text of Object.values(await said(top, { PATH: `${bin}:${process.env['PATH']}` })))
      expect(text).toMatch(/belongs to another user[^]*safe\.directory/);
  });

  it('in a clone that holds only the latest', async () => {
    commitAll();
    await writeFiles(top, { 'other.txt': 'x' });
    commit();
    const clone = join(root, 'clone');
    git(root, 'clone', '--quiet', '--depth=1', `file://${top}`, clone);
    for (const text of Object.values(await said(clone)))
      expect(text).toMatch(/only the latest changes[^]*git fetch --unshallow/);
  });

  it('in a clone without its old texts, which cannot be fetched', async () => {
    commitAll();
    await writeFiles(join(top, 'content'), { 'guides/a.mdx': `${page}More words.\n` });
    commit();
    git(top, 'config', 'uploadpack.allowFilter', 'true');
    const clone = join(root, 'clone');
    git(root, 'clone', '--quiet', '--filter=blob:none', `file://${top}`, clone);
    await rename(top, join(root, 'away'));
    for (const text of Object.values(await said(clone)))
      expect(text).toMatch(/without the old texts[^]*git remote get-url origin/);
  });

  it('of a page that was not committed', async () => {
    commitAll();
    await writeFiles(join(top, 'content'), { 'guides/new.mdx': page });
    const { checked, told } = await said();
    for (const text of [checked, told]) expect(text).toMatch(/not committed yet\.[^]*Commit it\./);
  });

  it('for a branch to compare with', async () => {
    const args = ['--content', join(top, 'content'), '--no-worse-than', 'main'];
    const { code, stderr } = await runScript('freshness', args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/no “main”.*not kept in git/)]);
  });
});

describe('CONCORD_STATE', () => {
  it('keeps all that is kept out of the code, which may be read-only', async () => {
    const copy = await copyOfProject();
    // Whoever runs these tests keeps what it compiles among the packages.
    const filesOfCopy = async () =>
      (await readdir(copy, { recursive: true })).filter((file) => !/^node_modules\/\.vite/.test(file));
    const before = await filesOfCopy();
    const env = { CONCORD_STATE: join(root, 'state') };
    const args = ['--content', join(top, 'content'), '--out', join(root, 'out')];
    const { code, stderr } = await run('scripts/build.ts', args, { root: copy, env });
    expect([code, stderr]).toEqual([0, '']);
    expect((await run('scripts/check.ts', args.slice(0, 2), { root: copy, env })).stderr).toBe('');
    expect(await filesOfCopy()).toEqual(before);
    expect((await readdir(join(root, 'state'))).toSorted()).toEqual(
      expect.arrayContaining(['read', 'theme', 'work']),
    );
    await rm(copy, { recursive: true });
  });

  it.each([
    ['nothing may be written', '/sys/concord', /may not be written .*CONCORD_STATE/],
    ['a file is', '/etc/passwd', /a file is in the way .*CONCORD_STATE/],
  ])('is said where %s', async (_what, state, words) => {
    const env = { CONCORD_STATE: state };
    const { code, stderr } = await runScript('check', ['--content', join(top, 'content')], { env });
    expect([code, stderr]).toEqual([2, expect.stringMatching(words)]);
    expect(stderr).not.toContain('should not have happened');
  });
});
