import { readFile, rm, writeFile } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeRepo, type Repo } from '../support/desk-repo.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

const empty = (content: string, env = {}) => runScript('content-empty', ['--content', content], { env });

describe('npm run content:empty', () => {
  let repo: Repo;
  beforeEach(async () => (repo = await makeRepo()));
  afterEach(() => repo.remove());

  it('is a commit: a clone of it has no page, no person and no upload of before', async () => {
    const { top, content } = repo;
    const emptied = await empty(content);
    expect(emptied, emptied.stderr).toMatchObject({ code: 0 });
    expect(emptied.stdout).toMatch(/^That is committed: \w+ Empty the wiki$/m);
    const clone = join(dirname(top), 'clone');
    repo.git('clone', '--quiet', top, clone);
    const found = await filesOf(join(clone, 'wiki'));
    expect([...found.keys()].toSorted()).toEqual(['content/wiki.yaml', 'public/media/.gitkeep']);
    for (const script of ['check', 'freshness']) {
      const { code, stdout, stderr } = await runScript(script, ['--content', join(clone, 'wiki/content')]);
      expect(code, stdout + stderr).toBe(0);
    }
  });

  it('commits nothing else, and keeps what was there', async () => {
    const { content } = repo;
    await repo.write('notes.txt', 'Changed.\n');
    await repo.write('staged.txt', 'New.\n');
    repo.git('add', 'staged.txt');
    await repo.write('wiki/content/lexicon/lead.mdx', 'Mine, and in no commit.');
    expect((await empty(content)).code).toBe(0);
    expect(repo.status().split('\n')).toEqual(expect.arrayContaining(['M notes.txt', 'A  staged.txt']));
    expect(await repo.read('wiki/content.before-empty/lexicon/lead.mdx')).toBe('Mine, and in no commit.');
    expect((await readFile(join(repo.top, 'wiki/media.before-empty/old.png'))).length).toBeGreaterThan(0);
    await rm(join(repo.top, 'wiki/content.before-empty'), { recursive: true });
    // The uploads of before are still in the way: nothing at all is moved.
    await writeFile(join(content, 'wiki.yaml'), 'name: Ours\n');
    expect((await empty(content)).code).toBe(2);
    expect(await readFile(join(content, 'wiki.yaml'), 'utf8')).toBe('name: Ours\n');
  });

  it('prints the line to type where git does not commit', async () => {
    await repo.write('.git/index.lock', '');
    const { code, stderr } = await empty(repo.content);
    expect(code).toBe(1);
    expect(stderr).toContain('a push publishes what was there before');
    await rm(join(repo.top, '.git/index.lock'));
    const line = /^ {2}(git add .*)$/m.exec(stderr)?.[1] ?? '';
    execFileSync('sh', ['-c', line], { cwd: join(repo.top, 'wiki') });
    expect(repo.git('ls-files', 'wiki').split('\n')).toEqual([
      'wiki/content/wiki.yaml',
      'wiki/public/media/.gitkeep',
    ]);
  });

  it('needs no git where nothing is kept in it', async () => {
    const root = await temporaryFolder();
    await writeFiles(join(root, 'content'), { ...bareWiki, 'guides/mine.mdx': 'Mine.' });
    const { code, stderr } = await empty(join(root, 'content'));
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect([...(await filesOf(join(root, 'content'))).keys()]).toEqual(['wiki.yaml']);
    await rm(root, { recursive: true });
  });
});
