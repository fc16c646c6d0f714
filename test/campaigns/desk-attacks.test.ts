import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, readlink, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { desk } from '../../src/desk/app.ts';
import { mediaFrom, serve } from '../../src/desk/site/serve.ts';
import { digestOf } from '../../src/wiki/entry.ts';
import { lead, makeRepo, png, type Repo } from '../support/desk-repo.ts';
import { git, send } from '../support/desk-client.ts';

let repo: Repo;
let server: Server;
let port: number;
let before: Map<string, string>;
const failures: unknown[] = [];

/** A wiki without pages. */
const renderer = { page: async () => undefined };

beforeAll(async () => {
  repo = await makeRepo();
  await writeFile(join(dirname(repo.top), 'secret.txt'), 'secret');
  await mkdir(join(dirname(repo.top), 'outside'));
  await writeFile(join(dirname(repo.top), 'outside', 'a.mdx'), lead);
  await symlink(join(dirname(repo.top), 'outside'), join(repo.content, 'guides'));
  await symlink(join(dirname(repo.top), 'outside', 'a.mdx'), join(repo.content, 'lexicon', 'linked.mdx'));
  await symlink(join(dirname(repo.top), 'outside'), join(repo.top, 'wiki', 'public', 'media', 'linked'));
  git(repo.top, 'add', '.');
  git(repo.top, 'commit', '--quiet', '--message=Links');
  const app = desk({
    contentFolder: repo.content,
    site: (context) => serve(context, { base: '', renderer, assets: mediaFrom(repo.content) }),
    hosts: () => [`localhost:${port}`],
    onChange: () => {},
    onError: (error) => failures.push(error),
    limits: { milliseconds: 400 },
  });
  server = createServer(getRequestListener(app.fetch));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  ({ port } = server.address() as AddressInfo);
  await post({ action: 'info', params: {} });
  before = await everything();
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await repo.remove();
});

const lexicon = 'content/lexicon/lead.mdx';
const long = 'x'.repeat(500);

/** Paths that lead elsewhere, are written in a way that could mislead, or are nobody's to write. */
const paths = [
  '../secret.txt',
  'content/../../secret.txt',
  'content/lexicon/../../../secret.mdx',
  'content/lexicon/../lexicon/lead.mdx',
  'content/lexicon/./lead.mdx',
  'content/lexicon//lead.mdx',
  './content/lexicon/lead.mdx',
  '/content/lexicon/lead.mdx',
  '/etc/passwd',
  '//etc/passwd',
  'C:/Windows/x.mdx',
  'C:\\Windows\\x.mdx',
  'content\\lexicon\\lead.mdx',
  'content/lexicon/..\\..\\x.mdx',
  'content/lexicon/%2e%2e/x.mdx',
  'content/lexicon/%2e%2e%2fx.mdx',
  'content/lexicon/%00.mdx',
  'content/lexicon/..%c0%af..%c0%afx.mdx',
  'content/lexicon/x.mdx\u0000',
  'content/lexicon/x\u0000.mdx',
  'content/lexicon/x\n.mdx',
  'content/lexicon/x\r\n.mdx',
  'content/lexicon/x.mdx\u202e',
  'content/lexicon/\u2024\u2024/x.mdx',
  'content/lexicon/\uff0e\uff0e/x.mdx',
  'content/lexicon/x.mdx ',
  ' content/lexicon/x.mdx',
  'content/lexicon/x.mdx.',
  'content/lexicon/x.mdx/',
  'content/lexicon/x.mdx::$DATA',
  'content/lexicon/x.mdx:stream',
  'content/lexicon/con.mdx',
  'content/lexicon/NUL.mdx',
  'content/lexicon/aux/x.mdx',
  'content/lexicon/com1.mdx',
  'content/lexicon/LPT9.mdx',
  'content/lexicon/~/x.mdx',
  'content/lexicon/$HOME/x.mdx',
  'content/lexicon/`id`.mdx',
  'content/lexicon/x;id.mdx',
  'content/lexicon/*.mdx',
  'content/lexicon/?.mdx',
  'content/lexicon/.hidden.mdx',
  'content/lexicon/.git/x.mdx',
  'content/lexicon/.GIT/x.mdx',
  'content/lexicon/.git./x.mdx',
  'content/lexicon/git~1/x.mdx',
  'content/.git/config',
  '.git/config',
  '.git/hooks/pre-commit',
  '.git/refs/heads/main',
  'content/.gitattributes',
  'content/lexicon/.gitattributes',
  'content/lexicon/.gitmodules',
  '.gitattributes',
  '.github/workflows/x.yml',
  'content/Lexicon/x.mdx',
  'CONTENT/lexicon/x.mdx',
  'content/LEXICON/lead.mdx',
  'content/lexicon/Lead.mdx',
  'content/lexicon/LEAD.MDX',
  'content/lexicon/DEEP/mql.mdx',
  'content/lexicon/Big Name.mdx',
  'content/unknown/x.mdx',
  'content/constructor/x.mdx',
  'content/__proto__/x.mdx',
  'content/x.mdx',
  'content/wiki.yaml/x.mdx',
  'content/WIKI.yaml',
  'content/wiki.yml',
  'content/lexicon/x.md',
  'content/lexicon/x.js',
  'content/lexicon/x.astro',
  'content/lexicon/x.mdx.js',
  'content/lexicon/x',
  'content/lexicon/',
  'content/lexicon',
  'content',
  'content/',
  '',
  '.',
  '..',
  'content/people/x.mdx',
  'content/people/deep/x.yaml',
  'content/guides/x.mdx',
  'content/lexicon/linked.mdx',
  `content/lexicon/${long}.mdx`,
  'public/x.png',
  'public/index.html',
  'public/media/../x.png',
  'public/media/x.svg',
  'public/media/x.html',
  'public/media/x.js',
  'public/media/x.png.html',
  'public/media/.x.png',
  'public/media/linked/x.png',
  'public/media/OLD.png',
  'public/media/old.PNG',
  'astro.config.mjs',
  'package.json',
  'src/pages/x.astro',
  'notes.txt',
  '--help',
  '-rf',
  ':/',
  ':(top)content/lexicon/lead.mdx',
];

/** Names of changes and texts that are none, or that git would take for something else. */
const ids = [
  '',
  'HEAD',
  'main',
  'HEAD:../..',
  'HEAD~1',
  'HEAD^{tree}',
  '--upload-pack=touch /tmp/x',
  '--output=/tmp/x',
  '-h',
  '--all',
  'refs/heads/../../config',
  '../../config',
  'concord/kept/x',
  '@{-1}',
  ':/Links',
  '0'.repeat(40),
  'f'.repeat(40),
  'F'.repeat(40),
  `${'a'.repeat(40)}\n`,
  'a'.repeat(39),
  'a'.repeat(65),
  '0123456789abcdef',
  'g'.repeat(16),
  '$(id)',
  '\u0000',
];

const authors = [
  { name: 'A\nB', email: 'a@example.com' },
  { name: 'A', email: 'a@example.com\ncommitter X <x@example.com>' },
  { name: 'A\u0000', email: 'a@example.com' },
  { name: 'A <b@example.com>', email: 'a@example.com' },
  { name: '', email: 'a@example.com' },
  { name: ' ', email: 'a@example.com' },
  { name: '...', email: 'a@example.com' },
  { name: 'A', email: '' },
  { name: 'A', email: 'a' },
  { name: 'A', email: 'a b@example.com' },
  { name: '\u202eA', email: 'a@example.com' },
  { name: '\ud800', email: 'a@example.com' },
  { name: long, email: 'a@example.com' },
  { name: 'A', email: `${long}@example.com` },
  { name: ['A'], email: {} },
  'A <a@example.com>',
  7,
];

const requests: unknown[] = [
  null,
  7,
  'x',
  [],
  {},
  { params: {} },
  { action: 7 },
  { action: '__proto__' },
  { action: 'constructor' },
  { action: 'hasOwnProperty' },
  { action: 'toString' },
  { action: 'publishUnpublishedEntry' },
  { action: long },
  { action: 'getEntry' },
  { action: 'getEntry', params: null },
  { action: 'getEntry', params: { path: { toString: 'x' } } },
  { action: 'getEntry', params: { path: ['content', 'lexicon'] } },
  { action: 'getEntry', params: { path: 'public/media/old.png' } },
  { action: 'getMediaFile', params: { path: lexicon } },
  { action: 'entriesByFolder', params: { folder: '../..', extension: 'txt' } },
  { action: 'entriesByFolder', params: { folder: '.git', extension: 'config' } },
  { action: 'entriesByFolder', params: { folder: 'content/lexicon', extension: '/../../../secret.txt' } },
  { action: 'entriesByFiles', params: { files: [{ path: '../secret.txt' }] } },
  { action: 'persistEntry', params: { dataFiles: [], options: {} } },
  { action: 'persistEntry', params: { dataFiles: [{ path: lexicon }], options: {} } },
  {
    action: 'persistEntry',
    params: { dataFiles: [{ path: lexicon, raw: 'x', newPath: '../x' }], options: {} },
  },
  { action: 'persistEntry', params: { dataFiles: [{ path: lexicon, raw: '', base: lead }], options: {} } },
  {
    action: 'persistEntry',
    params: { dataFiles: [{ path: lexicon, raw: 'x\u0000', base: lead }], options: {} },
  },
  {
    action: 'persistEntry',
    params: { dataFiles: [{ path: lexicon, raw: '\ud800', base: lead }], options: {} },
  },
  {
    action: 'persistEntry',
    params: { dataFiles: [{ path: lexicon, raw: 'x'.repeat(3_000_000), base: lead }], options: {} },
  },
  {
    action: 'persistEntry',
    params: {
      dataFiles: [
        { path: lexicon, raw: 'x', base: lead },
        { path: lexicon, raw: 'y', base: lead },
      ],
      options: {},
    },
  },
  {
    action: 'persistMedia',
    params: { asset: { path: 'public/media/x.png', content: '!', encoding: 'base64' } },
  },
  {
    action: 'persistMedia',
    params: { asset: { path: 'public/media/x.png', content: 'PHN2Zz4=', encoding: 'base64' } },
  },
  {
    action: 'persistMedia',
    params: { asset: { path: lexicon, content: png.toString('base64'), encoding: 'base64' } },
  },
  { action: 'deleteFile', params: { path: 'content/wiki.yaml', confirmed: true } },
  { action: 'deleteFiles', params: { paths: [] } },
  { action: 'deleteFiles', params: { paths: Array.from({ length: 1000 }, () => lexicon) } },
];

/** Of Ann, on the page as it is. */
const press = { who: 'ann', page: lexicon, seen: digestOf(lead) };

const tooDeep = `{"action":"persistEntry","params":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}}`;

const raw: [name: string, ...Parameters<typeof post>, statuses?: number[]][] = [
  ['a foreign origin', {}, { origin: 'http://evil.example' }],
  ['an origin that only begins like ours', {}, { origin: 'http://localhost:1.evil.example' }],
  ['the origin of a file', {}, { origin: 'null' }],
  ['no origin', {}, { origin: '' }],
  ['a rebound name', {}, { host: 'evil.example' }],
  ['a rebound name with our port', {}, { host: 'evil.example:80' }],
  ['another port', {}, { host: 'localhost:1' }],
  ['a name that only begins like ours', {}, { host: 'localhost.evil.example' }],
  ['a name with credentials', {}, { host: 'localhost@evil.example' }],
  ['no name', {}, { host: '' }],
  ['a form', {}, { 'content-type': 'application/x-www-form-urlencoded' }],
  ['plain text', {}, { 'content-type': 'text/plain' }],
  ['a form with files', {}, { 'content-type': 'multipart/form-data; boundary=x' }],
  ['no type', {}, { 'content-type': '' }],
  ['a type that only begins like JSON', {}, { 'content-type': 'application/jsonx' }],
  ['half of a JSON text', '{"action":'],
  ['nothing', ''],
  ['a JSON text nested without end', tooDeep],
  ['bytes that are no text', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
  ['too much', Buffer.alloc(21 * 1024 * 1024, 0x20)],
  ['a length that is none', {}, { 'content-length': 'x' }],
];

describe('is refused without a trace', () => {
  it.each(paths)('the path %j', async (path) => {
    const image = { path, content: png.toString('base64'), encoding: 'base64' };
    const dataFiles = [{ path, raw: lead, base: lead }];
    for (const params of [
      ['persistEntry', { dataFiles, options: { newEntry: true } }],
      [
        'persistEntry',
        { dataFiles: [{ path: lexicon, raw: lead, base: lead }], assets: [image], options: {} },
      ],
      ['persistMedia', { asset: image }],
      ['deleteFile', { path, confirmed: true }],
      ['getEntry', { path }],
      ['getMediaFile', { path }],
      ['history', { path }],
      ['validate', { path, raw: lead }],
      ['act', { ...press, page: path, what: { kind: 'hand-over', to: 'ann' } }],
      ['act', { ...press, what: { kind: 'hand-over', to: path } }],
      ['act', { ...press, who: path, what: { kind: 'review', outcome: 'right' } }],
    ] as const) {
      const [action] = params;
      // To look up the history of a file that may have been is no attack, once the path is one of ours.
      if (action === 'history' && /^(?:content\/(?:guides|lexicon|people)|public\/media)\//.test(path))
        continue;
      await refused({ action, params: params[1] });
    }
  });

  it.each(ids)('the id %j', async (id) => {
    for (const [action, params] of [
      ['history', { before: id }],
      ['version', { id, path: lexicon }],
      ['restore', { id, path: lexicon }],
      ['act', { ...press, undo: id }],
      ['keptText', { id }],
      ['forget', { id }],
    ] as const)
      await refused({ action, params });
  });

  it.each(authors)('the author %j', async (author) => {
    const dataFiles = [{ path: lexicon, raw: `${lead}more\n`, base: lead }];
    await refused({ action: 'persistEntry', params: { dataFiles, options: {}, author } });
    await refused({ action: 'deleteFile', params: { path: lexicon, confirmed: true, author } });
  });

  it.each(requests.map((request) => [JSON.stringify(request)?.slice(0, 120), request]))(
    'the request %s',
    async (_name, request) => refused(request),
  );

  it.each(raw)('%s', async (_name, body, headers) => {
    expectRefusal(await post(body, headers).catch(() => ({ status: 400, body: '' })));
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'])('%s', async (method) => {
    const headers = { origin: `http://localhost:${port}`, 'content-type': 'application/json' };
    expectRefusal(await send(port, method, '/api/v1', headers));
  });

  it('to watch the status from elsewhere', async () => {
    expectRefusal(await send(port, 'GET', '/api/status', { origin: 'http://evil.example' }));
    expectRefusal(await send(port, 'GET', '/api/status', { host: 'evil.example' }));
    expectRefusal(await send(port, 'POST', '/api/status'));
  });

  it.each([
    '/../secret.txt',
    '/../../secret.txt',
    '/%2e%2e/%2e%2e/secret.txt',
    '/..%2f..%2fsecret.txt',
    '/media/..%5c..%5csecret.txt',
    '/media/%00',
    '/%',
    '/%ff',
    '//evil.example/%2e%2e',
    '/media/linked/a.mdx',
    '/.git/config',
    '/../content/wiki.yaml',
  ])('to read %s', async (path) => {
    const reply = await send(port, 'GET', path);
    expectRefusal(reply);
    expect(reply.body).not.toContain('secret');
  });

  it('a request that arrives drop by drop', async () => {
    const head = [
      'POST /api/v1 HTTP/1.1',
      `Host: localhost:${port}`,
      `Origin: http://localhost:${port}`,
      'Content-Type: application/json',
      'Content-Length: 1000',
    ];
    const socket = connect(port, '127.0.0.1');
    socket.write(`${head.join('\r\n')}\r\n\r\n{`);
    let count = 0;
    const drops = setInterval(() => socket.write(' ', () => count++), 50);
    const text = await new Promise<string>((done) => {
      let all = '';
      socket.on('data', (part: Buffer) => {
        all += part.toString();
        if (all.includes('took too long')) done(all);
      });
      socket.on('error', () => done(all));
      socket.on('close', () => done(all));
    });
    clearInterval(drops);
    socket.destroy();
    expect(text).toMatch(/^HTTP\/1\.1 408 /);
    // A tenth of it has not arrived by then, however slow the machine.
    expect(count).toBeLessThan(100);
  });

  it('and nothing was written, nowhere, and nothing has failed', async () => {
    expect(failures).toEqual([]);
    expect(await everything()).toEqual(before);
    expect(git(repo.top, 'status', '--porcelain')).toBe('');
  });
});

async function refused(request: unknown): Promise<void> {
  expectRefusal(await post(request));
}

function expectRefusal({ status, body }: { status: number; body: string }): void {
  expect(status, body).toBeGreaterThanOrEqual(400);
  expect(status, body).toBeLessThan(500);
}

function post(body: unknown, headers: Record<string, string> = {}) {
  const own = { origin: `http://localhost:${port}`, 'content-type': 'application/json', ...headers };
  const text = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  return send(port, 'POST', '/api/v1', own, text);
}

/**
 * Every file below the parent of the repository by what it holds; without the objects and branches of kept texts,
 * which are where refused texts belong.
 */
async function everything(): Promise<Map<string, string>> {
  const parent = dirname(repo.top);
  const found = new Map<string, string>();
  for (const entry of await readdir(parent, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (/[\\/]\.git[\\/](?:objects|concord|(?:logs[\\/])?refs[\\/]concord)(?:[\\/]|$)/.test(path)) continue;
    if (entry.isSymbolicLink()) found.set(path, `-> ${await readlink(path)}`);
    else if (entry.isFile())
      found.set(
        path,
        createHash('sha256')
          .update(await readFile(path))
          .digest('hex'),
      );
    else found.set(path, 'folder');
  }
  return found;
}
