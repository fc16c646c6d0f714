/** How long it takes until a change is seen by whoever asks for the page over HTTP. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandOf, type Clone } from './clone.ts';

/** The longest that anything is waited for, in milliseconds. */
const timeoutMs = 300_000;

/** A server that answers. */
export interface Served {
  /** Without a slash at its end. */
  address: string;
  /** Seconds from its start until its home page was there. */
  start: number;
  /** Ends it as Ctrl-C does, or at once. */
  end(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>;
}

/** A page of a wiki: its file, and its address below that of the site. */
export interface PageAt {
  file: string;
  path: string;
}

/** So many pages, evenly spread over a wiki. */
export function spread(pages: readonly string[], content: string, count: number): PageAt[] {
  const step = Math.max(1, Math.floor(pages.length / count));
  return pages
    .filter((_, index) => index % step === 0)
    .slice(0, count)
    .map((file) => ({
      file,
      path: `/${relative(content, file)
        .replaceAll('\\', '/')
        .replace(/\.mdx?$/, '')}/`,
    }));
}

/** Starts a server on a port of its own, and waits for its home page. */
export async function serve(
  command: string,
  args: (port: number) => string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv },
): Promise<Served> {
  const port = await freePort();
  const began = performance.now();
  const server = spawn(command, args(port), {
    cwd: options.cwd,
    env: { ...process.env, ...options.env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const address = `http://localhost:${port}`;
  try {
    await until(
      address,
      () => true,
      () => server.exitCode !== null,
    );
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  }
  const start = (performance.now() - began) / 1000;
  return { address, start, end: (signal = 'SIGINT') => end(server, signal) };
}

/** Serves a wiki as `npm start` does. */
export function serveWiki({ folder }: Clone, content: string): Promise<Served> {
  const command = [...commandOf(folder, 'start'), '--content', content];
  return serve(process.execPath, () => command, { cwd: folder });
}

/** The median of the seconds from a file being written until its new text is served. */
export async function secondsOfWrites({ address }: Served, pages: readonly PageAt[]): Promise<number> {
  const all: number[] = [];
  for (const { file, path } of pages) {
    const sentence = newSentence();
    const began = performance.now();
    await appendFile(file, `\n${sentence}\n`);
    await until(address + path, (text) => text.includes(sentence));
    all.push((performance.now() - began) / 1000);
  }
  return median(all);
}

/**
 * The median of the seconds from the request of a save until its new text is served, without those of the commit
 * itself. Each is measured by itself: what search does about the one before is over.
 */
export async function secondsOfSaves(
  served: Served,
  pages: readonly PageAt[],
  content: string,
): Promise<number> {
  const { address } = served;
  const all: number[] = [];
  for (const { file, path } of pages) {
    await searchable(served);
    const base = await readFile(file, 'utf8');
    const sentence = newSentence();
    const began = performance.now();
    const committed = await save(address, pathOf(file, content), base, `${base}\n${sentence}\n`);
    await until(address + path, (text) => text.includes(sentence));
    all.push((performance.now() - began - committed) / 1000);
  }
  return median(all);
}

/** Resolves once search knows all that is there. */
export async function searchable({ address }: Served): Promise<void> {
  const isBehind = async () => {
    const answer = await fetch(`${address}/pagefind/pagefind-entry.json`, { method: 'HEAD' });
    return answer.headers.has('Search-Behind');
  };
  while (await isBehind()) await pause(5);
}

/** The median of the seconds from the answer to a save until search knows what was saved. */
export async function secondsOfSearch(
  served: Served,
  pages: readonly PageAt[],
  content: string,
): Promise<number> {
  const { address } = served;
  const all: number[] = [];
  for (const { file } of pages) {
    await searchable(served);
    const base = await readFile(file, 'utf8');
    await save(address, pathOf(file, content), base, `${base}\n${newSentence()}\n`);
    const began = performance.now();
    await searchable(served);
    all.push((performance.now() - began) / 1000);
  }
  return median(all);
}

/** The path of a file as the editor calls it. */
function pathOf(file: string, content: string): string {
  return `content/${relative(content, file).replaceAll('\\', '/')}`;
}

/** Saves a page. Returns how many milliseconds the commit itself took. */
async function save(address: string, path: string, base: string, raw: string): Promise<number> {
  const author = { name: 'Bench', email: 'bench@example.com' };
  const answer = await fetch(`${address}/api/v1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address },
    body: JSON.stringify({ action: 'persistEntry', params: { dataFiles: [{ path, raw, base }], author } }),
  });
  if (!answer.ok) throw new Error(`${path} was not saved: ${await answer.text()}`);
  return ((await answer.json()) as { took: number }).took;
}

/** Asks for a page again and again, until it is as it should be. */
async function until(
  url: string,
  fits: (text: string) => boolean,
  hasEnded: () => boolean = () => false,
): Promise<void> {
  const end = performance.now() + timeoutMs;
  while (performance.now() < end && !hasEnded()) {
    // A server that has just been started does not answer yet.
    const answer = await fetch(url).catch(() => undefined);
    const text = (await answer?.text()) ?? '';
    if (answer?.ok && fits(text)) return;
    await pause(2);
  }
  throw new Error(`${url} did not come to be as it should.`);
}

async function end(server: ChildProcess, signal: 'SIGINT' | 'SIGKILL'): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null)
    throw new Error(`The server ended by itself (${server.exitCode ?? server.signalCode}).`);
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

let sentences = 0;

/** A sentence that no page has. */
function newSentence(): string {
  return `This is sentence number ${++sentences} of ${process.pid}.`;
}

function median(all: readonly number[]): number {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
}
