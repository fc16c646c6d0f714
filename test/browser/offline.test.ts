import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { barriers } from '../support/axe.ts';
import { buildSite } from '../support/built-site.ts';
import { launchChromium } from '../support/chromium.ts';
import { openForm, openWiki, save, signIn } from '../support/edited-wiki.ts';
import { refusalsIn } from '../support/refusals.ts';
import { temporaryFolder } from '../support/script.ts';
import { serve, type Served } from '../support/serve.ts';

const base = '/docs/wiki';
let browser: Browser;
let root: string;
let site: Served;
let context: BrowserContext;
let refused: string[];

beforeAll(async () => {
  root = await temporaryFolder();
  await buildSite({ out: join(root, base), args: ['--no-search'], env: { SITE_BASE: base } });
  site = await serve(root);
  browser = await launchChromium();
});
afterEach(() => context?.close());
afterAll(async () => {
  await browser?.close();
  await site?.close();
  await rm(root, { recursive: true, force: true });
});

async function visitor(): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'allow' });
  refused = refusalsIn(context);
  return context.newPage();
}

/** Opens a page, and waits until a worker answers for it, and it is kept with what it has loaded. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect.poll(() => page.evaluate(missing)).toEqual([]);
}

/** Runs in the page: what would not be there without a network. */
async function missing(): Promise<string[]> {
  if (!navigator.serviceWorker.controller) return ['a worker'];
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
  const needed = [location.href, ...loaded.filter((name) => /_assets\/.*\.(?:css|js)$/.test(name))];
  const kept = await Promise.all(needed.map((each) => caches.match(each)));
  return needed.filter((_, index) => kept[index] === undefined);
}

/** Runs in the page: looks for the next worker, and waits until it answers. */
async function nextWorker(): Promise<void> {
  const { serviceWorker } = navigator;
  const answers = new Promise((done) =>
    serviceWorker.addEventListener('controllerchange', done, { once: true }),
  );
  await (await serviceWorker.ready).update();
  await answers;
}

/** Runs in the page: the paths of all that is kept. */
async function keptPaths(): Promise<string[]> {
  const caught = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
  return (await Promise.all(caught)).flat().map(({ url }) => new URL(url).pathname);
}

const asOf = (page: Page) => page.locator('.as-of');
const said = /^(?:You are offline\.|The wiki cannot be reached just now\.) /;

describe('a wiki that was built, below a path', () => {
  const at = (path: string) => `${site.address}${base}${path}`;

  it('shows a page that was opened, with its day and the state of this one, and is as it was when it comes back', async () => {
    const page = await visitor();
    await open(page, at('/competitors/pitledger/'));
    const colour = () => page.locator('.site-header').evaluate((each) => getComputedStyle(each).display);
    const looks = await colour();
    await context.setOffline(true);
    await page.goto(at('/competitors/pitledger?from=a-link'));
    expect(await asOf(page).innerText()).toMatch(/This is the page as of \d+ \w+, \d\d:\d\d\.$/);
    expect(await asOf(page).innerText()).toMatch(said);
    await page.locator('.review-line[data-state]').waitFor();
    expect(await colour()).toBe(looks);
    expect(await barriers(page, 'main')).toEqual([]);
    await page.getByRole('link', { name: 'Call mode' }).click();
    const call = page.getByRole('dialog', { name: 'Call mode: Pitledger' });
    expect(await call.getByText(/This is the page as of \d+ \w+, \d\d:\d\d\.$/).count()).toBe(1);
    await page.goto(at('/competitors/ferrumark/'));
    expect(await page.locator('h1').innerText()).toBe('Kept on this device');
    expect(await asOf(page).innerText()).toContain('This page has not been opened here before');
    // Search was not opened before.
    await page.keyboard.type('/ferrumark');
    await page.locator('.search .hit-title', { hasText: 'Ferrumark' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Pitledger', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Pitledger' }).waitFor();
    await context.setOffline(false);
    await page.reload();
    expect(await asOf(page).count()).toBe(0);
    expect(refused).toEqual([]);
  });

  it('shows what is kept, with its day, where an answer takes long, and keeps that for the next time', async () => {
    const waiting: (() => void)[] = [];
    let isSlow = false;
    const slow = createServer(async (request, response) => {
      if (isSlow) await new Promise<void>((done) => waiting.push(done));
      const answer = await fetch(site.address + request.url);
      const type = answer.headers.get('content-type') ?? '';
      response.writeHead(answer.status, { 'content-type': type }).end(await answer.bytes());
    });
    await new Promise<void>((done) => slow.listen(0, '127.0.0.1', done));
    onTestFinished(() => void slow.close().closeAllConnections());
    const address = `http://127.0.0.1:${(slow.address() as AddressInfo).port}${base}/competitors/pitledger/`;
    const page = await visitor();
    await open(page, address);
    const kept = () =>
      page.evaluate(async () => (await caches.match(location.href))?.headers.get('Kept-Since'));
    const before = await kept();
    isSlow = true;
    // What is printed alone is not kept, and still on its way.
    await page.goto(address, { waitUntil: 'domcontentloaded' });
    expect(await asOf(page).innerText()).toMatch(
      /^The wiki takes long to answer.* as of \d+ \w+, \d\d:\d\d\.$/,
    );
    await page.locator('.review-line[data-state]').waitFor();
    isSlow = false;
    for (const answer of waiting) answer();
    await expect.poll(kept).not.toBe(before);
    await page.reload();
    expect(await asOf(page).count()).toBe(0);
  });

  it('keeps what a day on the road may need with one press, and forgets it with another', async () => {
    const page = await visitor();
    await open(page, at('/assets/brochure-2025/'));
    await open(page, at('/assets/security-in-two-pages/'));
    await open(page, at('/kept/'));
    const kept = page.getByRole('listitem').filter({ hasText: 'As of' });
    // Neither is a list of what is kept a way to send what is withdrawn.
    await kept.filter({ hasText: 'The brochure of 2025 Withdrawn' }).waitFor();
    await kept.filter({ hasText: 'Security in two pages' }).waitFor();
    expect(await kept.filter({ hasText: /Withdrawn|Expired|Over|Replaced/ }).count()).toBe(1);
    await page.evaluate(() => {
      for (const key of ['concord-lately', 'concord-editor', 'concord-draft:1'])
        localStorage.setItem(key, '{}');
    });
    await page.getByRole('button', { name: 'Keep these for the road' }).click();
    await page
      .getByRole('status')
      .getByText(/^\d+ pages kept\.$/)
      .waitFor();
    expect(await barriers(page, 'main')).toEqual([]);
    await context.setOffline(true);
    await page.goto(at('/competitors/ferrumark/'));
    await asOf(page).waitFor();
    await page.goto(at('/kept/'));
    await page.getByRole('button', { name: 'Forget what is kept here' }).click();
    await page
      .getByRole('status')
      .getByText(/^Forgotten: \d+ pages .* and what search had remembered\.$/)
      .waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage).toSorted())).toEqual([
      'concord-draft:1',
      'concord-editor',
    ]);
    expect(await page.evaluate(keptPaths)).toEqual([]);
    await expect(page.goto(at('/competitors/ferrumark/'))).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
  });

  it('can be installed', async () => {
    const page = await visitor();
    await page.goto(at('/'));
    const tools = await context.newCDPSession(page);
    const { errors } = await tools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const { installabilityErrors: reasons } = await tools.send('Page.getInstallabilityErrors');
    expect(reasons.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
  });

  it('is read whatever its worker does, and takes up the next one', async () => {
    const worker = join(root, base, 'worker.js');
    const page = await visitor();
    const heading = async () => {
      await page.goto(at('/guides/'));
      return page.locator('h1').innerText();
    };
    await open(page, at('/lexicon/mql/'));
    const good = await readFile(worker, 'utf8');
    onTestFinished(() => writeFile(worker, good));
    const takesOver = `oninstall = () => skipWaiting(); onactivate = (e) => e.waitUntil(clients.claim());`;
    await writeFile(worker, 'this is no script');
    await expect(page.evaluate(nextWorker)).rejects.toThrow('ServiceWorker script evaluation failed');
    expect(await heading()).toBe('Guides');
    await writeFile(worker, `${takesOver} onfetch = () => { throw new Error('Broken.'); }`);
    await page.evaluate(nextWorker);
    expect(await heading()).toBe('Guides');
    await writeFile(
      worker,
      `${takesOver} onfetch = (e) => e.respondWith(new Response('<h1>Broken</h1>', { headers: { 'content-type': 'text/html' } }))`,
    );
    await page.evaluate(nextWorker);
    expect(await heading()).toBe('Broken');
    await writeFile(worker, good);
    // Browsers look for the next worker by themselves whenever a page was opened.
    await page.addInitScript(() => {
      const answers = new Promise((done) =>
        navigator.serviceWorker.addEventListener('controllerchange', () => done(true)),
      );
      Object.assign(window, { answers });
    });
    await page.goto(at('/guides/'));
    expect(await page.evaluate('answers')).toBe(true);
    expect(await heading()).toBe('Guides');
  });
});

describe('a wiki that is served with its editor', () => {
  it('is edited as ever, and shows what was saved; the editor is never kept', async () => {
    const wiki = await openWiki();
    const page = await visitor();
    await open(page, `${wiki.address}/guides/monthly-joint-meeting/`);
    await signIn(page, wiki);
    expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
    await openForm(page, wiki, 'guides/entries/monthly-joint-meeting');
    await page.getByLabel('Summary').fill('Written with a worker about.');
    await save(page);
    await page.goto(`${wiki.address}/guides/monthly-joint-meeting/`);
    await page.locator('.lead', { hasText: 'Written with a worker about.' }).waitFor();
    wiki.pause();
    await context.setOffline(true);
    await page.reload();
    await asOf(page).waitFor();
    await page.locator('.lead', { hasText: 'Written with a worker about.' }).waitFor();
    const kept = await page.evaluate(keptPaths);
    expect(kept).toContain('/guides/monthly-joint-meeting/');
    expect(kept.filter((path) => /^\/(?:admin|api)\//.test(path))).toEqual([]);
    await expect(page.goto(`${wiki.address}/admin/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await wiki.close();
  });
});
