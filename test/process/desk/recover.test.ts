import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeJournal } from '../../../src/desk/git/journal.ts';
import { lockDesk } from '../../../src/desk/git/locks.ts';
import { commitSteps, idAt, store } from '../../../src/desk/git/objects.ts';
import { findRepository, type Repository } from '../../../src/desk/git/repository.ts';
import { lead, makeRepo, type Repo } from '../../support/desk-repo.ts';

const file = 'wiki/content/lexicon/lead.mdx';
const path = 'content/lexicon/lead.mdx';
const text = lead.replace('Someone who may buy.', 'New.');
const draft = 'wiki/content/lexicon/.lead.mdx.0123456789ab.tmp';
const author = { name: 'A', email: 'a@example.com' };

let repo: Repo;
let repository: Repository;
let commit: string;
let before: string;
let after: string;

/** A desk has made a commit, written its journal and its draft, and was killed before the branch moved. */
beforeEach(async () => {
  repo = await makeRepo();
  const found = await findRepository(repo.content);
  if ('missing' in found) throw new Error(found.missing);
  repository = found;
  before = await idAt(repo.top, file, Buffer.from(lead));
  after = await store(repo.top, file, Buffer.from(text));
  const entries = new Map([[file, { mode: '100644', id: after }]]);
  const head = repo.git('rev-parse', 'HEAD');
  commit = (await commitSteps(repository, head, [{ entries, message: 'Half', author }], author)) ?? '';
  await writeJournal(repository, {
    ref: 'refs/heads/main',
    commit,
    files: [{ path: file, before, after, draft }],
  });
  await repo.write(draft, text);
});

afterEach(() => repo.remove());

/** Starts a desk and waits until it has looked at the repository. */
async function restart(): Promise<void> {
  expect((await repo.open().ask('info')).status).toBe(200);
}

async function nothingIsLeft(): Promise<void> {
  expect(repo.status()).toBe('');
  const names = await readdir(repo.top, { recursive: true });
  expect(names.filter((name) => /\.lock$|\.tmp$|^\.git\/concord\/./.test(name))).toEqual([]);
}

describe('a desk that starts', () => {
  it('undoes a save that had not happened', async () => {
    await restart();
    expect(repo.subjects()).toEqual(['Our wiki']);
    expect(await repo.read(file)).toBe(lead);
    await nothingIsLeft();
  });

  it('finishes a save that had happened, without its file', async () => {
    repo.git('update-ref', 'refs/heads/main', commit);
    expect(repo.status()).not.toBe('');
    await restart();
    expect(await repo.read(file)).toBe(text);
    await nothingIsLeft();
  });

  it('finishes a save that had happened, with its file but without the index', async () => {
    repo.git('update-ref', 'refs/heads/main', commit);
    await repo.write(file, text);
    await restart();
    await nothingIsLeft();
  });

  it('leaves a text that somebody has written in the meantime', async () => {
    repo.git('update-ref', 'refs/heads/main', commit);
    await repo.write(file, 'Theirs.\n');
    await restart();
    expect(await repo.read(file)).toBe('Theirs.\n');
    expect(repo.status()).toBe(`M ${file}`);
    await repo.open().save(path, `${text}more\n`, 'Theirs.\n');
    expect(repo.git('show', `HEAD~1:${file}`)).toBe('Theirs.');
  });

  it('leaves what was committed on top in the meantime', async () => {
    repo.git('update-ref', 'refs/heads/main', commit);
    repo.git('reset', '--quiet', '--hard');
    await repo.write(file, 'Later.\n');
    repo.git('commit', '--quiet', '--all', '--message=Later');
    await restart();
    expect(await repo.read(file)).toBe('Later.\n');
    await nothingIsLeft();
  });

  it('removes the locks of its own git, with our commit in them or nothing', async () => {
    await repo.write('.git/refs/heads/main.lock', `${commit}\n`);
    await repo.write('.git/HEAD.lock', '');
    await restart();
    await nothingIsLeft();
  });

  it('leaves locks that are older, or hold something else', async () => {
    await repo.write('.git/HEAD.lock', '');
    await utimes(join(repo.top, '.git', 'HEAD.lock'), 1, 1);
    await repo.write('.git/refs/heads/main.lock', 'x');
    await restart();
    const names = await readdir(join(repo.top, '.git'), { recursive: true });
    expect(names.filter((name) => name.endsWith('.lock')).toSorted()).toEqual([
      'HEAD.lock',
      'refs/heads/main.lock',
    ]);
  });

  it('takes over the locks of a desk that is dead, and waits for one that is alive', async () => {
    const dead = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
    await once(dead, 'exit');
    const mark = JSON.stringify({ pid: dead.pid, host: hostname(), born: '1', concord: 'x' });
    await mkdir(repository.own, { recursive: true });
    await writeFile(join(repository.own, 'lock'), mark);
    await writeFile(join(repo.top, '.git', 'index.lock'), mark);
    await restart();
    await nothingIsLeft();
    const letGo = await lockDesk(repository);
    let saved = false;
    const desk = repo.open();
    const saving = desk.save(path, text, lead).then(() => (saved = true));
    // A desk that need not wait has long saved the same meanwhile.
    const other = await makeRepo();
    for (const version of [text, lead, text]) await other.open().save(path, version, lead);
    await other.remove();
    expect(saved).toBe(false);
    await letGo();
    await saving;
    expect(repo.subjects()[0]).toBe('Change Summary of Lead');
  });

  it(
    'leaves the index alone while git has it, and says so to those who save',
    { timeout: 20_000 },
    async () => {
      await writeFile(join(repo.top, '.git', 'index.lock'), '');
      const { status, json } = await repo.open().save(path, text, lead);
      expect({ status, error: json.error }).toMatchObject({
        status: 409,
        error: expect.stringContaining('Git is busy') as string,
      });
      expect(json.kept).toBeTruthy();
      expect(repo.subjects()).toEqual(['Our wiki']);
      await rm(join(repo.top, '.git', 'index.lock'));
      expect(await repo.read(file)).toBe(lead);
      await nothingIsLeft();
    },
  );

  it('is not kept from work by a journal that cannot be read', async () => {
    await writeFile(join(repository.own, 'journal.json'), '{');
    await rm(join(repo.top, draft));
    const { status } = await repo.open().save(path, text, lead);
    expect(status).toBe(200);
    await nothingIsLeft();
  });
});
