/** Debian's WebKit, driven over HTTP. Source: https://www.w3.org/TR/webdriver2/ */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { vi } from 'vitest';
import type { Tab } from './browsers.ts';
import { freePort } from './script.ts';

/** How the protocol marks an element in JSON. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** @param programs its driver, its browser, and a screen that nobody sees */
export async function launchWebKit([
  driver = '',
  browser = '',
  screen = '',
]: readonly string[]): Promise<Tab> {
  const [shown, display] = await openScreen(screen);
  const port = await freePort();
  const running = start(driver, [`--port=${port}`], {
    env: { ...process.env, DISPLAY: `:${display}` },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ask = client(`http://127.0.0.1:${port}`);
  const isReady = () =>
    ask<{ ready: boolean }>('GET', '/status').then(
      ({ ready }) => ready,
      () => false,
    );
  await vi.waitUntil(isReady, { timeout: 30_000 });
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] } },
    },
  });
  const tell = <T = unknown>(command: string, body: object) =>
    ask<T>('POST', `/session/${sessionId}/${command}`, body);
  await ask('POST', `/session/${sessionId}/timeouts`, { implicit: 60_000, pageLoad: 60_000, script: 30_000 });
  const click = async (value: string) => {
    const using = value.startsWith('//') ? 'xpath' : 'css selector';
    const found = await tell<Record<string, string>>('element', { using, value });
    // By itself the driver scrolls no further than below what sticks to the edges.
    await tell('execute/sync', { script: "arguments[0].scrollIntoView({ block: 'center' })", args: [found] });
    await tell(`element/${found[elementKey]}/click`, {});
  };

  return {
    goto: async (url) => void (await tell('url', { url })),
    read: (expression) => tell('execute/sync', { script: `return ${expression}`, args: [] }),
    click,
    async type(text) {
      const actions = [...text].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
      await tell('actions', { actions: [{ type: 'key', id: 'keyboard', actions }] });
    },
    async close() {
      await ask('DELETE', `/session/${sessionId}`);
      await end(running);
      await end(shown);
    },
  };
}

type Ask = <T = unknown>(method: string, path: string, body?: object) => Promise<T>;

/** Sends commands to a driver; throws what it says where it cannot do as it is told. */
function client(address: string): Ask {
  return async <T>(method: string, path: string, body?: object) => {
    const response = await fetch(address + path, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}, ${value.message}`);
    return value;
  };
}

/** Resolves to the process of a screen, and the number by which programs find it. */
async function openScreen(program: string): Promise<[ChildProcess, string]> {
  const args = ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'];
  const screen = start(program, args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const [number] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
  return [screen, number.toString().trim()];
}

/** Starts a program that does not outlive this one. */
function start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, options);
  process.once('exit', () => child.kill());
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
