import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, Version } from '../../../src/editing-api/protocol.ts';
import { lead, makeRepo, otherPng, png, type OpenDesk, type Repo } from '../../support/desk-repo.ts';

const path = 'content/lexicon/lead.mdx';
const summary = (text: string) => lead.replace('Someone who may buy.', text);

let repo: Repo;
let desk: OpenDesk;

beforeEach(async () => {
  repo = await makeRepo();
  desk = repo.open();
});

afterEach(() => repo.remove());

const history = async (params: object = {}) =>
  (await desk.ask('history', params)).json as unknown as Change[];

describe('the history', () => {
  it('tells who did what to which pages, latest first, and of nothing else in the repository', async () => {
    await desk.save(path, summary('New'), lead, { author: { name: 'Bo', email: 'bo@example.com' } });
    await repo.write('notes.txt', 'x');
    repo.git('commit', '--quiet', '--all', '--message=Not of the wiki');
    await desk.upload('public/media/new.png', png);
    await desk.ask('deleteFile', { path: 'content/lexicon/deep/mql.mdx' });
    const found = await history();
    expect(found.map(({ who, what }) => `${who}: ${what}`)).toEqual([
      'Git Person: Deleted MQL',
      'Git Person: Uploaded new.png',
      'Bo: Changed Summary of Lead',
      'Git Person: Our wiki',
    ]);
    expect(found.map(({ files }) => files[0])).toEqual([
      { path: 'content/lexicon/deep/mql.mdx', title: 'mql.mdx', kind: 'deleted' },
      { path: 'public/media/new.png', title: 'new.png', kind: 'created' },
      { path, title: 'Lead', kind: 'changed' },
      { path: 'content/lexicon/deep/mql.mdx', title: 'mql.mdx', kind: 'created' },
    ]);
    expect(found[3]?.files.map((each) => each.path)).not.toContain('notes.txt');
    expect(Date.parse(found[0]?.when ?? '')).not.toBeNaN();
    expect((await history({ path })).map(({ what }) => what)).toEqual([
      'Changed Summary of Lead',
      'Our wiki',
    ]);
  });

  it('tells what was renamed, and goes on from there with the name before', async () => {
    await desk.save(path, summary('New'), lead);
    const renamed = 'content/lexicon/prospect.mdx';
    repo.git('mv', `wiki/${path}`, `wiki/${renamed}`);
    repo.git('commit', '--quiet', '--message=Another name');
    const [rename] = await history();
    expect(rename?.files).toEqual([{ path: renamed, title: 'Lead', kind: 'renamed', from: path }]);
    const own = await history({ path: renamed });
    expect(own.map(({ files }) => files)).toEqual([rename?.files]);
    const [earlier] = await history({ path, before: rename?.id });
    expect(earlier?.what).toBe('Changed Summary of Lead');
    const first = (await history({ path })).at(-1)?.id;
    const version = await desk.ask('version', { id: first, path, today: renamed });
    expect(version.json).toMatchObject({ path, after: lead, now: summary('New') });
    expect((await desk.ask('restore', { id: first, path, today: renamed })).status).toBe(200);
    expect(await repo.read(`wiki/${renamed}`)).toBe(lead);
    expect(repo.git('ls-files', `wiki/${path}`)).toBe('');
  });

  it('says what was said to be a small correction', async () => {
    await repo.write(`wiki/${path}`, summary('New'));
    repo.git('commit', '--quiet', '--all', '--message=Correct Summary of Lead\n\nSmall-correction: yes');
    expect((await history()).map(({ isCorrection }) => isCorrection)).toEqual([true, false]);
  });

  it('reads no more of a change of thousands of files than it lists', async () => {
    const names = Array.from({ length: 4_000 }, (_, index) => `wiki/content/lexicon/a${index}.mdx`);
    const files = names.map((name) => `M 100644 inline ${name}\ndata 2\nx\n`);
    const commit = `commit refs/heads/main\ncommitter A <a@example.com> 1800000000 +0000\ndata 4\nMany\n`;
    execFileSync('git', ['-C', repo.top, 'fast-import', '--quiet'], {
      input: `${commit}from ${repo.git('rev-parse', 'HEAD')}\n${files.join('')}`,
    });
    const [many] = await history();
    expect(many).toMatchObject({ files: { length: 20 }, others: 3_980 });
  });

  it('comes fifty at a time', async () => {
    const stream = Array.from({ length: 60 }, (_, index) => {
      const text = summary(`${index}`);
      const commit = `commit refs/heads/main\ncommitter A <a@example.com> ${1_800_000_000 + index} +0000\n`;
      const from = index === 0 ? `from ${repo.git('rev-parse', 'HEAD')}\n` : '';
      const message = `Change ${index}`;
      const data = `data ${Buffer.byteLength(text)}\n${text}\n`;
      return `${commit}data ${message.length}\n${message}\n${from}M 100644 inline wiki/${path}\n${data}`;
    });
    execFileSync('git', ['-C', repo.top, 'fast-import', '--quiet'], { input: stream.join('') });
    const first = await history();
    expect(first).toHaveLength(50);
    expect(first[0]?.what).toBe('Changed 59');
    const second = await history({ before: first[49]?.id });
    expect(second.map(({ what }) => what)).toEqual([
      ...Array.from({ length: 10 }, (_, index) => `Changed ${9 - index}`),
      'Our wiki',
    ]);
  });

  it('gives a page before and after a change, and now', async () => {
    await desk.save(path, summary('One'), lead);
    await desk.save(path, summary('Two'), summary('One'));
    const [, change] = await history();
    const version = (await desk.ask('version', { id: change?.id, path })).json as unknown as Version;
    expect(version).toEqual({ path, before: lead, after: summary('One'), now: summary('Two') });
  });

  it.each(['HEAD', '--output=/tmp/x', 'main', '0'.repeat(40), 'a'.repeat(40), 'HEAD:../..', ''])(
    'knows no change %j',
    async (id) => {
      for (const [action, params] of Object.entries({
        history: { before: id },
        version: { id, path },
        restore: { id, path },
      }))
        expect((await desk.ask(action, params)).status).toBe(404);
    },
  );

  it('does not give out what is in no history of the wiki', async () => {
    repo.git('checkout', '--quiet', '-b', 'secret');
    repo.git('commit', '--quiet', '--allow-empty', '--message=Secret');
    const id = repo.git('rev-parse', 'HEAD');
    repo.git('checkout', '--quiet', 'main');
    expect((await desk.ask('version', { id, path })).status).toBe(404);
  });
});

describe('restoring', () => {
  it('brings back what a change had left, as a new commit', async () => {
    await desk.save(path, summary('One'), lead);
    await desk.save(path, summary('Two'), summary('One'));
    const [, change] = await history();
    const { status, json } = await desk.ask('restore', { id: change?.id, path });
    expect({ status, json }).toMatchObject({ status: 200, json: { files: [{ data: summary('One') }] } });
    expect(repo.subjects()[0]).toMatch(/^Restore Lead as it was on \d{1,2} [A-Z][a-z]+ \d{4}$/);
    expect(await repo.read(`wiki/${path}`)).toBe(summary('One'));
    expect(repo.status()).toBe('');
  });

  it('brings back what was deleted, an image too', async () => {
    await desk.ask('deleteFiles', { paths: [path, 'public/media/old.png'], confirmed: true });
    const [change] = await history();
    expect((await desk.ask('restore', { id: change?.id, path })).status).toBe(200);
    expect((await desk.ask('restore', { id: change?.id, path: 'public/media/old.png' })).status).toBe(200);
    expect(await repo.read(`wiki/${path}`)).toBe(lead);
    expect(repo.git('diff', '--stat', 'HEAD~3', 'HEAD')).toBe('');
  });

  it('does not put an image in the place of another', async () => {
    const [first] = await history();
    await desk.ask('deleteFile', { path: 'public/media/old.png' });
    await desk.upload('public/media/old.png', otherPng);
    expect((await desk.ask('restore', { id: first?.id, path: 'public/media/old.png' })).status).toBe(409);
  });

  it('changes nothing where the text is the same, and knows which files a change touched', async () => {
    const [first] = await history();
    expect((await desk.ask('restore', { id: first?.id, path })).json.change).toBeUndefined();
    expect((await desk.ask('restore', { id: first?.id, path: 'content/guides/no.mdx' })).status).toBe(404);
  });
});
