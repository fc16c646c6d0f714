import { once } from 'node:events';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Ledger, ledgerRef } from '../../../src/digest/ledger.ts';
import { datedRepo } from '../../support/dated-repo.ts';
import { bareWiki, runScript } from '../../support/script.ts';

const guide = (title: string, body: string) => `---
title: ${title}
summary: What it is about.
teams: [sales]
owner: ada
reviewed: 2026-10-02
reviewedBy: ada
---

${body}
`;

/** A wiki with a past and a remote, as it is before each test. */
let seed: string;
let folder: string;
let clone: string;
let remote: string;

beforeAll(async () => {
  const repo = await datedRepo();
  for (const [file, text] of Object.entries(bareWiki)) await repo.write(file, text);
  await repo.write('guides/calls.mdx', guide('Calls', 'Call within five days.'));
  repo.commit('2026-10-02');
  await repo.write('guides/calls.mdx', guide('Calls', 'Call within eight days.'));
  await repo.write('guides/visits.mdx', guide('Visits', 'Take a colleague along.'));
  repo.commit('2026-11-26');
  seed = repo.top;
  return repo.remove;
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'concord-digest-'));
  remote = join(folder, 'remote.git');
  clone = join(folder, 'clone');
  git(folder, 'clone', '--quiet', '--bare', seed, remote);
  git(folder, 'clone', '--quiet', remote, clone);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function git(cwd: string, ...words: string[]): string {
  return execFileSync('git', words, { cwd, encoding: 'utf8', stdio: 'pipe' }).trim();
}

const site = { SITE_URL: 'https://wiki.example.com' };

function digest(args: string[], env: NodeJS.ProcessEnv = {}, from = clone) {
  const content = join(from, 'wiki', 'content');
  return runScript('digest', ['--content', content, '--on', '2026-11-30', '--team', 'sales', ...args], {
    env: { ...site, CONCORD_STATE: join(folder, 'state'), ...env },
  });
}

interface Hook {
  address: string;
  got: unknown[];
  server: Server;
}

/** A web hook that answers with a code, or never where that is nought. */
async function hookThat(answers: number): Promise<Hook> {
  const got: unknown[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      got.push(JSON.parse(text));
      if (answers > 0) response.writeHead(answers, { location: 'http://127.0.0.1:1/' }).end('ok');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/T0/s3cret`, got, server };
}

async function withHook<T>(answers: number, work: (hook: Hook) => Promise<T>): Promise<T> {
  const hook = await hookThat(answers);
  try {
    return await work(hook);
  } finally {
    hook.server.closeAllConnections();
    hook.server.close();
  }
}

describe('npm run digest', () => {
  it('prints what a team is told, and on another day nothing, which it says', async () => {
    const told = await digest([]);
    expect(told).toMatchObject({ code: 0, stderr: '' });
    expect(told.stdout).toContain('- Calls: Page text changed: “eight” in place of “five” (Ann)');
    expect(told.stdout).toContain(
      '- Visits: New (Ann): What it is about.\n  https://wiki.example.com/guides/visits/',
    );
    const early = await digest(['--on', '2026-10-01']);
    expect(early).toMatchObject({ code: 0, stdout: '' });
    expect(early.stderr).toContain('There is nothing to tell');
  });

  it('is sent once to a web hook, and noted at the remote, so that no clone tells it again', () =>
    withHook(200, async ({ address, got }) => {
      const first = await digest(['--format', 'slack', '--send'], { DIGEST_HOOK_URL: address });
      expect(first).toMatchObject({ code: 0, stdout: '' });
      expect(got).toHaveLength(1);
      expect(JSON.stringify(got)).toContain('https://wiki.example.com/guides/calls/|Calls');
      expect(git(remote, 'rev-parse', ledgerRef)).toBe(git(clone, 'rev-parse', ledgerRef));
      expect(git(remote, 'cat-file', '-p', `${ledgerRef}:sales.told`)).toMatch(
        /^(2026-11-30 [0-9a-f]{24}\n?)+$/,
      );
      const other = join(folder, 'other');
      git(folder, 'clone', '--quiet', remote, other);
      const again = (on: string) =>
        digest(['--on', on, '--format', 'slack', '--send'], { DIGEST_HOOK_URL: address }, other);
      const sameDay = await again('2026-11-30');
      expect(sameDay).toMatchObject({ code: 0, stdout: '' });
      expect(sameDay.stderr).toContain('told on 30 Nov 2026 already');
      const nextWeek = await again('2026-12-07');
      expect(nextWeek).toMatchObject({ code: 0, stdout: '' });
      expect(nextWeek.stderr).toContain('nothing to tell that was not told before');
      expect(got).toHaveLength(1);
      expect((await digest([])).stdout).toBe('');
    }));

  it('is sent once a day: what had no room, or came later on that day, comes the next time', () =>
    withHook(200, async ({ address, got }) => {
      const send = (on: string) =>
        digest(['--on', on, '--format', 'slack', '--send'], { DIGEST_HOOK_URL: address });
      await send('2026-11-30');
      await writeFile(join(clone, 'wiki/content/guides/later.mdx'), guide('Later', 'Call them back.'));
      git(clone, 'add', '--all');
      const who = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
      git(clone, ...who, 'commit', '--quiet', '--date', '2026-11-30T12:00:00Z', '-m', 'x');
      await send('2026-11-30');
      expect(got).toHaveLength(1);
      await send('2026-12-07');
      expect(got).toHaveLength(2);
      expect(JSON.stringify(got[1])).toContain('|Later');
    }));

  it.each([500, 404, 302])(
    'notes nothing where the web hook answers with %i, and does not say where it is',
    (answers) =>
      withHook(answers, async ({ address, got }) => {
        const ran = await digest(['--format', 'teams', '--send'], { DIGEST_HOOK_URL: address });
        expect([ran.code, got.length]).toEqual([2, 1]);
        expect(ran.stderr).toContain(`The web hook answered with ${answers}.`);
        expect(ran.stderr).not.toContain('s3cret');
        expect(() => git(remote, 'rev-parse', '--verify', ledgerRef)).toThrow();
        expect(() => git(clone, 'rev-parse', '--verify', ledgerRef)).toThrow();
      }),
  );

  it('notes nothing where the web hook never answers', () =>
    withHook(0, async ({ address }) => {
      const env = { DIGEST_HOOK_URL: address, DIGEST_TIMEOUT: '0.5' };
      const ran = await digest(['--format', 'slack', '--send'], env);
      expect(ran.code).toBe(2);
      expect(ran.stderr).toContain('did not answer in time; it may have arrived all the same.');
      expect(() => git(remote, 'rev-parse', '--verify', ledgerRef)).toThrow();
    }));

  it.each([
    ['the remote is gone', () => git(clone, 'remote', 'set-url', 'origin', join(folder, 'nowhere.git'))],
    ['it is kept in no git', () => rm(join(clone, '.git'), { recursive: true })],
    [
      'what was noted makes no sense',
      () => {
        const blob = git(clone, 'hash-object', '-w', join(clone, 'wiki/content/wiki.yaml'));
        const tree = execFileSync('git', ['mktree'], {
          cwd: clone,
          input: `100644 blob ${blob}\tsales.told\n`,
        });
        const name = tree.toString().trim();
        const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];
        git(clone, 'update-ref', ledgerRef, git(clone, ...who, 'commit-tree', name, '-m', 'x'));
      },
    ],
  ])('sends nothing where what was told cannot be read: %s', (_, breakIt) =>
    withHook(200, async ({ address, got }) => {
      await breakIt();
      const ran = await digest(['--format', 'slack', '--send'], { DIGEST_HOOK_URL: address });
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('What was told before could not be read');
      expect(got).toEqual([]);
    }),
  );

  it('is sent by mail: text and HTML, with what lists have', async () => {
    const got: { to: string[]; data: string }[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _, done) =>
        password === 'pa55' ? done(null, { user: username }) : done(new Error('No.')),
      onRcptTo: ({ address }, _, done) => done(address.startsWith('gone') ? new Error('Nobody.') : null),
      allowInsecureAuth: true,
      onData(stream, { envelope }, done) {
        let data = '';
        stream.on('data', (part: Buffer) => (data += part.toString()));
        stream.on('end', () => {
          got.push({ to: envelope.rcptTo.map(({ address }) => address), data });
          done();
        });
      },
    });
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const { port } = listening.address() as AddressInfo;
    const env = (password: string) => ({
      DIGEST_SMTP_URL: `smtp://wiki:${password}@127.0.0.1:${port}`,
      DIGEST_FROM: 'Our wiki <wiki@example.com>',
      DIGEST_TO: 'team@example.com, gone@example.com',
    });
    try {
      const refused = await digest(['--format', 'html', '--send'], env('wr0ng'));
      expect([refused.code, got.length]).toEqual([2, 0]);
      expect(refused.stderr).toContain('The mail server did not take it (EAUTH, 535)');
      expect(refused.stderr).not.toContain('wr0ng');
      const ran = await digest(['--format', 'html', '--send'], env('pa55'));
      expect(ran.code).toBe(0);
      expect(ran.stderr).toContain('The mail server refused 1 recipient; the others have it.');
      expect(ran.stderr).not.toMatch(/pa55|team@/);
      const [mail] = got;
      expect(mail?.to).toEqual(['team@example.com']);
      expect(mail?.data).toMatch(/^List-I[dD]: Test wiki Sales <digest-sales\.example\.com>\r$/m);
      expect(mail?.data).toMatch(/^Auto-Submitted: auto-generated\r$/m);
      expect(mail?.data).toMatch(/^Subject: Sales, 30 Nov 2026: 2 changed/m);
      expect(mail?.data).toContain('Content-Type: text/plain');
      expect(mail?.data).toContain('Content-Type: text/html');
      await digest(['--format', 'html', '--send'], env('pa55'));
      expect(got).toHaveLength(1);
    } finally {
      await new Promise<void>((done) => server.close(done));
    }
  });

  it.each([
    [['--team', 'sale'], '--team takes sales, marketing; not “sale”. Did you mean “sales”?'],
    [['--format', 'pdf'], '--format takes text, markdown, html, slack, teams; not “pdf”.'],
    [['--format', 'markdown', '--send'], '--send takes text, html, slack and teams'],
    [['--format', 'slack', '--send'], '--send needs DIGEST_HOOK_URL in the environment'],
  ])('refuses %j', async (args, words) => {
    const ran = await digest(args, { DIGEST_HOOK_URL: '' });
    expect(ran).toMatchObject({ code: 2, stdout: '' });
    expect(ran.stderr).toContain(words);
  });
});

describe('the ledger', () => {
  it('loses nothing where two clones note at once, and the same fact keeps its first day', async () => {
    const other = join(folder, 'other');
    git(folder, 'clone', '--quiet', remote, other);
    const [one, two] = await Promise.all([Ledger.open(clone), Ledger.open(other)]);
    await Promise.all([
      one.note('sales', ['a', 'both'], '2026-11-30' as never),
      two
        .note('sales', ['b', 'both'], '2026-12-01' as never)
        .then(() => two.note('marketing', ['c'], '2026-12-01' as never)),
    ]);
    const all = await Ledger.open(clone);
    const told = (team: string, ...facts: string[]) => facts.map((fact) => all.wasTold(team, fact));
    expect(told('sales', 'a', 'b', 'both', 'c')).toEqual([true, true, true, false]);
    expect(told('marketing', 'a', 'c')).toEqual([false, true]);
    expect(all.daysTold('sales')).toEqual(['2026-11-30', '2026-12-01']);
  });

  it('keeps here what could not be pushed, says so, and brings it along the next time', async () => {
    const ledger = await Ledger.open(clone);
    git(clone, 'remote', 'set-url', '--push', 'origin', join(folder, 'nowhere.git'));
    await expect(ledger.expectWritable()).rejects.toThrow('What is told could not be noted');
    await expect(ledger.note('sales', ['a'], '2026-11-30' as never)).rejects.toThrow(
      'What was told could not be noted',
    );
    git(clone, 'remote', 'set-url', '--push', 'origin', remote);
    const next = await Ledger.open(clone);
    expect(next.wasTold('sales', 'a')).toBe(true);
    expect(await next.note('sales', ['b'], '2026-12-07' as never)).toBe('pushed');
    const other = join(folder, 'other');
    git(folder, 'clone', '--quiet', remote, other);
    const there = await Ledger.open(other);
    expect([there.wasTold('sales', 'a'), there.wasTold('sales', 'b')]).toEqual([true, true]);
  });

  it('is in the clone alone where there is no remote', async () => {
    const alone = join(folder, 'alone');
    await cp(clone, alone, { recursive: true });
    git(alone, 'remote', 'remove', 'origin');
    const ledger = await Ledger.open(alone);
    expect(ledger.daysTold('sales')).toEqual([]);
    expect(await ledger.note('sales', ['a'], '2026-11-30' as never)).toBe('here');
    expect((await Ledger.open(alone)).wasTold('sales', 'a')).toBe(true);
  });
});
