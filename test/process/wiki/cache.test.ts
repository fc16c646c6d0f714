import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFound } from '../../../src/wiki/file.ts';
import type { Found } from '../../../src/wiki/files.ts';
import { drafted, accept, lookUp, partsOf, readPart, type Part } from '../../../src/wiki/cache.ts';
import { readCached, readSources, type ReadingOptions } from '../../../src/wiki/read.ts';
import { guide } from '../../fixtures/frontmatter/cases.ts';

let root: string;
let content: string;
let place: string;
/** How many files had to be read. */
let read: number;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-kept-'));
  [content, place] = [join(root, 'content'), join(root, 'kept')];
  await mkdir(join(content, 'guides'), { recursive: true });
  for (const id of ['a', 'b', 'c']) await write(id, guide({ title: id }));
});
afterEach(() => rm(root, { recursive: true }));

function write(id: string, text: string): Promise<void> {
  return writeFile(join(content, `guides/${id}.mdx`), text);
}

/** Reads in this process, as one that is watched does: starting others takes long. */
const here: ReadingOptions = { watched: (_, work) => work() };

async function again(options = here) {
  read = 0;
  const sources = await readCached(content, place, { ...options, onProgress: (done) => (read = done) });
  expect(sources).toEqual(await readSources(content, here));
  return sources;
}

/** What the files look like in which something is kept. */
async function written(): Promise<string[]> {
  const stats = (await readdir(place)).map(async (name) => {
    const { ino, mtimeNs } = await stat(join(place, name), { bigint: true });
    return `${name} ${ino} ${mtimeNs}`;
  });
  return Promise.all(stats);
}

describe('readAndKeep', () => {
  it('reads everything once, and then only what has changed', async () => {
    await again({});
    expect(read).toBe(3);
    await again({});
    expect(read).toBe(0);
    await write('b', guide({ title: 'x' }));
    const { entries } = await again({});
    expect(read).toBe(1);
    expect(entries.map((each) => each.title)).toEqual(['a', 'x', 'c']);
  });

  it('writes nothing anew in which nothing has changed', async () => {
    await again();
    const before = await written();
    await again();
    expect(await written()).toEqual(before);
    await write('b', guide({ title: 'x' }));
    await again();
    const after = await written();
    expect(before.filter((each) => !after.includes(each))).toHaveLength(1);
    expect(after).toHaveLength(before.length);
  });

  it('notices files that came, went, or changed their address', async () => {
    await again();
    await rm(join(content, 'guides/a.mdx'));
    await write('B', guide({ title: 'first' }));
    const { entries } = await again();
    expect(entries.map(({ id, title }) => [id, title])).toEqual([
      ['B', 'first'],
      ['b-2', 'b'],
      ['c', 'c'],
    ]);
  });

  it('reads everything where what was kept is damaged, or gone', async () => {
    await again();
    for (const name of await readdir(place)) await writeFile(join(place, name), 'damaged');
    await again();
    expect(read).toBe(3);
    await rm(place, { recursive: true });
    await again();
    expect(read).toBe(3);
  });

  it('takes the place of the file of an earlier version', async () => {
    await writeFile(place, 'what was kept');
    await again();
    expect(read).toBe(3);
  });

  it('tries a page that took too long only once it has changed', async () => {
    await write('a', guide({}, 'www.a_'.repeat(20_000)));
    const { entries } = await readCached(content, place);
    expect(entries.map((each) => each.plain)).toEqual([true, false, false]);
    const before = await written();
    expect((await readCached(content, place)).entries).toEqual(entries);
    expect(await written()).toEqual(before);
    await write('a', guide());
    expect((await again()).entries.map((each) => each.plain)).toEqual([false, false, false]);
    expect(read).toBe(1);
  });

  it('reads in its own process where that is watched', async () => {
    const labels: string[] = [];
    const options: ReadingOptions = {
      watched(label, work) {
        labels.push(label);
        return work();
      },
    };
    await again(options);
    expect(labels.toSorted()).toEqual(['guides/a.mdx', 'guides/b.mdx', 'guides/c.mdx']);
    await again(options);
    expect(labels).toHaveLength(3);
  });
});

describe('parts', () => {
  it('are written by several at the same time', () => {
    const found: Found = { collection: 'guides', id: 'a', file: 'guides/a.mdx' };
    const begin = () => partsOf(content, place, [found], new Map([[found.file, '1']]))[0] as Part;
    const [one, other] = [begin(), begin()];
    for (const part of [one, other]) readPart(part, (file) => readFound(content, file));
    accept(one);
    expect(drafted(other).map(({ id }) => id)).toEqual(['a']);
    accept(other);
    expect(lookUp(begin())).toMatchObject({ entries: [{ id: 'a' }], changed: [] });
  });
});
