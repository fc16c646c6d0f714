import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Status } from '../../../src/cms/desk-api.ts';
import { readJson } from '../../../src/desk/body.ts';
import { openCopies } from '../../../src/desk/publishing/copies.ts';
import { openBoard } from '../../../src/desk/publishing/status.ts';
import { lead, makeRepo, type Repo } from './repo.ts';

describe('the status', () => {
  let repo: Repo;
  beforeEach(async () => {
    repo = await makeRepo();
  });
  afterEach(() => repo.remove());

  it('is told at once and with every change, with signs of life in between', async () => {
    const board = openBoard();
    const desk = repo.open({ board, beat: 30 });
    const response = await desk.app.request('/api/status', { headers: { host: 'localhost:4321' } });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    const events = eventsOf(response);
    expect(await events.next()).toEqual({ saved: 1, published: 0, building: false });
    await desk.create('content/guides/a.mdx', lead);
    expect(await events.next()).toEqual({ saved: 2, published: 0, building: false });
    const number = board.begins();
    expect(await events.next()).toMatchObject({ building: true });
    board.changed();
    expect(await events.next()).toMatchObject({ saved: 3 });
    board.published(number);
    expect(await events.next()).toEqual({ saved: 3, published: 2, building: false });
    board.begins();
    await events.next();
    board.failed('Because.');
    expect(await events.next()).toEqual({ saved: 3, published: 2, building: false, failed: 'Because.' });
    await events.beat();
    board.close();
    expect(await events.next()).toBeUndefined();
  });

  it('is not told to other pages', async () => {
    const desk = repo.open();
    const ask = (headers: Record<string, string>) => desk.app.request('/api/status', { headers });
    expect((await ask({ host: 'evil.example' })).status).toBe(403);
    expect((await ask({ host: 'localhost:4321', origin: 'http://evil.example' })).status).toBe(403);
    await repo.open().ask('info');
  });
});

/** Reads events; `next` gives what the next one says, `beat` waits for a sign of life. */
function eventsOf(response: Response) {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (found: () => RegExpExecArray | null) => {
    for (;;) {
      const hit = found();
      if (hit) {
        text = text.slice(hit.index + hit[0].length);
        return hit;
      }
      const part = await reader?.read();
      if (part?.done !== false) return undefined;
      text += part.value;
    }
  };
  return {
    next: async () => {
      const hit = await until(() => /event: status\ndata: (.*)\n\n/.exec(text));
      return hit && (JSON.parse(hit[1] ?? '') as Status);
    },
    beat: () => until(() => /^:.*\n\n/m.exec(text)),
  };
}

describe('the copies that are served', () => {
  let place: string;
  beforeEach(async () => {
    place = await mkdtemp(join(tmpdir(), 'concord-copies-'));
    await mkdir(join(place, 'build'));
  });
  afterEach(() => rm(place, { recursive: true }));

  const build = (text: string) => writeFile(join(place, 'build', 'index.html'), text);
  const served = (site: string | undefined) => readFile(join(site ?? '', 'index.html'), 'utf8');

  it('change in one step, and the one before stays for a while', async () => {
    const copies = await openCopies(place);
    expect(copies.site()).toBeUndefined();
    const sites = [];
    for (const text of ['1', '2', '3']) {
      await build(text);
      await copies.publish(join(place, 'build'));
      sites.push(copies.site());
    }
    expect(await served(copies.site())).toBe('3');
    expect(await served(sites[1])).toBe('2');
    expect((await readdir(place)).toSorted()).toEqual(['build', 'site-2', 'site-3']);
    await copies.clear();
    expect(await readdir(place)).toEqual(['build']);
  });

  it('are taken over from a process that was killed, the last whole one only', async () => {
    for (const name of ['site-2', 'site-10', 'site-11.part']) {
      await mkdir(join(place, name));
      await writeFile(join(place, name, 'index.html'), name);
    }
    const copies = await openCopies(place);
    expect(await served(copies.site())).toBe('site-10');
    expect((await readdir(place)).toSorted()).toEqual(['build', 'site-10']);
    await build('new');
    await copies.publish(join(place, 'build'));
    expect(await served(copies.site())).toBe('new');
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

  it('is not waited for without end', async () => {
    const never = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{'));
      },
    });
    await expect(readJson(request(never), limits)).rejects.toMatchObject({ status: 408 });
  });
});
