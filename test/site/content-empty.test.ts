import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collections } from '../../src/collections/index.ts';
import { bareWiki, filesOf, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

describe('npm run content:empty', () => {
  let root: string;
  let content: string;
  beforeAll(async () => {
    root = await temporaryFolder();
    content = join(root, 'content');
    await writeFiles(content, { ...bareWiki, 'guides/mine.mdx': 'Mine.' });
    await writeFiles(root, { 'public/media/mine.png': 'x' });
  });
  afterAll(() => rm(root, { recursive: true }));

  it('leaves one commented example a collection, which is sound', async () => {
    const emptied = await runScript('content-empty', ['--content', content]);
    expect(emptied, emptied.stderr).toMatchObject({ code: 0 });
    const examples = ['people/example-person.yaml', ...collections.map(({ id }) => `${id}/example.mdx`)];
    expect([...(await filesOf(content)).keys()].toSorted()).toEqual([...examples, 'wiki.yaml'].toSorted());
    expect(await readFile(join(content, 'competitors/example.mdx'), 'utf8')).toContain(
      '# Win themes. Three reasons',
    );
    const checked = await runScript('check', ['--content', content, '--format', 'json']);
    const { problems } = JSON.parse(checked.stdout) as { problems: { level: string; id: string }[] };
    // What an example cannot have: a review, a past in git, and claims that hold for ever.
    const expected = ['review-missing', 'history-unknown', 'claim-expired'];
    expect(problems.filter(({ id }) => !expected.includes(id))).toEqual([]);
  });

  it('keeps what was there, and does not overwrite what it kept', async () => {
    expect(await readFile(join(root, 'content.before-empty/guides/mine.mdx'), 'utf8')).toBe('Mine.');
    expect(await readFile(join(root, 'media.before-empty/mine.png'), 'utf8')).toBe('x');
    await rm(join(root, 'content.before-empty'), { recursive: true });
    // The uploads of before are still in the way: nothing at all is moved.
    expect((await runScript('content-empty', ['--content', content])).code).toBe(2);
    expect(await readFile(join(content, 'guides/example.mdx'), 'utf8')).toContain('Example');
  });
});
