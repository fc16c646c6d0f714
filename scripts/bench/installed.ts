import { spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** Installs packages into a folder of their own, unless they are there already. Returns the folder. */
export async function installed(name: string, packages: Readonly<Record<string, string>>): Promise<string> {
  const folder = resolve('.concord', 'bench', name);
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: packages });
  const file = join(folder, 'package.json');
  if ((await readFile(file, 'utf8').catch(() => '')) === wanted) return folder;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(file, wanted);
  const { status, stderr } = spawnSync('npm', ['install', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (status === 0) return folder;
  await rm(folder, { recursive: true });
  throw new Error(`${name} could not be installed:\n${stderr}`);
}
