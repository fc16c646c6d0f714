import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptSources, readAndKeep } from '../../../src/wiki/kept.ts';
import { readSources } from '../../../src/wiki/read.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

let root: string;
let content: string;
let file: string;
/** How many files had to be read. */
let read: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-kept-'));
  [content, file] = [join(root, 'content'), join(root, 'sources')];
  await mkdir(join(content, 'guides'), { recursive: true });
  for (const id of ['a', 'b', 'c']) await writeFile(join(content, `guides/${id}.mdx`), guide({ title: id }));
});
afterEach(() => rm(root, { recursive: true }));

async function again() {
  read = 0;
  const sources = await readAndKeep(content, file, (done) => (read = done));
  expect(sources).toEqual(await readSources(content));
  expect(await keptSources(file)).toEqual(sources);
  return sources;
}

describe('readAndKeep', () => {
  it('reads everything once, and then only what has changed', async () => {
    await again();
    expect(read).toBe(3);
    await again();
    expect(read).toBe(0);
    await writeFile(join(content, 'guides/b.mdx'), guide({ title: 'x' }));
    const { entries } = await again();
    expect(read).toBe(1);
    expect(entries.map((each) => each.title)).toEqual(['a', 'x', 'c']);
  });

  it('notices files that came, went, or changed their address', async () => {
    await again();
    await rm(join(content, 'guides/a.mdx'));
    await writeFile(join(content, 'guides/B.mdx'), guide({ title: 'first' }));
    const { entries } = await again();
    expect(entries.map(({ id, title }) => [id, title])).toEqual([
      ['B', 'first'],
      ['b-2', 'b'],
      ['c', 'c'],
    ]);
  });

  it('reads everything where what was kept is damaged', async () => {
    await again();
    await writeFile(file, 'damaged');
    await again();
    expect(read).toBe(3);
  });

  it('gives a page that took too long another chance', async () => {
    await writeFile(join(content, 'guides/a.mdx'), guide({}, 'www.a_'.repeat(20_000)));
    const { entries } = await readAndKeep(content, file);
    expect(entries.map((each) => each.plain)).toEqual([true, false, false]);
    read = 0;
    await readAndKeep(content, file, (done) => (read = done));
    expect(read).toBe(1);
  }, 30_000);

  it('reads everything where nothing was kept', async () => {
    await again();
    await rm(file);
    await again();
    expect(read).toBe(3);
    await expect(keptSources(join(root, 'nothing'))).rejects.toThrow('no sources');
  });
});
