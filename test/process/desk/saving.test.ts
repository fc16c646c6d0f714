import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { problem } from '../../../src/problem/problem.ts';
import { lead, makeRepo, otherPng as other, png, type OpenDesk, type Repo } from '../../support/desk-repo.ts';

const path = 'content/lexicon/lead.mdx';
const file = `wiki/${path}`;
const summary = (text: string) => lead.replace('Someone who may buy.', text);

let repo: Repo;
let desk: OpenDesk;

beforeEach(async () => {
  repo = await makeRepo();
  desk = repo.open();
  // Once it answers, it has looked through its repository.
  await desk.ask('info');
});

afterEach(() => repo.remove());

describe('a save', () => {
  it('is one commit of its file, in words, by the editor', async () => {
    const author = { name: 'Bo Editor', email: 'bo@example.com' };
    const text = summary('New.').replace('the company', 'the firm');
    const { status, json } = await desk.save(path, text, lead, { author });
    expect({ status, json }).toMatchObject({
      status: 200,
      json: {
        change: repo.git('rev-parse', 'HEAD'),
        number: 2,
        files: [{ path, data: text }],
        mergedWith: {},
      },
    });
    expect(repo.git('show', '--format=%an <%ae>, %cn: %s', '--name-only')).toBe(
      `Bo Editor <bo@example.com>, Git Person: Change Summary and the text of Lead\n\n${file}`,
    );
    expect(await repo.read(file)).toBe(text);
    expect(repo.status()).toBe('');
    expect(desk.changes()).toBe(1);
  });

  it('is by git’s own person where nobody says who edits, or by an editor where git knows nobody', async () => {
    await desk.save(path, summary('One'), lead);
    expect(repo.git('log', '-1', '--format=%an <%ae>')).toBe('Git Person <git@example.com>');
    repo.git('config', 'user.name', '<>');
    await desk.save(path, summary('Two'), summary('One'));
    expect(repo.git('log', '-1', '--format=%an <%ae>, %cn')).toBe('An editor <editor@localhost>, Concord');
  });

  it.each([
    { name: 'Bo\nparent: x', email: 'bo@example.com' },
    { name: '', email: 'bo@example.com' },
    { name: '<>', email: 'bo@example.com' },
    { name: 'Bo', email: 'bo' },
    { name: 'Bo', email: 'bo@example.com> 0 +0000\n' + 'author x <y@z' },
    { name: '\u202eoB', email: 'bo@example.com' },
  ])('is refused under a name or address that is none: %j', async (author) => {
    expect((await desk.save(path, summary('New'), lead, { author })).status).toBe(422);
    expect(repo.subjects()).toEqual(['Our wiki']);
  });

  it('69-scale-stash-conflict: leaves a file alone that nobody has merged yet, and keeps the text', async () => {
    await repo.write(file, summary('Stashed.'));
    repo.git('stash', 'push', '--quiet');
    await repo.write(file, summary('Committed.'));
    repo.git('commit', '--quiet', '--all', '--message=Meanwhile');
    expect(() => repo.git('stash', 'pop', '--quiet')).toThrow();
    const theirs = await repo.read(file);
    expect(theirs).toContain('<<<<<<<');
    const before = repo.status();
    for (const text of [theirs.replace('the company', 'the firm'), summary('Merged by hand.')]) {
      const { status, json } = await desk.save(path, text, theirs);
      expect(status).toBe(409);
      expect(json.error).toContain(`git add ${file}`);
      expect(json.kept).toBeTruthy();
    }
    expect((await desk.ask('deleteFiles', { paths: [path], confirmed: true })).status).toBe(409);
    expect([repo.status(), repo.subjects()[0], await repo.read(file)]).toEqual([before, 'Meanwhile', theirs]);
    // Other pages can be saved meanwhile.
    const deep = 'content/lexicon/deep/mql.mdx';
    const mql = await repo.read(`wiki/${deep}`);
    expect((await desk.save(deep, mql.replace('A person', 'Someone'), mql)).status).toBe(200);
    expect(repo.status()).toBe(before);
  });

  it('leaves other changes in the work tree and in the index as they are', async () => {
    await repo.write('notes.txt', 'staged');
    repo.git('add', 'notes.txt');
    await repo.write('notes.txt', 'changed');
    await repo.write('wiki/content/people/ann.yaml', 'name: Anne\n');
    await repo.write('new.txt', 'new');
    const before = repo.status();
    expect((await desk.save(path, summary('New'), lead)).status).toBe(200);
    expect(repo.status()).toBe(before);
    expect(repo.git('show', ':notes.txt')).toBe('staged');
  });

  it('takes what git is only told of for nothing that was written, by whatever hash git names it', async () => {
    await repo.remove();
    repo = await makeRepo(false);
    repo.git('init', '--quiet', '--object-format=sha256', '--initial-branch=main');
    repo.git('config', 'user.name', 'Git Person');
    repo.git('config', 'user.email', 'git@example.com');
    repo.git('commit', '--quiet', '--allow-empty', '--message=Our wiki');
    repo.git('add', '--intent-to-add', '.');
    expect((await repo.open().save(path, summary('Mine'), lead)).status).toBe(200);
    expect(repo.subjects()).toEqual([
      'Change Summary of Lead',
      `Keep changes made outside the editor: ${path}`,
      'Our wiki',
    ]);
  });

  it('commits what was changed outside by itself first, also what only the index has', async () => {
    await repo.write(file, summary('Staged'));
    repo.git('add', file);
    await repo.write(file, summary('Outside'));
    expect((await desk.save(path, summary('Mine'), summary('Outside'))).status).toBe(200);
    expect(repo.subjects()).toEqual([
      'Change Summary of Lead',
      `Keep changes made outside the editor: ${path}`,
      `Keep changes made outside the editor: ${path}`,
      'Our wiki',
    ]);
    expect(repo.git('show', `HEAD~1:${file}`)).toContain('summary: Outside');
    expect(repo.git('show', `HEAD~2:${file}`)).toContain('summary: Staged');
    expect(repo.status()).toBe('');
  });

  it('works before anything was committed', async () => {
    const bare = await makeRepo(false);
    execFileSync('git', ['-C', bare.top, 'init', '--quiet', '--initial-branch=main']);
    expect((await bare.open().create('content/guides/a.mdx', lead)).status).toBe(200);
    expect(bare.git('ls-tree', '-r', '--name-only', 'HEAD')).toBe('wiki/content/guides/a.mdx');
    await bare.remove();
  });

  it('keeps the permissions of the file, and its line ends where git changes them', async () => {
    repo.git('config', 'core.autocrlf', 'true');
    const crlf = lead.replaceAll('\n', '\r\n');
    await repo.write(file, crlf);
    const text = crlf.replace('Lead', 'Leads');
    expect((await desk.save(path, text, crlf)).status).toBe(200);
    expect(await repo.read(file)).toBe(text);
    expect(repo.git('show', `HEAD:${file}`)).not.toContain('\r');
    expect(repo.status()).toBe('');
  });

  it('is made once, also where it is asked for again since its answer got lost', async () => {
    const merged = lead.replace('the company', 'the firm');
    await desk.save(path, summary('Theirs.'), lead);
    const first = await desk.save(path, merged, lead);
    const again = await desk.save(path, merged, lead);
    expect(again).toMatchObject({ status: 200, json: { files: first.json.files } });
    expect(again.json.change).toBeUndefined();
    expect((await desk.create('content/guides/a.mdx', lead)).json.change).toBeDefined();
    const second = await desk.create('content/guides/a.mdx', lead);
    expect([second.status, second.json.change]).toEqual([200, undefined]);
    expect(repo.subjects()).toHaveLength(4);
  });

  it.each(['销售手册', 'договоры', '報価', 'हिन्दी', 'größe'])('makes a page called %s', async (name) => {
    expect((await desk.create(`content/guides/${name}.mdx`, lead)).status).toBe(200);
  });

  it('changes nothing where there is nothing to change', async () => {
    const { json } = await desk.save(path, lead, summary('Old'));
    expect(json.change).toBeUndefined();
    expect(repo.subjects()).toEqual(['Our wiki']);
    expect(desk.changes()).toBe(0);
  });

  it('waits its turn, and no other desk’s save gets lost', async () => {
    const second = repo.open();
    const files = ['a', 'b', 'c', 'd', 'e', 'f'];
    const answers = await Promise.all(
      files.map((name, index) => (index % 2 ? desk : second).create(`content/guides/${name}.mdx`, lead)),
    );
    expect(answers.map(({ status }) => status)).toEqual(files.map(() => 200));
    expect(repo.git('rev-list', '--count', '--no-merges', 'HEAD')).toBe('7');
    expect(repo.status()).toBe('');
  });

  it('goes on when a commit from a terminal comes in between', async () => {
    const saves = Array.from({ length: 4 }, (_, index) => desk.create(`content/guides/g${index}.mdx`, lead));
    for (let count = 0; count < 4; count++) repo.git('commit', '--quiet', '--allow-empty', '-m', `T${count}`);
    expect((await Promise.all(saves)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(repo.subjects()).toHaveLength(9);
    expect(repo.status()).toBe('');
  });

  it('runs no hook', async () => {
    const hook = join(repo.top, '.git', 'hooks', 'reference-transaction');
    await repo.write('.git/hooks/reference-transaction', '#!/bin/sh\nexit 1\n');
    execFileSync('chmod', ['+x', hook]);
    expect((await desk.save(path, summary('New'), lead)).status).toBe(200);
  });
});

describe('where nothing can be committed', () => {
  it.each([
    ['no repository', () => rm(join(repo.top, '.git'), { recursive: true }), 'git init'],
    ['a merge under way', () => repo.write('.git/MERGE_HEAD', 'x'), 'git merge --continue'],
    ['a rebase under way', () => repo.write('.git/rebase-merge/x', ''), 'git rebase --abort'],
    ['no branch', async () => void repo.git('checkout', '--quiet', '--detach'), 'git switch main'],
  ])('because of %s, reading goes on and writing says what to do', async (_name, arrange, advice) => {
    await arrange();
    expect((await desk.ask('getEntry', { path })).status).toBe(200);
    const { status, json } = await desk.save(path, summary('New'), lead);
    expect(status).toBe(409);
    expect(json.error).toContain(advice);
    expect(await repo.read(file)).toBe(lead);
  });

  it('because git is not installed, it says so', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    try {
      expect((await desk.save(path, summary('New'), lead)).json.error).toContain('Git is not installed');
    } finally {
      process.env['PATH'] = PATH;
    }
  });
});

describe('a stale save', () => {
  const bo = { author: { name: 'Bo', email: 'bo@example.com' } };

  it('is merged, and says with whose changes', async () => {
    await desk.save(path, summary('Bo’s'), lead, bo);
    const mine = lead.replace('the company', 'the firm');
    const { status, json } = await desk.save(path, mine, lead);
    const both = summary('Bo’s').replace('the company', 'the firm');
    expect({ status, json }).toMatchObject({
      status: 200,
      json: { files: [{ data: both }], mergedWith: { [path]: [{ name: 'Bo' }] } },
    });
    expect(await repo.read(file)).toBe(both);
    expect(repo.subjects()[0]).toBe('Change the text of Lead');
  });

  it('of the same place is a conflict; its text is kept, with what it began with', async () => {
    await desk.save(path, summary('Bo’s'), lead, bo);
    const { status, json } = await desk.save(path, summary('Mine'), lead);
    expect({ status, json }).toMatchObject({
      status: 409,
      json: { conflict: { path, theirs: summary('Bo’s'), who: [{ name: 'Bo' }] } },
    });
    expect(await repo.read(file)).toBe(summary('Bo’s'));
    expect((await desk.ask('keptText', { id: json.kept })).json).toMatchObject({
      path,
      title: 'Lead',
      who: 'Git Person',
      text: summary('Mine'),
      base: lead,
      reason: 'Someone else has changed the same place in the meantime.',
    });
    expect(repo.git('branch', '--list')).toBe('* main');
    expect(repo.git('for-each-ref', 'refs/concord/kept')).toContain(json.kept);
    // Once they were branches: a desk that starts finds them there, too.
    repo.git('update-ref', `refs/heads/concord/kept/${json.kept}`, `refs/concord/kept/${json.kept}`);
    repo.git('update-ref', '-d', `refs/concord/kept/${json.kept}`);
    desk = repo.open();
    await desk.ask('info');
    expect((await desk.ask('keptText', { id: json.kept })).json).toMatchObject({ text: summary('Mine') });
    expect(repo.git('branch', '--list')).toBe('* main');
    expect(repo.status()).toBe('');
  });

  it('of a page that was deleted is a conflict', async () => {
    await desk.ask('deleteFile', { path, confirmed: true });
    const { status, json } = await desk.save(path, summary('Mine'), lead);
    expect({ status, theirs: json.conflict.theirs }).toEqual({ status: 409, theirs: '' });
    expect(json.kept).toBeTruthy();
  });

  it('that does not say what it began with is only taken on a text this desk has handed out', async () => {
    expect((await desk.save(path, summary('Mine'))).json).toMatchObject({ conflict: { theirs: lead } });
    await desk.ask('getEntry', { path });
    expect((await desk.save(path, summary('Mine'))).status).toBe(200);
    expect((await desk.save(path, summary('Mine again'))).status).toBe(200);
    await repo.write(file, summary('Outside'));
    expect((await desk.save(path, summary('Mine third'))).status).toBe(409);
  });
});

describe('kept texts', () => {
  it('are listed latest first, once each, and forgotten', async () => {
    await desk.create(path, summary('A'));
    await desk.create(path, summary('B'));
    await desk.create(path, summary('B'));
    const { json } = await desk.ask('kept');
    const kept = json as unknown as { id: string }[];
    expect(kept).toHaveLength(2);
    const id = kept[0]?.id;
    expect((await desk.ask('forget', { id })).status).toBe(200);
    expect((await desk.ask('keptText', { id })).status).toBe(404);
    expect((await desk.ask('kept')).json).toHaveLength(1);
  });

  it.each(['', '../main', '0123456789abcdef', '--all', 'HEAD'])('of no such id: %j', async (id) => {
    expect((await desk.ask('keptText', { id })).status).toBe(404);
    expect((await desk.ask('forget', { id })).status).toBe(404);
  });
});

describe('what is refused', () => {
  it('an empty text', async () => {
    const { status, json } = await desk.save(path, ' \n', lead);
    expect({ status, error: json.error }).toEqual({
      status: 422,
      error: 'An empty file is no page; delete the page instead.',
    });
  });

  it('a blank page over text whose fields cannot be read', async () => {
    const broken = '---\ntitle: Pricing: EMEA\n---\n\nWords that must not be lost.\n';
    await repo.write(file, broken);
    const blank = await desk.save(path, '---\ntitle: New\n---\n', broken);
    expect(blank).toMatchObject({ status: 409, json: { kept: expect.any(String) as string } });
    const mended = '---\ntitle: "Pricing: EMEA"\n---\n\nWords that must not be lost.\n';
    expect((await desk.save(path, mended, broken)).status).toBe(200);
  });

  it('a new entry under an id that is taken, its text kept', async () => {
    expect(await desk.create('content/lexicon/lead.mdx', summary('Another.'))).toMatchObject({
      status: 409,
      json: { kept: expect.any(String) as string },
    });
    expect((await desk.create('content/lexicon/LEAD.mdx', lead)).status).toBe(409);
  });

  it('a text that is none, or endless', async () => {
    expect((await desk.save(path, `${lead}\0`, lead)).status).toBe(422);
    expect((await desk.save(path, `${lead}\ud800`, lead)).status).toBe(422);
    expect((await desk.save(path, lead + 'x'.repeat(2 ** 21), lead)).status).toBe(413);
    await repo.write(file, Buffer.from([0x2d, 0xff, 0xfe]));
    expect((await desk.save(path, lead, lead)).status).toBe(422);
  });

  it('deleting what others rest on, unless that is confirmed', async () => {
    const person = await desk.ask('deleteFile', { path: 'content/people/ann.yaml' });
    expect(person).toMatchObject({
      status: 409,
      json: { dependents: [{ title: 'MQL' }, { title: 'Lead' }] },
    });
    await repo.write('wiki/content/guides/g.mdx', '---\ntitle: G\n---\n\n[Lead](/lexicon/lead/)\n');
    const page = await desk.ask('deleteFile', { path });
    expect(page.json.dependents).toEqual([{ title: 'G', url: '/guides/g/' }]);
    const together = { paths: [path, 'content/guides/g.mdx'] };
    expect(await desk.ask('deleteFiles', { ...together, unasked: true })).toMatchObject({
      status: 409,
      json: { dependents: [] },
    });
    expect((await desk.ask('deleteFiles', together)).status).toBe(200);
    expect((await desk.ask('deleteFile', { path: 'content/people/ann.yaml', confirmed: true })).status).toBe(
      200,
    );
    expect(repo.subjects().slice(0, 2)).toEqual(['Delete Ann', 'Delete Lead and G']);
  });

  it('an image over another of the same name', async () => {
    expect((await desk.upload('public/media/old.png', other)).status).toBe(409);
    expect((await desk.upload('public/media/old.png', png)).status).toBe(200);
    expect((await desk.upload('public/media/OLD.png', other)).status).toBe(409);
    expect((await desk.upload('public/media/new.png', other)).status).toBe(200);
    expect(repo.subjects()).toEqual(['Upload new.png', 'Our wiki']);
  });

  it('an image that cannot be looked through for where it was taken', async () => {
    const { status, json } = await desk.upload('public/media/cut.png', png.subarray(0, -9));
    expect(status).toBe(422);
    expect(json.error).toBe('“cut.png” is damaged. Open it in a picture program, and save it anew.');
  });

  it('errors that a save brings in, but not those that were there, nor those of a draft', async () => {
    const look = async (_path: string, raw: string) => ({
      problems: [...raw.matchAll(/wrong (\w+)/g)].map(([, target = '']) =>
        problem({ id: 'url-unsafe', isHttp: false, target }),
      ),
    });
    const strict = repo.open({ validate: look });
    await repo.write(file, `${lead}\nwrong old\n`);
    const base = `${lead}\nwrong old\n`;
    const refused = await strict.save(path, `${base}\nwrong new\n`, base);
    expect(refused).toMatchObject({ status: 422, json: { problems: [{ target: 'new' }] } });
    expect(refused.json.kept).toBeTruthy();
    expect((await strict.save(path, `${base}\nright\n`, base)).status).toBe(200);
    const draft = `${lead.replace('title:', 'draft: true\ntitle:')}\nwrong new\n`;
    expect((await strict.save(path, draft, `${base}\nright\n`)).status).toBe(200);
    expect((await strict.ask('validate', { path, raw: 'wrong x' })).json.problems).toMatchObject([
      { target: 'x' },
    ]);
  });

  it('of several texts all, where one is refused', async () => {
    const dataFiles = [
      { path, raw: summary('New'), base: lead },
      { path: 'content/people/ann.yaml', raw: 'name: B\n', base: 'name: C\n' },
    ];
    const { status, json } = await desk.ask('persistEntry', { dataFiles, options: {} });
    expect(status).toBe(409);
    expect(json.conflict).toMatchObject({ path: 'content/people/ann.yaml' });
    expect((await desk.ask('keptText', { id: json.kept })).json).toMatchObject({ text: 'name: B\n' });
    expect((await desk.ask('kept')).json).toHaveLength(2);
    expect(await repo.read(file)).toBe(lead);
  });
});
