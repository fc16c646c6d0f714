import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BlobReader } from '../../../src/git/blobs.ts';
import { datedRepo, type Dated } from '../history/repo.ts';

const run = promisify(execFile);
let repo: Dated;
let ids: string[];

beforeEach(async () => {
  repo = await datedRepo();
  await repo.write('a.mdx', 'One.\n');
  await repo.write('b.mdx', `${'ü'.repeat(100_000)}\n`);
  await repo.write('empty.mdx', '');
  repo.commit();
  ids = ['a', 'b', 'empty'].map((name) => repo.git('rev-parse', `HEAD:wiki/content/${name}.mdx`).trim());
});
afterEach(() => repo.remove());

describe('reading blobs', () => {
  it('gives their bytes in the order they are asked for, and nothing for what is not there', async () => {
    const reader = new BlobReader(repo.top);
    const [a = '', b = '', empty = ''] = ids;
    const nowhere = '0'.repeat(40);
    const [first, second] = await Promise.all([reader.read([b, nowhere, a]), reader.read([empty, a])]);
    const lengths = (found: (Buffer | undefined)[]) => found.map((each) => each?.length);
    expect(lengths(first)).toEqual([200_001, undefined, 5]);
    expect(lengths(second)).toEqual([0, 5]);
    expect(lengths(await reader.read(['HEAD']))).toEqual([undefined]);
  });

  it('reads what was committed since', async () => {
    const reader = new BlobReader(repo.top);
    await reader.read(ids);
    await repo.write('later.mdx', 'Later.\n');
    repo.commit();
    const id = repo.git('rev-parse', 'HEAD:wiki/content/later.mdx').trim();
    expect(String((await reader.read([id]))[0])).toBe('Later.\n');
  });

  it('keeps no process from ending', async () => {
    const script = `
      import { BlobReader } from ${JSON.stringify(join(process.cwd(), 'src/git/blobs.ts'))};
      const [found] = await new BlobReader(${JSON.stringify(repo.top)}).read([${JSON.stringify(ids[0])}]);
      await new BlobReader(${JSON.stringify('/')}).read([]);
      process.stdout.write(String(found));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
    expect(stdout).toBe('One.\n');
  });
});
