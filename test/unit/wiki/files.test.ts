import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stampsOf } from '../../../src/wiki/files.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-files-'));
});
afterEach(() => rm(root, { recursive: true }));

async function write(file: string, text = ''): Promise<void> {
  await mkdir(dirname(join(root, file)), { recursive: true });
  await writeFile(join(root, file), text);
}

const stamps = () => stampsOf(join(root, 'content'));

describe('stampsOf', () => {
  it('tells of settings, pages, uploads, and of what belongs to no collection', async () => {
    for (const file of ['content/wiki.yaml', 'content/guides/a.mdx', 'content/x.txt', 'public/media/x/y.png'])
      await write(file);
    const { content, media } = await stamps();
    expect([...content.keys()]).toEqual(['guides/a.mdx', 'wiki.yaml', 'x.txt']);
    expect([...media.keys()]).toEqual(['x/y.png']);
  });

  it('stays the same where nothing is written, and changes with every write', async () => {
    await write('content/wiki.yaml', 'name: A');
    await write('public/media/y.png', 'a');
    const first = await stamps();
    expect(await stamps()).toEqual(first);
    await write('content/wiki.yaml', 'name: Bea');
    await write('public/media/y.png', 'bea');
    const second = await stamps();
    expect(second.content.get('wiki.yaml')).not.toBe(first.content.get('wiki.yaml'));
    expect(second.media.get('y.png')).not.toBe(first.media.get('y.png'));
  });

  it('rejects where there is no content', async () => {
    await expect(stamps()).rejects.toThrow('ENOENT');
  });
});
