import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { join, resolve } from 'node:path';
import { styleText } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { desk } from '../src/desk/app.ts';
import { lookWith } from '../src/desk/look/action.ts';
import { openLooker } from '../src/desk/look/looker.ts';
import { openCopies, type Copies } from '../src/desk/publishing/copies.ts';
import { rebuilder } from '../src/desk/publishing/rebuild.ts';
import { openBoard } from '../src/desk/publishing/status.ts';
import { mediaFolder } from '../src/wiki/files.ts';
import { buildPreview } from './build/preview.ts';
import { exit, run, UsageError } from './command.ts';
import { contentFolder, keptAt } from './content.ts';
import { build, endBuild, inShort } from './start/build.ts';

const help = `
Serves the wiki and its editor. What is saved, there or in a text editor, is shown at once.
Every save is a commit in the git repository that the content folder lies in.

  npm start -- [options]

  --content DIR   the content folder (default: content); uploads lie beside it in public/media
  --host ADDRESS  the address to listen on (default: 127.0.0.1, which only this machine can reach)

There are no accounts: whoever can reach the address can change the wiki, under any name.

The variable PORT sets the port (default: 4321). CONCORD_HOSTS lists further names that the wiki is reached by,
such as “wiki.example.com,wiki:4321”; requests under any other name are turned away. Ctrl-C ends it.

Exit codes: 0 ended, 2 wrong use, or the wiki could not be served.
`;

const workFolder = resolve('.concord');
const loopback = /^(?:127\.|localhost$|::1$)/;

await run(help, { content: { type: 'string' }, host: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  const port = readPort(process.env['PORT'] ?? '4321');
  const host = options.host ?? '127.0.0.1';
  const hosts = hostsOf(host, port, process.env['CONCORD_HOSTS'] ?? '');
  const address = `http://localhost:${port}`;
  const ended = new AbortController();
  const board = openBoard();
  const place = join(workFolder, 'start', String(port), nameOf(folder));
  let copies: Copies | undefined = undefined;
  let isFirst = true;

  // Built in one folder, where what has not changed need not be built again, and served from a copy.
  const rebuild = rebuilder(async () => {
    const number = board.begins();
    const failed = await build(folder, place, address, ended.signal).then(
      async (reason) => reason ?? (await show()),
      (error: unknown) => (ended.signal.aborted ? undefined : String(error)),
    );
    if (ended.signal.aborted) return;
    if (failed === undefined) return board.published(number);
    console.error(failed);
    console.error(
      styleText(
        'red',
        `The wiki could not be built (${clock()}). What was built before, if anything, stays up.`,
      ),
    );
    board.failed(inShort(failed));
  });

  async function show(): Promise<undefined> {
    await copies?.publish(join(place, 'build'));
    console.log(
      isFirst
        ? `The wiki is at ${styleText('bold', address)} and its editor at ${address}/admin/`
        : `Rebuilt ${clock()}`,
    );
    isFirst = false;
  }

  const looker = openLooker({
    contentFolder: folder,
    kept: keptAt('read', folder),
    renderer: buildPreview,
    onError: (error) => console.error(error),
  });
  const changed = () => {
    looker.changed();
    board.changed();
    rebuild.request();
  };
  const app = desk({
    contentFolder: folder,
    site: () => copies?.site(),
    hosts: () => hosts,
    onChange: () => {
      looker.changed();
      rebuild.request();
    },
    look: lookWith(looker, folder),
    onError: (error) => console.error(error),
    board,
  });
  // A request is given longer to arrive than the desk gives its body, so that the desk can say why it ends.
  const limits = { headersTimeout: 10_000, requestTimeout: 40_000, connectionsCheckingInterval: 2_000 };
  const server = createServer(limits, getRequestListener(app.fetch));
  await listen(server, port, host);
  await endBuild(place);
  copies = await openCopies(place);
  console.log(`Building the wiki from ${folder} …`);
  if (!loopback.test(host)) {
    console.log(
      styleText('yellow', `Anyone who can reach ${host} can change this wiki: it has no accounts.`),
    );
  }
  const watchers = await watchAll([folder, mediaFolder(folder)], changed, ended.signal);
  rebuild.request();
  await interrupted();
  ended.abort();
  watchers.forEach((each) => each.close());
  board.close();
  await looker.close();
  await finish(server);
  await rebuild.idle();
  await copies.clear();
  return exit.fine;
});

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new UsageError(`PORT is “${text}”, which is no port.`);
  return port;
}

/** The names by which browsers may ask for the wiki, with the port unless it is the one they leave out. */
function hostsOf(host: string, port: number, more: string): string[] {
  const names = ['localhost', '127.0.0.1', host.includes(':') ? `[${host}]` : host];
  const own = names.flatMap((name) => [`${name}:${port}`, ...(port === 80 ? [name] : [])]);
  const others = more
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const unfit = others.find((name) => !/^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d+)?$/.test(name));
  if (unfit !== undefined) throw new UsageError(`CONCORD_HOSTS has “${unfit}”, which is no name of a host.`);
  const withPort = others.flatMap((name) => (/:\d+$/.test(name) ? [name] : [name, `${name}:${port}`]));
  return [...new Set([...own, ...withPort])];
}

async function listen(server: Server, port: number, host: string): Promise<void> {
  await new Promise<void>((done, fail) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. End it, or choose another port: PORT=${port + 1} npm start`;
      const unknown = `“${host}” is not an address of this machine.`;
      const known: Record<string, string> = { EADDRINUSE: taken, EADDRNOTAVAIL: unknown, ENOTFOUND: unknown };
      fail(new UsageError(known[error.code ?? ''] ?? `Port ${port} cannot be used: ${error.message}`));
    });
    server.listen(port, host, done);
  });
}

/** Lets the saves that have begun end, but not for ever. */
async function finish(server: Server): Promise<void> {
  const closed = new Promise<void>((done) => server.close(() => done()));
  server.closeIdleConnections();
  const late = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(late);
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

function nameOf(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 12);
}

function clock(): string {
  return new Date().toLocaleTimeString('en-GB');
}
