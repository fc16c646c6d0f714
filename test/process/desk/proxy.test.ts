/** The desk behind a web server, as those who run it for others put one in front of it. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard, type Board } from '../../../src/desk/site/status.ts';
import type { Status } from '../../../src/editing-api/protocol.ts';
import { makeRepo, type Repo } from '../../support/desk-repo.ts';
import { installed, proxies, proxyWith } from '../../support/web-servers.ts';

const path = 'content/lexicon/lead.mdx';
let repo: Repo;
let board: Board;
let server: Server;
const name = () => `127.0.0.1:${(server.address() as AddressInfo).port}`;

beforeAll(async () => {
  repo = await makeRepo();
  board = openBoard();
  const { app } = repo.open({ board, base: '/wiki', hosts: () => ['127.0.0.1:*'] });
  server = createServer(getRequestListener(app.fetch)).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await repo.remove();
});

async function ask(address: string, action: string, params: object = {}, headers = {}) {
  const answer = await fetch(`${address}/wiki/api/v1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(address).origin, ...headers },
    body: JSON.stringify({ action, params }),
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text() };
}

describe.each(proxies)('behind %s', (proxy) => {
  it.runIf(installed(proxy))('saves at the port of the proxy, and tells at once what was saved', async () => {
    const { address, close } = await proxyWith(proxy, `http://${name()}`);
    const status = async () => (await fetch(`${address}/wiki/api/status`)).json();
    const before = (await status()) as Status;
    board.changed();
    expect(await status()).toEqual({ ...before, saved: before.saved + 1 });
    expect(await ask(address, 'getEntry', { path })).toMatchObject({ status: 200 });
    await close();
  });
});

describe.runIf(installed('nginx'))('behind nginx, what is not the desk’s to say', () => {
  it('is an upload of more than it lets through: no JSON', async () => {
    const { address, close } = await proxyWith('nginx', `http://${name()}`);
    const { status, text } = await ask(address, 'getEntry', { path, more: 'x'.repeat(1_100_000) });
    expect([status, text.startsWith('<html>')]).toEqual([413, true]);
    await close();
  });

  it('is a desk that does not run', async () => {
    const { address, close } = await proxyWith('nginx', 'http://127.0.0.1:9');
    expect((await ask(address, 'info')).status).toBe(502);
    await close();
  });
});

describe('a name that the wiki is not known by', () => {
  it('is turned away with what to do about it', async () => {
    const desk = repo.open({ hosts: () => ['localhost:4321', 'wiki.example.com:*'] });
    const get = (host: string) => desk.app.request('http://x/', { headers: { host } });
    const answer = await get('other.example.com:8443');
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('CONCORD_HOSTS=other.example.com:8443'),
    ]);
    for (const host of ['wiki.example.com', 'wiki.example.com:8443', 'localhost:4321'])
      expect((await get(host)).status, host).toBe(404);
    for (const host of ['localhost', 'localhost:1', 'xwiki.example.com', ''])
      expect((await get(host)).status, host).toBe(403);
  });

  it.each([
    ['https://wiki.example.com:8443', 200],
    ['https://wiki.example.com', 200],
    ['http://localhost:4321', 200],
    ['https://evil.example.com', 403],
    ['http://localhost:4322', 403],
    ['null', 403],
    ['ftp://wiki.example.com', 403],
  ])('may not save: %s', async (origin, expected) => {
    const desk = repo.open({ hosts: () => ['localhost:4321', 'wiki.example.com:*'] });
    const { status, headers } = await desk.app.request('http://x/api/v1', {
      method: 'POST',
      headers: { host: 'localhost:4321', origin, 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'info', params: {} }),
    });
    expect([status, headers.get('content-type')]).toEqual([expected, 'application/json']);
  });

  it('is said where a page of it asks', async () => {
    const desk = repo.open();
    const answer = await desk.app.request('http://x/api/v1', {
      method: 'POST',
      headers: { host: 'localhost:4321', origin: 'https://wiki.example.com:8443' },
    });
    expect(await answer.json()).toMatchObject({
      error: expect.stringContaining('CONCORD_HOSTS=wiki.example.com:8443'),
    });
  });
});

it('says whether others can reach it by its own address', async () => {
  expect((await repo.open({ isLocal: true }).ask('info')).json).toMatchObject({ isLocal: true });
  expect((await repo.open().ask('info')).json).toMatchObject({ isLocal: false });
});
