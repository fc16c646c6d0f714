import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Files } from '../../../src/desk/site/render-messages.ts';
import { watchWiki, type Watching } from '../../../src/desk/site/watch.ts';

let top: string;
let content: string;
let watching: Watching | undefined;
const told = vi.fn<(files: Files) => void>();

beforeEach(async () => {
  top = await realpath(await mkdtemp(join(tmpdir(), 'concord-watch-')));
  content = join(top, 'content');
  await mkdir(join(content, 'guides'), { recursive: true });
  told.mockReset();
});
afterEach(async () => {
  watching?.close();
  await rm(top, { recursive: true });
});

/** Writes a file, and waits until that is told. */
async function write(file: string): Promise<void> {
  await writeFile(join(content, file), 'Some text.\n');
  await vi.waitFor(() => expect(told.mock.calls.flat(2)).toContain(file), { timeout: 30_000 });
}

it('tells which file is another now, and of all where a folder has come', async () => {
  watching = await watchWiki(content, told);
  await write('guides/a.mdx');
  expect(told.mock.calls.flat()).not.toContain('all');
  await mkdir(join(content, 'lexicon'));
  await vi.waitFor(() => expect(told).toHaveBeenCalledWith('all'), { timeout: 30_000 });
});

it('makes nothing of what git keeps for itself in a content folder that is a repository of its own', async () => {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: content });
  watching = await watchWiki(content, told);
  for (const number of [1, 2, 3]) {
    await mkdir(join(content, '.git', 'objects', `0${number}`));
    await write(`guides/${number}.mdx`);
  }
  expect(told.mock.calls.flat()).not.toContain('all');
});
