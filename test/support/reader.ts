/** The wiki that ships, built and read in a browser, for the tests of one file. */
import { readdir, rm } from 'node:fs/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildSite } from './built-site.ts';
import { launchChromium } from './chromium.ts';
import { refusalsIn } from './refusals.ts';
import { serve, type Served } from './serve.ts';

export let folder: string;
export let site: Served;
export let browser: Browser;
/** Addresses of all pages for readers, as `/lexicon/mql/`. */
export let addresses: string[];
let open: BrowserContext[] = [];
/** Every request that left the wiki. There must be none. */
export const foreign: string[] = [];
/** Everything that a policy refused. There must be nothing. */
export const refused: string[][] = [];

/** Builds and serves it before the tests, and removes it after them. */
export function openWiki(): void {
  beforeAll(async () => {
    folder = await buildSite();
    site = await serve(folder);
    browser = await launchChromium();
    const files = await readdir(folder, { recursive: true });
    addresses = files
      .filter((file) => /(^|\/)index\.html$/.test(file) && !file.startsWith('admin'))
      .map((file) => `/${file.slice(0, -10)}`);
  });

  afterEach(async () => {
    await Promise.all(open.map((context) => context.close()));
    open = [];
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
    if (folder) await rm(folder, { recursive: true, force: true });
    expect([foreign, refused.flat()]).toEqual([[], []]);
  });
}

export interface Visit extends BrowserContextOptions {
  /** The day on which it is read. */
  at?: string;
  /** Another wiki than the project's own. */
  site?: Served;
  /** Done before the page is opened. */
  prepare?: (context: BrowserContext) => Promise<unknown>;
}

export async function visit(address: string, options: Visit = {}): Promise<Page> {
  const { at, site: place = site, prepare, ...rest } = options;
  const context = await browser.newContext(rest);
  open.push(context);
  refused.push(refusalsIn(context));
  context.on('request', (request) => {
    if (!request.url().startsWith(`${place.address}/`) && !request.url().startsWith('data:'))
      foreign.push(request.url());
  });
  await prepare?.(context);
  const page = await context.newPage();
  if (at) await page.clock.setFixedTime(new Date(`${at}T12:00:00Z`));
  await page.goto(place.address + address);
  return page;
}

export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
