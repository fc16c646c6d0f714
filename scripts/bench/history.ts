/** Gives a generated wiki five years of history in git: the same seed gives the same commits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { git } from '../../src/git/git.ts';
import { mulberry32 } from './generate.ts';

const years = 5;
const secondsADay = 86_400;

/** Makes a repository of a folder, in which every page was created at the start and `changes` were made since. */
export async function makeHistory(
  folder: string,
  pages: readonly string[],
  changes: number,
  seed: number,
): Promise<void> {
  const random = mulberry32(seed);
  const paths = pages.map((page) => relative(folder, page).replaceAll('\\', '/'));
  const texts = await Promise.all(pages.map((page) => readFile(page, 'utf8')));
  const end = Date.UTC(2026, 10, 22) / 1000;
  const start = end - years * 365 * secondsADay;
  await git({ cwd: folder }, 'init', '--quiet', '--initial-branch=main');
  const stream = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  const write = async (text: string) => {
    if (!stream.stdin.write(text)) await once(stream.stdin, 'drain');
  };
  const commit = (when: number) =>
    write(
      `commit refs/heads/main\ncommitter Bench <bench@example.com> ${Math.floor(when)} +0000\ndata 6\nChange\n`,
    );
  const file = (index: number) => {
    const text = texts[index] ?? '';
    return write(`M 100644 inline ${paths[index]}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  };
  await commit(start);
  for (const index of texts.keys()) await file(index);
  for (let change = 1; change <= changes; change++) {
    const index = Math.floor(random() * texts.length);
    const when = start + ((end - start) * change) / changes;
    const day = new Date(when * 1000).toISOString().slice(0, 10);
    // Every other change is a review, the rest is substance.
    texts[index] =
      random() < 0.5
        ? (texts[index] ?? '').replace(/^reviewed: .*$/m, `reviewed: ${day}`)
        : `${texts[index]}\nChanged on ${day}.\n`;
    await commit(when);
    await file(index);
  }
  stream.stdin.end();
  const [code] = (await once(stream, 'close')) as [number];
  if (code !== 0) throw new Error(`git fast-import ended with ${code}.`);
  await git({ cwd: folder }, 'reset', '--quiet', '--hard', 'main');
  await git({ cwd: folder }, 'add', '--all');
  await git(
    { cwd: folder },
    '-c',
    'user.name=Bench',
    '-c',
    'user.email=bench@example.com',
    'commit',
    '--quiet',
    '-m',
    'The rest',
  );
}
