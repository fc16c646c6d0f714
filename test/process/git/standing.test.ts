import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { blobReader, commitReader } from '../../../src/git/standing.ts';
import { datedRepo, type Dated } from '../../support/dated-repo.ts';

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
    const read = blobReader(repo.top);
    const all = (asked: string[]) => Promise.all(asked.map(read));
    const [a = '', b = '', empty = ''] = ids;
    const nowhere = '0'.repeat(40);
    const [first, second] = await Promise.all([all([b, nowhere, a]), all([empty, a])]);
    const lengths = (found: (Buffer | undefined)[]) => found.map((each) => each?.length);
    expect(lengths(first)).toEqual([200_001, undefined, 5]);
    expect(lengths(second)).toEqual([0, 5]);
    expect(lengths(await all(['HEAD']))).toEqual([undefined]);
  });

  it('reads what was committed since', async () => {
    const read = blobReader(repo.top);
    await Promise.all(ids.map(read));
    await repo.write('later.mdx', 'Later.\n');
    repo.commit();
    const id = repo.git('rev-parse', 'HEAD:wiki/content/later.mdx').trim();
    expect(String(await read(id))).toBe('Later.\n');
  });

  it('keeps no process from ending', async () => {
    const script = `
      import { blobReader } from ${JSON.stringify(join(process.cwd(), 'src/git/standing.ts'))};
      const found = await blobReader(${JSON.stringify(repo.top)})(${JSON.stringify(ids[0])});
      process.stdout.write(String(found));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script]);
    expect(stdout).toBe('One.\n');
  });
});

describe('reading commits', () => {
  it('gives what is said of each, also of those that came since, and nothing where there is none', async () => {
    const read = commitReader(repo.top, ['-r', '--root', '--name-only', '--no-commit-id']);
    const first = repo.git('rev-parse', 'HEAD').trim();
    expect((await read(first))?.split('\n').filter(Boolean)).toHaveLength(3);
    expect(await read('0'.repeat(40))).toBe('');
    await repo.write('later.mdx', 'Later.\n');
    repo.commit();
    const later = repo.git('rev-parse', 'HEAD').trim();
    expect(await Promise.all([read(later), read(later)])).toEqual(Array(2).fill('wiki/content/later.mdx\n'));
  });
});
