import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('is one that a clean clone can be installed from', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  // Says what does not fit on its standard error, which is in the message where it fails.
  const installing = promisify(execFile)('npm', ['ci', '--dry-run', '--offline'], { cwd: root });
  await expect(installing).resolves.toBeDefined();
});
