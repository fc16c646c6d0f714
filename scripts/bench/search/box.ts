/** How soon the search box of a built site answers, and what it fetches for that. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { chromium, type Browser, type Page } from 'playwright-core';
import { findChromium } from '../../chromium.ts';
import { UsageError } from '../../command.ts';
import type { Weights } from './weight.ts';

/** What people type at a desk between one key and the next, in milliseconds. */
const betweenKeys = 70;

/** @param queries the first is typed into a box that was never open, the others one after the other */
export async function measureBox(site: string, queries: readonly string[], colds = 5): Promise<Weights> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new UsageError('No Chromium was found: npm test installs one.');
  const server = await serveCompressed(site);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const [first = '', ...others] = queries;
    const cold: number[] = [];
    for (let run = 1; run < colds; run++)
      cold.push((await typeInto(await opened(browser, server), first))[0] ?? 0);
    const page = await opened(browser, server);
    const [open] = [server.sent()];
    cold.push((await typeInto(page, first))[0] ?? 0);
    const all = open + server.sent();
    const warm: number[] = [];
    const later: number[] = [];
    for (const query of others) {
      warm.push(...(await typeInto(page, query)));
      later.push(server.sent());
    }
    return {
      'opened (KB)': open / 1000,
      'opened and first query (KB)': all / 1000,
      'later query, p50 (KB)': share(later, 0.5) / 1000,
      'later query, p95 (KB)': share(later, 0.95) / 1000,
      'key to first hit, cold, p50 (ms)': share(cold, 0.5),
      'key to first hit, cold, most (ms)': share(cold, 1),
      'key to first hit, warm, p50 (ms)': share(warm, 0.5),
      'key to first hit, warm, p95 (ms)': share(warm, 0.95),
    };
  } finally {
    await browser.close();
    server.close();
  }
}

/** A page that has nothing in its cache, with the box open. What is kept for the road is none of what search needs. */
async function opened(browser: Browser, { address, sent }: Server): Promise<Page> {
  const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
  await page.goto(address, { waitUntil: 'networkidle' });
  sent();
  await page.keyboard.press('/');
  await page.locator('.search input:focus').waitFor();
  return page;
}

/** Types letter by letter. Resolves to how long each letter waited for a hit, where there was one. */
async function typeInto(page: Page, query: string): Promise<number[]> {
  await page.locator('.search input').fill('');
  await page.evaluate(watchHits);
  await page.keyboard.type(query, { delay: betweenKeys });
  await page.waitForLoadState('networkidle');
  // The text is searched when nobody types, and tells how much it has found.
  await page.locator('.search [role=status]:not(:empty)').waitFor({ state: 'attached' });
  await page.waitForTimeout(500);
  return page.evaluate(() => window.waited);
}

declare global {
  interface Window {
    /** For each letter, the milliseconds until its first hit. */
    waited: number[];
  }
}

/** Runs in the page. */
function watchHits(): void {
  window.waited = [];
  const list = document.querySelector('.search [role=listbox]') as Element;
  let pressed: number | undefined;
  const field = document.querySelector('.search input') as Element;
  field.addEventListener('beforeinput', () => (pressed = performance.now()), { capture: true });
  new MutationObserver(() => {
    if (pressed === undefined || !list.querySelector('.hit:not(.hit-short)')) return;
    window.waited.push(performance.now() - pressed);
    pressed = undefined;
  }).observe(list, { childList: true, subtree: true });
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}

interface Server {
  address: string;
  /** How many bytes were sent since this was last asked. */
  sent(): number;
  close(): void;
}

/** Serves a folder as most hosts do: what is text in Brotli, all else as it is. */
async function serveCompressed(folder: string): Promise<Server> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.json': 'application/json',
    '.svg': 'image/svg+xml',
  };
  let bytes = 0;
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    readFile(file).then(
      (content) => {
        const type = types[extname(file)];
        const body = type ? brotliCompressSync(content) : content;
        if (request.method !== 'HEAD') bytes += body.length;
        response.writeHead(200, {
          'content-type': type ?? 'application/octet-stream',
          'cache-control': 'max-age=600',
          ...(type && { 'content-encoding': 'br' }),
        });
        response.end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    sent: () => [bytes, (bytes = 0)][0] as number,
    close: () => server.close(),
  };
}
