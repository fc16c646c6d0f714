import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Status } from '../../../src/editing-api/protocol.ts';
import { readJson } from '../../../src/desk/body.ts';
import { openBoard } from '../../../src/desk/site/status.ts';
import { lead, makeRepo, type Repo } from '../../support/desk-repo.ts';

describe('the status', () => {
  let repo: Repo;
  beforeEach(async () => {
    repo = await makeRepo();
  });
  afterEach(() => repo.remove());

  it('is told to whoever asks', async () => {
    const board = openBoard();
    const desk = repo.open({ board });
    const now = async () => {
      const response = await desk.app.request('/api/status', { headers: { host: 'localhost:4321' } });
      return (await response.json()) as Status;
    };
    expect(await now()).toEqual({ saved: 1, searchable: 0 });
    await desk.create('content/guides/a.mdx', lead);
    expect(await now()).toEqual({ saved: 2, searchable: 0 });
    board.changed();
    board.searchable(2);
    expect(await now()).toEqual({ saved: 3, searchable: 2 });
  });

  it('is not told to other pages', async () => {
    const desk = repo.open();
    const ask = (headers: Record<string, string>) => desk.app.request('/api/status', { headers });
    expect((await ask({ host: 'evil.example' })).status).toBe(403);
    expect((await ask({ host: 'localhost:4321', origin: 'http://evil.example' })).status).toBe(403);
    await repo.open().ask('info');
  });
});

describe('the body of a request', () => {
  const limits = { bytes: 100, milliseconds: 60 };
  const request = (body: BodyInit, headers: Record<string, string> = {}) =>
    new Request('http://x/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);

  it('is JSON in UTF-8, not too long', async () => {
    expect(await readJson(request('{"a":1}'), limits)).toEqual({ a: 1 });
    await expect(readJson(request('{'), limits)).rejects.toMatchObject({ status: 422 });
    await expect(readJson(request(new Uint8Array([0x22, 0xff, 0x22])), limits)).rejects.toMatchObject({
      status: 422,
    });
    await expect(readJson(request('1'.repeat(101)), limits)).rejects.toMatchObject({ status: 413 });
    await expect(readJson(request('1', { 'content-length': '101' }), limits)).rejects.toMatchObject({
      status: 413,
    });
  });

  it('is told the limit that holds', async () => {
    const more = request('1', { 'content-length': String(3 * 2 ** 20) });
    const most = { ...limits, bytes: 2 * 2 ** 20 };
    await expect(readJson(more, most)).rejects.toThrow('2 MB is the limit, and 14 MB that of an image.');
  });

  it('is not waited for without end', async () => {
    const never = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{'));
      },
    });
    await expect(readJson(request(never), limits)).rejects.toMatchObject({ status: 408 });
  });
});
