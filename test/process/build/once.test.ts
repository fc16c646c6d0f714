import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

/** A project of its own: makes something for a key, when its input says so or at once. */
const script = `
import { writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { makeOnce } from './scripts/build/once.ts';
const [key, how] = process.argv.slice(2);
const folder = await makeOnce('thing', key, async (draft) => {
  console.log('making');
  await writeFile(join(draft, 'begun'), '');
  if (how === 'fail') throw new Error('It cannot be made.');
  if (how === 'wait') await once(process.stdin, 'data');
  await writeFile(join(draft, 'made'), key);
});
console.log(folder);
if (how === 'use') await once(process.stdin, 'data');
process.exit();
`;
const parts = [
  'scripts/build/once.ts',
  'scripts/build/folders.ts',
  'scripts/build/last-bundle.mjs',
  'scripts/command.ts',
  'scripts/compiled.mjs',
  'src/files-below.ts',
  'src/git/git.ts',
  'src/git/untold.ts',
  'src/live/caches.ts',
  'src/plain.ts',
  'src/spelling.ts',
];

let root: string;
const made = () => readdir(join(root, '.concord/thing'));

function start(key: string, how = ''): ChildProcess {
  return spawn(process.execPath, [join(root, 'script.ts'), key, how], { cwd: root });
}

async function finish(child: ChildProcess): Promise<{ code: number | null; said: string[] }> {
  let text = '';
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: text.trim().split('\n') };
}

async function make(key: string, how?: string): Promise<string> {
  const { code, said } = await finish(start(key, how));
  expect(code).toBe(0);
  return said.at(-1) ?? '';
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'concord-once-'));
  for (const part of parts) await cp(part, join(root, part));
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  for (const file of ['package-lock.json', 'package.json', 'astro.config.mjs', 'src/code.ts'])
    await writeFile(join(root, file), '{}');
  await writeFile(join(root, 'script.ts'), script);
});
afterEach(() => rm(root, { recursive: true }));

it('makes it once for each key, and keeps what was made for others', async () => {
  const one = await make('one');
  expect(await readFile(join(one, 'made'), 'utf8')).toBe('one');
  const other = await make('other');
  expect(await finish(start('one'))).toEqual({ code: 0, said: [one] });
  expect(await finish(start('other'))).toEqual({ code: 0, said: [other] });
  expect(await made()).toHaveLength(2);
});

it.each(['src/code.ts', 'package-lock.json', 'astro.config.mjs', 'scripts/build/folders.ts'])(
  'makes it anew where %s is another, and removes what was made of the code before',
  async (file) => {
    const before = [await make('one'), await make('other')];
    await writeFile(join(root, file), `${await readFile(join(root, file), 'utf8')}\n`);
    const after = await make('one');
    expect(before).not.toContain(after);
    expect(await made()).toHaveLength(1);
  },
);

it('keeps what a process uses that began with other code, until it has ended', async () => {
  const before = start('one', 'use');
  const ended = finish(before);
  let used = '';
  for (; !used.includes('\n/'); used += String(await once(before.stdout ?? before, 'data')));
  await writeFile(join(root, 'src/code.ts'), 'other');
  await make('one');
  expect(await readdir(used.trim().split('\n').at(-1) ?? '')).toEqual(['begun', 'made']);
  before.stdin?.end('go');
  expect((await ended).code).toBe(0);
  await writeFile(join(root, 'src/code.ts'), 'another');
  await make('one');
  expect(await made()).toHaveLength(1);
});

it('leaves nothing where it cannot be made, and makes it the next time', async () => {
  expect(await finish(start('one', 'fail'))).toMatchObject({ code: 1 });
  expect(await made()).toEqual([]);
  expect(await readdir(await make('one'))).toEqual(['begun', 'made']);
});

it('gives two processes that make it at once the same', async () => {
  const both = [start('one', 'wait'), start('one', 'wait')];
  await Promise.all(both.map((each) => once(each.stdout ?? each, 'data')));
  const [first, second] = await Promise.all(
    both.map((each) => {
      each.stdin?.end('go');
      return finish(each);
    }),
  );
  expect(first).toEqual(second);
  expect(first?.code).toBe(0);
  expect(await readdir(first?.said[0] ?? '')).toEqual(['begun', 'made']);
  expect(await made()).toHaveLength(1);
});

it('removes what a process has left that was killed, but not what another is making', async () => {
  const [killed, slow] = [start('killed', 'wait'), start('slow', 'wait')];
  await Promise.all([killed, slow].map((each) => once(each.stdout ?? each, 'data')));
  killed.kill('SIGKILL');
  await once(killed, 'close');
  expect(await made()).toHaveLength(2);
  await make('one');
  expect(await made()).toHaveLength(2);
  slow.stdin?.end('go');
  expect((await finish(slow)).code).toBe(0);
  expect(await made()).toHaveLength(2);
});
