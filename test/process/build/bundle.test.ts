import { appendFile, cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Bundle } from '../../../scripts/build/last-bundle.mjs';
import { copyOfProject, run } from '../../support/script.ts';

let root: string;
const env = { CONCORD_STATE: '' };
const check = (...args: string[]) => run('scripts/check.ts', args, { root, env });
const isBundled = async () => (await check('--help')).stdout.includes('from the bundle');

beforeEach(async () => {
  root = await copyOfProject();
  await writeFile(
    join(root, 'bundle.ts'),
    "import { bundleScripts } from './scripts/build/bundle.ts';\nawait bundleScripts();\n",
  );
  await bundle();
});
afterEach(() => rm(root, { recursive: true }));

/** Bundles the scripts; the one that checks says then that it is in the bundle. */
async function bundle(): Promise<void> {
  const { stderr, code } = await run('bundle.ts', [], { root, env });
  expect([stderr, code]).toEqual(['', 0]);
  const { folder } = JSON.parse(await readFile(join(root, '.concord/bundle.json'), 'utf8')) as Bundle;
  await appendFile(join(folder, 'scripts-check.mjs'), "\nconsole.log('from the bundle');\n");
}

it('commands run from the bundle, with the results of the code', async () => {
  const { stdout, code } = await check();
  await rm(join(root, '.concord/bundle.json'));
  expect(await check()).toMatchObject({ stdout: stdout.replace('from the bundle\n', ''), code });
  expect(stdout).toContain('from the bundle');
});

it('what npm does not run goes on running from the code', async () => {
  expect(await run('bundle.ts', [], { root, env })).toEqual({ code: 0, stdout: '', stderr: '' });
});

it.each(['scripts/check.ts', 'src/spelling.ts', 'package-lock.json'])(
  'the code runs as it is once there is another text in %s, until it is bundled anew',
  async (file) => {
    await appendFile(join(root, file), '\n');
    expect(await isBundled()).toBe(false);
    await bundle();
    expect(await isBundled()).toBe(true);
    expect(
      (await readdir(join(root, '.concord/scripts'))).filter((name) => !name.includes('.')),
    ).toHaveLength(1);
  },
);

it('the code runs as it is where a declaration has come that nothing in the bundle names', async () => {
  await cp(join(root, 'src/collections/personas.ts'), join(root, 'src/collections/more.ts'));
  expect(await isBundled()).toBe(false);
});

it('the code runs as it is where the project has been moved', async () => {
  const moved = `${root}-moved`;
  await rename(root, moved);
  root = moved;
  expect(await isBundled()).toBe(false);
});
