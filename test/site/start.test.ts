import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import {
  asNpmDoes,
  bareWiki,
  freePort,
  project,
  runScript,
  temporaryFolder,
  writeFiles,
} from '../support/script.ts';

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

it('npm start after a clean end serves what was compiled before, at once', async () => {
  const root = await temporaryFolder();
  await writeFiles(join(root, 'content'), bareWiki);
  const port = await freePort();
  for (const turn of ['first', 'second']) {
    const args = [...asNpmDoes(), join(project, 'scripts/start.ts'), '--content', join(root, 'content')];
    const env = { ...process.env, PORT: String(port), CONCORD_STATE: join(root, 'state') };
    const server = spawn(process.execPath, args, { cwd: project, env });
    let said = '';
    const isServed = new Promise<void>((done) => {
      server.stdout.on('data', (part: Buffer) => {
        said += part.toString();
        if (said.includes('The wiki is at')) done();
      });
    });
    await isServed;
    expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
    expect(said.includes('Compiling the pages'), turn).toBe(turn === 'first');
    expect(said).toContain('Drafts are shown here');
    // The next commands begin sooner.
    await expect.poll(() => existsSync(join(root, 'state/bundle.json'))).toBe(true);
    server.kill('SIGTERM');
    expect(await once(server, 'exit')).toEqual([0, null]);
  }
  await rm(root, { recursive: true });
});
