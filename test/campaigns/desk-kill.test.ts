import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lead, makeRepo, type Repo } from '../support/desk-repo.ts';
import { ask, chance, git, send } from '../support/desk-client.ts';
import { asNpmDoes } from '../support/script.ts';
import { size } from '../support/size.ts';

let repo: Repo;
let server: ChildProcess | undefined;

beforeEach(async () => {
  repo = await makeRepo();
});

afterEach(async () => {
  if (server) await kill(server);
  await repo.remove();
});

describe('a server that is killed', () => {
  it(
    'while saving has lost nothing it said it saved, and starts again by itself',
    async ({ signal }) => {
      const random = chance(20_261_122);
      const place = join(dirname(repo.top), 'site');
      const rounds = size(5, 200);
      const acknowledged: string[] = [];
      let marks = 0;
      const texts = new Map([1, 2, 3].map((page) => [`content/guides/g${page}.mdx`, '']));
      for (let round = 0; round <= rounds; round++) {
        signal.throwIfAborted();
        const port = await startFake(place);
        await wholeAgain(round % 10 === 0 || round === rounds);
        await missesNone(acknowledged);
        if (round === rounds) {
          await siteIsWhole(port);
          break;
        }
        // Two editors save until the server is gone, while others read the site.
        let dead = false;
        const first = Promise.withResolvers<string>();
        const editor = async (paths: readonly string[]) => {
          while (!dead) {
            const path = paths[Math.floor(random() * paths.length)] ?? '';
            const mark = `mark-${++marks}-`;
            await saveMark(port, path, mark, texts).then(
              (saved) => {
                if (!saved) return;
                acknowledged.push(mark);
                first.resolve(mark);
              },
              () => {},
            );
          }
        };
        const paths = [...texts.keys()];
        const work = [editor(paths.slice(0, 2)), editor(paths.slice(2))];
        // Every other time something was saved before, however busy the machine; else it may be at the first save.
        if (round % 2 === 0) await first.promise;
        await pause(random() * 2_500);
        if (server) await kill(server);
        dead = true;
        await Promise.all(work);
      }
      expect(acknowledged.length).toBeGreaterThan(rounds / 2);
    },
    size(240_000, 3_600_000),
  );

  it('while it compiles, reads or shows the real pages serves them again', async ({ signal }) => {
    const random = chance(5);
    const port = await freePort();
    const acknowledged: string[] = [];
    const texts = new Map([['content/guides/g.mdx', '']]);
    const rounds = size(1, 10);
    for (let round = 0; round <= rounds; round++) {
      signal.throwIfAborted();
      const ready = startReal(port);
      await listening(port);
      await wholeAgain(true);
      await missesNone(acknowledged);
      const mark = `real-${round}-`;
      expect(await saveMark(port, 'content/guides/g.mdx', mark, texts)).toBe(true);
      acknowledged.push(mark);
      if (round === rounds) {
        expect(await ready).toContain('The wiki is at');
        await shown(port, '/guides/g/', mark);
        break;
      }
      // The first rounds are killed while there are no pages yet, later ones at any moment.
      await Promise.race([
        pause(random() * (round < 3 ? 3_000 : 15_000)),
        ready.then(() => pause(random() * 1_000)),
      ]);
      if (server) await kill(server);
    }
    if (server) await kill(server);
  });
});

/** Saves a page with one more line; returns whether the server says that it is saved. */
async function saveMark(
  port: number,
  path: string,
  mark: string,
  texts: Map<string, string>,
): Promise<boolean> {
  const read = await ask(port, 'getEntry', { path });
  const base = read.status === 200 ? String(read.json['data']) : undefined;
  // A draft may be saved though fields are missing.
  const raw = `${base ?? lead.replace('---\n', '---\ndraft: true\n')}\n${mark}\n`;
  const files = [{ path, raw, ...(base === undefined ? {} : { base }) }];
  const { status } = await ask(port, 'persistEntry', {
    dataFiles: files,
    options: { newEntry: base === undefined },
  });
  texts.set(path, raw);
  return status === 200;
}

/** The repository as it is to be after a start: nothing uncommitted, no lock, nothing of a save that was cut off. */
async function wholeAgain(thoroughly: boolean): Promise<void> {
  expect(git(repo.top, 'status', '--porcelain')).toBe('');
  const names = await readdir(repo.top, { recursive: true });
  expect(names.filter((name) => /\.lock$|\.tmp$|journal\.json$|concord\/(?:lock|index)/.test(name))).toEqual(
    [],
  );
  if (thoroughly) expect(git(repo.top, 'fsck', '--strict', '--no-dangling')).toBe('');
}

async function missesNone(acknowledged: readonly string[]): Promise<void> {
  if (acknowledged.length === 0) return;
  const all = git(
    repo.top,
    'grep',
    '-h',
    '-o',
    '-E',
    '(mark|real)-[0-9]+-',
    'HEAD',
    '--',
    'wiki/content/guides',
  );
  const found = new Set(all.split('\n'));
  expect(acknowledged.filter((mark) => !found.has(mark))).toEqual([]);
}

/** Every page that the site lists is there, with a text. */
async function siteIsWhole(port: number): Promise<void> {
  const { status, body } = await eventually(
    () => send(port, 'GET', '/'),
    ({ status }) => status === 200,
  );
  expect(status).toBe(200);
  const [, ...pages] = body.split(' ');
  expect(pages.length).toBeGreaterThan(3);
  for (const page of pages) expect((await send(port, 'GET', `/${page}/`)).status, page).toBe(200);
}

async function startFake(place: string): Promise<number> {
  const script = resolve('test/support/desk-server.ts');
  server = spawn(process.execPath, [script, repo.content, place], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'concord-compile-cache') },
  });
  if (!server.stdout) throw new Error('The server says nothing.');
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
  const port = Number(line);
  // An answer means that what was left behind has been made good.
  await ask(port, 'info', {});
  return port;
}

/** Starts the wiki as editors do. Resolves with what it says until it serves the wiki, or could not. */
function startReal(port: number): Promise<string> {
  const started = spawn(
    process.execPath,
    [...asNpmDoes(), resolve('scripts/start.ts'), '--content', repo.content],
    {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, PORT: String(port) },
    },
  );
  server = started;
  return new Promise((done) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      if (said.includes('The wiki is at')) done(said);
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    started.once('close', () => done(said));
  });
}

async function listening(port: number): Promise<void> {
  await eventually(
    () => ask(port, 'info', {}).catch(() => undefined),
    (answer) => answer?.status === 200,
  );
}

async function shown(port: number, path: string, text: string): Promise<void> {
  const { body } = await eventually(
    () => send(port, 'GET', path),
    ({ body }) => body.includes(text),
  );
  expect(body).toContain(text);
  expect((await send(port, 'GET', '/')).status).toBe(200);
  expect((await send(port, 'GET', '/lexicon/lead/')).status).toBe(200);
}

async function eventually<T>(look: () => Promise<T>, enough: (found: T) => boolean): Promise<T> {
  const until = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (enough(found) || Date.now() > until) return found;
    await pause(50);
  }
}

/** Kills a process with its group, as a machine does that runs out of memory or of power. */
async function kill(child: ChildProcess): Promise<void> {
  server = undefined;
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((done) => setTimeout(done, milliseconds));
}
