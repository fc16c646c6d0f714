import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bareWiki, runScript, temporaryFolder, writeFiles } from '../support/script.ts';

it('npm start ends where it cannot serve: its port is taken', async () => {
  const root = await temporaryFolder();
  await writeFiles(join(root, 'content'), bareWiki);
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const args = ['--content', join(root, 'content')];
  const { code, stderr } = await runScript('start', args, { env: { PORT: String(port) } });
  expect(code).toBe(2);
  expect(stderr).toContain(`Port ${port} is taken by another program.`);
  other.close();
  await rm(root, { recursive: true });
});
