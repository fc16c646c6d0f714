import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { desk } from '../../../src/desk/app.ts';
import type { Answer as Shown } from '../../../src/desk/site/render-messages.ts';
import { mediaFrom, serve, type Assets } from '../../../src/desk/site/serve.ts';
import { readExif } from '../../../src/editing-api/pictures/exif.ts';
import { lead, makeRepo, png, type Repo } from '../../support/desk-repo.ts';
import { exif, gpsNote, pngChunk, pngOf } from '../../support/pictures.ts';

let repo: Repo;
let folder: string;
let content: string;
let server: Server;
let port: number;
let media: string;
let behind = 0;
let changes: number;

beforeEach(async () => {
  repo = await makeRepo();
  folder = repo.top;
  content = repo.content;
  media = join(dirname(content), 'public', 'media');
  await mkdir(media, { recursive: true });
  await writeFile(join(folder, 'secret.png'), 'secret');
  changes = 0;
  const app = desk({
    contentFolder: content,
    site: (context) => serve(context, { base: '', renderer: { page }, assets, behind: () => behind }),
    hosts: () => [`localhost:${port}`],
    onChange: () => changes++,
  });
  server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
  // Once it answers, it has looked through its repository.
  await ask('info');
});

afterEach(async () => {
  await new Promise((done) => server.close(done));
  await repo.remove();
});

/** The images of the wiki, and a file of the search index. */
const assets: Assets = async (file) =>
  file === 'pagefind/pagefind-entry.json' ? Buffer.from('{}') : mediaFrom(content)(file);

/** Stands in for the pages of a wiki. */
async function page(address: string): Promise<Shown> {
  const pages: Record<string, string> = {
    '/': '<h1>Home</h1>',
    '/404.html': 'lost',
    '/lexicon/': '<h1>Lexicon</h1>',
    '/feed.atom': '<feed/>',
  };
  if (pages[`${address}/`] !== undefined) return { moved: `${address}/` };
  const body = pages[address];
  return body === undefined ? undefined : { body: new TextEncoder().encode(body) };
}

interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A request with exactly the path and headers given: `fetch` would set right what is to be wrong. */
function send(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(
      {
        port,
        host: '127.0.0.1',
        method,
        path,
        headers: { host: `localhost:${port}`, ...headers },
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          done({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
        );
      },
    );
    sent.on('error', fail).end(body);
  });
}

async function ask(
  action: string,
  params: unknown = {},
  headers: Record<string, string> = {},
): Promise<{ status: number; json: unknown }> {
  const own = {
    origin: `http://localhost:${port}`,
    'content-type': 'application/json; charset=utf-8',
    ...headers,
  };
  const { status, body } = await send(
    'POST',
    '/api/v1',
    own,
    JSON.stringify({ branch: 'main', action, params }),
  );
  return { status, json: JSON.parse(body) };
}

const persist = (path: string, raw: string, newEntry = false) =>
  ask('persistEntry', {
    dataFiles: [{ path, slug: 'x', raw }],
    assets: [],
    options: { newEntry, commitMessage: 'x', useWorkflow: false },
  });

const upload = (path: string, bytes: Buffer) =>
  ask('persistMedia', {
    asset: { path, content: bytes.toString('base64'), encoding: 'base64' },
    options: { commitMessage: 'x' },
  });

describe('reading', () => {
  it('lists a collection with all below it', async () => {
    const { json } = await ask('entriesByFolder', { folder: 'content/lexicon', extension: 'mdx', depth: 1 });
    expect(json).toMatchObject([
      { data: lead.replace('title: Lead', 'title: MQL'), file: { path: 'content/lexicon/deep/mql.mdx' } },
      { data: lead, file: { path: 'content/lexicon/lead.mdx' } },
    ]);
  });

  it('lists a collection that has no folder yet as empty', async () => {
    expect(
      (await ask('entriesByFolder', { folder: 'content/guides', extension: 'mdx', depth: 1 })).json,
    ).toEqual([]);
  });

  it('reads the settings and single entries', async () => {
    expect(
      (await ask('entriesByFiles', { files: [{ path: 'content/wiki.yaml', label: 'Settings' }] })).json,
    ).toMatchObject([{ data: 'name: Wiki\n', file: { label: 'Settings' } }]);
    expect((await ask('getEntry', { path: 'content/people/ann.yaml' })).json).toMatchObject({
      data: expect.stringContaining('name: Ann\n'),
    });
    expect((await ask('getEntry', { path: 'content/people/bob.yaml' })).status).toBe(404);
  });
});

describe('writing', () => {
  it('changes an entry and leaves nothing else behind', async () => {
    await ask('getEntry', { path: 'content/lexicon/lead.mdx' });
    expect((await persist('content/lexicon/lead.mdx', 'new')).status).toBe(200);
    expect(await readFile(join(content, 'lexicon', 'lead.mdx'), 'utf8')).toBe('new');
    expect(await readdir(join(content, 'lexicon'))).toEqual(['deep', 'lead.mdx']);
    expect(changes).toBe(1);
  });

  it('creates an entry, with its folder', async () => {
    expect((await persist('content/guides/handoff.mdx', 'new', true)).status).toBe(200);
    expect(await readFile(join(content, 'guides', 'handoff.mdx'), 'utf8')).toBe('new');
  });

  it.each(['content/lexicon/lead.mdx', 'content/lexicon/LEAD.mdx'])(
    'does not let a new entry take a name that is there: %s',
    async (path) => {
      expect((await persist(path, 'new', true)).status).toBe(409);
      expect(await readFile(join(content, 'lexicon', 'lead.mdx'), 'utf8')).toBe(lead);
      expect(changes).toBe(0);
    },
  );

  it('writes none of several files where one is refused', async () => {
    const dataFiles = [
      { path: 'content/lexicon/lead.mdx', raw: 'new' },
      { path: 'content/.git/config', raw: 'x' },
    ];
    expect((await ask('persistEntry', { dataFiles, assets: [], options: {} })).status).toBe(400);
    expect(await readFile(join(content, 'lexicon', 'lead.mdx'), 'utf8')).toBe(lead);
  });

  it('deletes entries, but not the settings', async () => {
    expect(
      (await ask('deleteFiles', { paths: ['content/lexicon/lead.mdx'], options: { commitMessage: 'x' } }))
        .status,
    ).toBe(200);
    expect(await readdir(join(content, 'lexicon'))).toEqual(['deep']);
    expect(
      (await ask('deleteFile', { path: 'content/wiki.yaml', options: { commitMessage: 'x' } })).status,
    ).toBe(403);
  });

  it('stores no position of a photograph, whoever sends it', async () => {
    const photo = pngOf(1, 1, [1, 2, 3], [pngChunk('eXIf', exif({ orientation: 6 }))]);
    expect(photo.includes(gpsNote)).toBe(true);
    expect((await upload('public/media/photo.png', photo)).status).toBe(200);
    const stored = await readFile(join(media, 'photo.png'));
    expect(stored.includes(gpsNote)).toBe(false);
    expect(readExif(stored.subarray(stored.indexOf('II*'))).orientation).toBe(6);
    expect((await upload('public/media/photo.png', photo)).status).toBe(200);
  });

  it('takes images beside the content folder, and no other files', async () => {
    const { status, json } = await upload('public/media/a.png', png);
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { path: 'public/media/a.png', name: 'a.png', encoding: 'base64' },
    });
    expect(await readFile(join(folder, 'wiki', 'public', 'media', 'a.png'))).toEqual(png);
    expect((await ask('getMedia', { mediaFolder: 'public/media' })).json).toMatchObject([
      { name: 'a.png' },
      { name: 'old.png' },
    ]);
    const listed = await ask('media');
    expect(listed.json).toEqual(
      ['old.png', 'a.png'].map((name) => ({ path: `public/media/${name}`, size: png.length })).toReversed(),
    );
    expect((await upload('public/media/a.svg', Buffer.from('<svg onload="x"/>'))).status).toBe(403);
    expect((await upload('public/media/b.png', Buffer.from('<script>'))).status).toBe(422);
  });
});

describe('paths that lead elsewhere', () => {
  const elsewhere = [
    'content/lexicon/../../../x.mdx',
    'content/lexicon/../wiki.yaml',
    '../x.mdx',
    '/etc/passwd',
    'content/lexicon//lead.mdx',
    'content/lexicon/./lead.mdx',
    'content/lexicon/%2e%2e/x.mdx',
    'content\\lexicon\\x.mdx',
    'content/lexicon/x.mdx\u0000.png',
    'content/lexicon/x.mdx ',
    'content/lexicon/x.mdx.',
    'content/lexicon/x.mdx::$DATA',
    'content/lexicon/con.mdx',
    'content/lexicon/.hidden.mdx',
    'content/.git/config',
    'content/lexicon/.git/x.mdx',
    'content/Lexicon/x.mdx',
    'CONTENT/lexicon/x.mdx',
    'content/unknown/x.mdx',
    'content/x.mdx',
    'content/wiki.yaml/x.mdx',
    'content/lexicon/x.md',
    'content/lexicon/x.astro',
    'content/people/x.mdx',
    'content/people/deep/x.yaml',
    'content/lexicon/Big Name.mdx',
    'public/x.png',
    'public/media/../x.png',
    'public/media/x.html',
    'astro.config.mjs',
    '.git/config',
    'src/pages/x.astro',
    '',
  ];

  it.each(elsewhere)('are refused: %j', async (path) => {
    const before = await readdir(folder, { recursive: true });
    const { status } = await persist(path, 'x', true);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect((await upload(path, png)).status).toBeGreaterThanOrEqual(400);
    expect(await readdir(folder, { recursive: true })).toEqual(before);
    expect(changes).toBe(0);
  });

  it('are refused where a link leads there', async () => {
    await symlink(folder, join(content, 'guides'));
    await symlink(join(folder, 'secret.png'), join(content, 'lexicon', 'secret.mdx'));
    expect((await persist('content/guides/x.mdx', 'x', true)).status).toBe(403);
    expect((await persist('content/lexicon/secret.mdx', 'x')).status).toBe(403);
    expect((await ask('getEntry', { path: 'content/lexicon/secret.mdx' })).status).toBe(403);
    expect(
      (await ask('entriesByFolder', { folder: 'content/lexicon', extension: 'mdx', depth: 1 })).json,
    ).toHaveLength(2);
    expect(await readFile(join(folder, 'secret.png'), 'utf8')).toBe('secret');
  });
});

describe('who may ask', () => {
  it.each([
    ['another host', { host: 'evil.example' }, 403],
    ['another port of this machine', { host: 'localhost:1' }, 403],
    ['another origin', { origin: 'http://evil.example' }, 403],
    ['no origin', { origin: '' }, 403],
    ['a form', { 'content-type': 'text/plain' }, 415],
  ])('not %s', async (_name, headers, status) => {
    const own = { origin: `http://localhost:${port}`, 'content-type': 'application/json', ...headers };
    expect((await send('POST', '/api/v1', own, JSON.stringify({ action: 'info' }))).status).toBe(status);
  });

  it('not for reading pages under another host either', async () => {
    expect((await send('GET', '/', { host: 'evil.example' })).status).toBe(403);
  });

  it('not too much at once, and nothing that is not JSON', async () => {
    const own = { origin: `http://localhost:${port}`, 'content-type': 'application/json' };
    expect((await send('POST', '/api/v1', own, 'x'.repeat(21 * 1024 * 1024))).status).toBe(413);
    expect((await send('POST', '/api/v1', own, '{')).status).toBe(422);
    expect((await send('GET', '/api/v1', own)).status).toBe(405);
  });

  it.each(['unpublishedEntries', 'publishUnpublishedEntry', 'nothing', 'constructor', '__proto__'])(
    'not for “%s”',
    async (action) => {
      const { status, json } = await ask(action);
      expect({ status, json }).toEqual({ status: 422, json: { error: expect.any(String) } });
    },
  );

  it('is told what the server can do', async () => {
    expect((await ask('info')).json).toMatchObject({ publish_modes: ['simple'] });
  });
});

describe('the site', () => {
  it('is served with its types, and asked for each time', async () => {
    await writeFile(join(media, 'a b.png'), png);
    const home = await send('GET', '/');
    expect(home).toMatchObject({ status: 200, body: '<h1>Home</h1>' });
    expect(home.headers).toMatchObject({
      'content-type': expect.stringContaining('text/html'),
      'cache-control': 'no-cache',
    });
    const known = { 'if-none-match': String(home.headers['etag']) };
    expect(await send('GET', '/', known)).toMatchObject({ status: 304, body: '' });
    expect((await send('GET', '/media/a%20b.png', known)).status).toBe(200);
    expect((await send('GET', '/nothing/')).headers['cache-control']).toBe('no-store');
    expect((await send('GET', '/media/a%20b.png')).headers['content-type']).toBe('image/png');
    expect((await send('GET', '/feed.atom')).headers['content-type']).toContain('application/atom+xml');
  });

  it('sends folders to their slash and what is missing to 404.html', async () => {
    expect(await send('GET', '/lexicon?a=1')).toMatchObject({
      status: 301,
      headers: { location: '/lexicon/?a=1' },
    });
    expect(await send('GET', '//lexicon')).not.toMatchObject({
      headers: { location: expect.stringMatching(/^\/\//) },
    });
    expect(await send('GET', '/nothing/')).toMatchObject({ status: 404, body: 'lost' });
  });

  it('says with the search index how many changes that does not know yet', async () => {
    const said = async () => (await send('GET', '/pagefind/pagefind-entry.json')).headers['search-behind'];
    expect(await said()).toBeUndefined();
    behind = 2;
    expect(await said()).toBe('2');
    behind = 0;
  });

  it('shows no image that lies elsewhere', async () => {
    await symlink(join(folder, 'secret.png'), join(media, 'linked.png'));
    expect(await send('GET', '/media/linked.png')).toMatchObject({ status: 404, body: 'lost' });
  });

  it.each([
    '/media/../../../secret.png',
    '/media/%2e%2e/%2e%2e/%2e%2e/secret.png',
    '/media/..%2f..%2f..%2fsecret.png',
    '/media/..%5c..%5c..%5csecret.png',
    '/media/',
    '/%00',
    '/%',
  ])('ends at its folder: %s', async (path) => {
    const { status, body } = await send('GET', path);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body).not.toContain('secret');
  });
});
