import { createServer, type Server } from 'node:http';
import { styleText } from 'node:util';
import { getRequestListener } from '@hono/node-server';
import { chooseBackend } from '../src/cms/backend.ts';
import { folders } from '../src/editing-api/paths.ts';
import { desk } from '../src/desk/app.ts';
import { validateWith } from '../src/desk/validation/action.ts';
import type { Files } from '../src/desk/site/render-messages.ts';
import { openRenderer } from '../src/desk/site/renderer.ts';
import { openSearch } from '../src/desk/site/search.ts';
import { compressOnce } from '../src/desk/site/compressed.ts';
import { assetsFrom, mediaFrom, serve, type Assets } from '../src/desk/site/serve.ts';
import { openBoard } from '../src/desk/site/status.ts';
import { watchWiki } from '../src/desk/site/watch.ts';
import { cachesOf } from '../src/live/caches.ts';
import { policyAt } from '../src/site/policy.ts';
import { editorAssets, pageAssets } from './build/assets.ts';
import { bundleScripts } from './build/bundle.ts';
import { buildEditor } from './build/editor.ts';
import { compileTheme, siteBase } from './build/theme.ts';
import { exit, readPort, run, UsageError } from './command.ts';
import { contentFolder, noteDeleted, siteUrl } from './content.ts';

const help = `
Serves the wiki and its editor. What is saved, there or in a text editor, is shown at once.
Every save is a commit in the git repository that the content folder lies in.

  npm start -- [options]

  --content DIR   the content folder (default: content); uploads lie beside it in public/media
  --host ADDRESS  the address to listen on (default: 127.0.0.1, which only this machine can reach)

There are no accounts: whoever can reach the address can change the wiki, under any name.

The variable PORT sets the port (default: 4321), SITE_BASE the path it is served under. SITE_URL is the address that a
proxy in front of it is reached by, which feeds and calendars lead to. CONCORD_HOSTS lists further names that the wiki is
reached by, such as “wiki.example.com,wiki:4321”: with a port at that one alone, without at any. Requests under any other
name are turned away. Ctrl-C ends it.

Exit codes: 0 ended, 2 wrong use, or the wiki could not be served.
`;

const loopback = /^(?:127\.|localhost$|::1$)/;

await run(help, { content: { type: 'string' }, host: { type: 'string' } }, async (options, positionals) => {
  if (positionals.length > 0) throw new UsageError(`“${positionals[0]}” is not understood.`);
  const folder = await contentFolder(options.content);
  const port = readPort();
  const host = options.host ?? '127.0.0.1';
  const base = siteBase();
  const editing = chooseBackend(process.env, true);
  const site = siteUrl();
  const address = site === undefined ? `http://localhost:${port}` : new URL(site).origin;
  const hosts = hostsOf(host, port, [process.env['CONCORD_HOSTS'] ?? '', site && new URL(site).host].join());
  let isEnded = false;
  const onError = (error: unknown) => void (isEnded || console.error(error));

  const theme = compileTheme(() =>
    console.log('Compiling the pages; that is done once for each version of the code …'),
  );
  const board = openBoard();
  // From before anything is read, so that nothing is missed.
  const watching = await watchWiki(folder, (files) => {
    board.changed();
    changed(files);
  });
  const renderer = openRenderer({
    theme: () => theme,
    contentFolder: folder,
    caches: cachesOf(folder),
    site: address,
    editing,
    onError,
  });
  const search = openSearch({ renderer, onError, onUpdate: () => board.searchable(board.now().saved) });
  function changed(files: Files): void {
    renderer.changed(files);
    search.update();
  }

  const media = mediaFrom(folder);
  const pages = theme.then(async (compiled) => assetsFrom(await pageAssets(compiled)));
  const editor = buildEditor().then(async (bundle) => assetsFrom(await editorAssets(bundle)));
  // Whoever asks for one of them is told; without the theme nothing is served at all.
  editor.catch(onError);
  pages.catch(() => {});
  const assets: Assets = async (file) => {
    if (file.startsWith('media/')) return media(file);
    if (file.startsWith('pagefind/')) return search.file(file.slice('pagefind/'.length));
    return (await (isEditor(file) ? editor : pages))(file);
  };
  const compress = compressOnce();
  const brotli = (file: string, bytes: Uint8Array) =>
    isEditor(file) && /\.(?:js|css)$/.test(file) ? compress(file, bytes) : undefined;
  const policy = (path: string) => policyAt(path, editing);
  const behind = () => board.now().saved - board.now().searchable;
  const app = desk({
    contentFolder: folder,
    site: (context) => serve(context, { renderer, base, assets, policy, behind, brotli }),
    hosts: () => hosts,
    base,
    isLocal: loopback.test(host),
    during: watching.during,
    onChange(paths) {
      const files = filesAt(paths);
      watching.ownWrites(files);
      changed(files.length < paths.length ? 'all' : files);
    },
    validate: validateWith(renderer, folder),
    onError,
    board,
  });
  // A request is given longer to arrive than the desk gives its body, so that the desk can say why it ends.
  const limits = { headersTimeout: 10_000, requestTimeout: 40_000, connectionsCheckingInterval: 2_000 };
  const bundling = new AbortController();
  let bundled: Promise<void> | undefined;
  const server = createServer(limits, getRequestListener(app.fetch));
  try {
    await listen(server, port, host);
    if (!loopback.test(host)) {
      console.log(
        styleText('yellow', `Anyone who can reach ${host} can change this wiki: it has no accounts.`),
      );
    }
    await renderer.page('/');
    console.log(
      'Drafts are shown here; npm run build leaves them out, with the pictures that only they name.',
    );
    console.log(
      `The wiki is at ${styleText('bold', `${address}${base}/`)} and its editor at ${address}${base}/admin/`,
    );
    await noteDeleted(folder);
    bundled = bundleScripts(bundling.signal).catch(onError);
    await interrupted();
  } finally {
    isEnded = true;
    bundling.abort();
    watching.close();
    await finish(server);
    await renderer.close();
    await search.close();
    await bundled;
  }
  return exit.fine;
});

/** Whether a file of the site belongs to the editor. */
function isEditor(file: string): boolean {
  return file.startsWith('admin/editor/');
}

/** Which files below the content folder are meant by paths as Decap calls them; images are not among them. */
function filesAt(paths: readonly string[]): string[] {
  const prefix = `${folders.content}/`;
  return paths.filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
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
  const withPort = others.map((name) => (/:\d+$/.test(name) ? name : `${name}:*`));
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

async function interrupted(): Promise<void> {
  await new Promise<void>((done) => {
    process.once('SIGINT', () => done());
    process.once('SIGTERM', () => done());
  });
}
