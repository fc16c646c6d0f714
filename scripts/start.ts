import { spawn, type ChildProcess } from 'node:child_process';
import { constants, watch } from 'node:fs';
import { cp, mkdir, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { desk } from '../src/desk/app.ts';
import { rebuilder } from '../src/desk/rebuild.ts';
import { mediaFolder } from '../src/wiki/files.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder } from './content.ts';

const help = `
Serves the wiki and its editor on this machine. What is saved, there or in a text editor, is shown at once.

  npm start -- [options]

  --content DIR  the content folder (default: content); uploads lie beside it in public/media

The variable PORT sets the port (default: 4321). Only this machine can connect. Ctrl-C ends it.

Exit codes: 0 ended, 2 wrong use, or the wiki could not be served.
`;

const workFolder = resolve('.concord');

await run(help, { content: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  const port = readPort(process.env['PORT'] ?? '4321');
  let site: string | undefined;
  const address = `http://localhost:${port}`;

  const ended = new AbortController();
  const place = join(workFolder, 'start', String(port));
  let count = 0;
  // Built in one folder, where what has not changed need not be built again, and served from a copy.
  const rebuild = rebuilder(async () => {
    if (!(await build(folder, join(place, 'build'), address, ended.signal))) return;
    const next = join(place, `site-${++count}`);
    await cp(join(place, 'build'), next, { recursive: true, mode: constants.COPYFILE_FICLONE });
    const last = site;
    site = next;
    console.log(
      last === undefined
        ? `The wiki is at ${styleText('bold', address)} and its editor at ${address}/admin/`
        : `Rebuilt ${clock()}`,
    );
    if (last) await rm(last, { recursive: true, force: true });
  });

  const app = desk({
    contentFolder: folder,
    site: () => site,
    hosts: () => [`localhost:${port}`, `127.0.0.1:${port}`],
    onChange: rebuild.request,
    onError: (error) => console.error(error),
  });
  const server = createServer(getRequestListener(app.fetch));
  await listen(server, port);
  await clear(place);
  console.log(`Building the wiki from ${folder} …`);
  const watchers = await watchAll([folder, mediaFolder(folder)], rebuild.request, ended.signal);
  rebuild.request();
  await interrupted();
  ended.abort();
  watchers.forEach((each) => each.close());
  server.close();
  server.closeAllConnections();
  await rebuild.idle();
  await clear(place);
  return exit.fine;
});

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`PORT is “${text}”, which is no port.`);
  return port;
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. End it, or choose another port: PORT=${port + 1} npm start`;
      fail(
        new UsageError(error.code === 'EADDRINUSE' ? taken : `Port ${port} cannot be used: ${error.message}`),
      );
    });
    server.listen(port, '127.0.0.1', done);
  });
}

/** Builds the site in a process of its own. Returns whether it could be built; says so where not. */
async function build(folder: string, out: string, address: string, signal: AbortSignal): Promise<boolean> {
  const script = resolve(import.meta.dirname, 'build.ts');
  const child = spawn(
    process.execPath,
    [script, '--content', folder, '--out', out, '--drafts', '--editing'],
    {
      env: { ...process.env, SITE_URL: address },
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  const stop = () => end(child);
  signal.addEventListener('abort', stop);
  let errors = '';
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  const code = await new Promise<number | null>((done) => {
    child.once('close', done);
    child.once('error', () => done(null));
  });
  signal.removeEventListener('abort', stop);
  if (signal.aborted) return false;
  if (code === exit.fine) return true;
  console.error(errors.trim());
  console.error(
    styleText(
      'red',
      `The wiki could not be built (${clock()}). What was built before, if anything, stays up.`,
    ),
  );
  return false;
}

/** Ends a build with the processes it has started, which are a group of their own. */
function end(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) child.kill();
  else process.kill(-child.pid, 'SIGTERM');
}

/** Removes the copies that were served. */
async function clear(place: string): Promise<void> {
  const names = await readdir(place).catch(() => []);
  await Promise.all(
    names
      .filter((name) => name.startsWith('site-'))
      .map((name) => rm(join(place, name), { recursive: true })),
  );
}

/** Watches folders with all below them. The media folder may not exist yet; then it is made. */
async function watchAll(folders: readonly string[], onChange: () => void, signal: AbortSignal) {
  await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })));
  return folders.map((folder) =>
    watch(folder, { recursive: true, signal }, (_event, name) => {
      const hidden = name?.split(/[\\/]/).some((part) => part.startsWith('.') || part.endsWith('~'));
      if (!hidden) onChange();
    }),
  );
}

async function interrupted(): Promise<void> {
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}

function clock(): string {
  return new Date().toLocaleTimeString('en-GB');
}
