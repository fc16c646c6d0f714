/** Programs of this machine that tests need: whether they are there, and having them installed. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

export function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Has apt-get install packages of Debian, where there is one and the user may. What came of it is seen afterwards. */
export function installPackages(...packages: readonly string[]): void {
  const [command = '', ...words] = process.getuid?.() === 0 ? ['apt-get'] : ['sudo', '-n', 'apt-get'];
  for (const task of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
    spawnSync(command, [...words, ...task], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
}
